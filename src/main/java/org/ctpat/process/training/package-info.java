/** Workers of the training process. */
@org.jspecify.annotations.NullMarked
package org.ctpat.process.training;
