/** The automated steps of validations and corrective actions. */
@org.jspecify.annotations.NullMarked
package org.ctpat.process.validation;
