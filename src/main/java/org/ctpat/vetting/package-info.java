/**
 * The personal data of owners and officers for the vetting: encrypted in the database, entered by
 * the company, read by the vetting unit alone, each reading kept in the trail.
 */
@org.jspecify.annotations.NullMarked
package org.ctpat.vetting;
