/**
 * Security incidents and suspicions: report, notification, analysis and decision (fact sheet
 * section 16; criteria 7.23 and 7.37).
 */
@org.jspecify.annotations.NullMarked
package org.ctpat.incident;
