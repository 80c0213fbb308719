/**
 * Every due date with its rule, its source in law or policy, its inputs and who computed it when.
 */
@org.jspecify.annotations.NullMarked
package org.ctpat.deadline;
