/** Evidence files: content, type, hash and expiry. */
@org.jspecify.annotations.NullMarked
package org.ctpat.document;
