/**
 * Checks the models, decision tables and forms against each other and against the code, in words
 * for process owners.
 */
@org.jspecify.annotations.NullMarked
package org.ctpat.process.check;
