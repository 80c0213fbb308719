/** What the people of the demo companies and of CBP do in validations and corrective actions. */
@org.jspecify.annotations.NullMarked
package org.ctpat.demo.validation;
