/** Process tests of the training. */
@org.jspecify.annotations.NullMarked
package org.ctpat.process.training;
