/** The five-step risk assessment of the supply chain. */
@org.jspecify.annotations.NullMarked
package org.ctpat.risk;
