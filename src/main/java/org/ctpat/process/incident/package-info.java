/** The automated steps of incidents. */
@org.jspecify.annotations.NullMarked
package org.ctpat.process.incident;
