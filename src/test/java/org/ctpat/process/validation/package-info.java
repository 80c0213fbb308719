/** Process tests of validation and corrective action. */
@org.jspecify.annotations.NullMarked
package org.ctpat.process.validation;
