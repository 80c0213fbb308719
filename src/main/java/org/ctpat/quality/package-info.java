/**
 * Checks over all live cases, as a linter looks over code: what contradicts itself, has run out,
 * stands still or has nobody, with a way to mend it.
 */
@org.jspecify.annotations.NullMarked
package org.ctpat.quality;
