/** Process tests: real engine, real workers, real database. */
@org.jspecify.annotations.NullMarked
package org.ctpat.process;
