/** The populated world of the demonstration: some hundred invented companies in all stages. */
@org.jspecify.annotations.NullMarked
package org.ctpat.demo.world;
