/** Tests of the yearly work plan. */
@org.jspecify.annotations.NullMarked
package org.ctpat.planning;
