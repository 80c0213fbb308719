/** Keeps short personal texts encrypted, and finds them again without opening them. */
@org.jspecify.annotations.NullMarked
package org.ctpat.sealing;
