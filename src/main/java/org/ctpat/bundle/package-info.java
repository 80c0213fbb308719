/** Sealed bundles: ZIP files in which every file has its hash and the whole has a keyed seal. */
@org.jspecify.annotations.NullMarked
package org.ctpat.bundle;
