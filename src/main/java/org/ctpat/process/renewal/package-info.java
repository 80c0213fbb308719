/** The automated steps of the annual review. */
@org.jspecify.annotations.NullMarked
package org.ctpat.process.renewal;
