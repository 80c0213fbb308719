/** Puts letters and certificates on paper: PDF from page templates, and QR codes. */
@org.jspecify.annotations.NullMarked
package org.ctpat.print;
