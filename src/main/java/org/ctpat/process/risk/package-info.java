/** The automated steps of the risk assessment. */
@org.jspecify.annotations.NullMarked
package org.ctpat.process.risk;
