/** Tests of the pages: who sees what, and what a browser makes of them. */
@org.jspecify.annotations.NullMarked
package org.ctpat.portal;
