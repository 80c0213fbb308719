/** Web pages for members, CBP staff and process owners. */
@org.jspecify.annotations.NullMarked
package org.ctpat.portal;
