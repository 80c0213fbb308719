/** The annual review that renews a certification. */
@org.jspecify.annotations.NullMarked
package org.ctpat.renewal;
