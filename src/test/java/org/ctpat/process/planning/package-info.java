/** Process tests of the validation planning. */
@org.jspecify.annotations.NullMarked
package org.ctpat.process.planning;
