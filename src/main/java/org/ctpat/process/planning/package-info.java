/** Steps of the process {@code validation-planning}: the yearly work plan of validations. */
@org.jspecify.annotations.NullMarked
package org.ctpat.process.planning;
