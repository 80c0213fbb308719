/** The decision tables that process owners maintain, as seen by the modules. */
@org.jspecify.annotations.NullMarked
package org.ctpat.decision;
