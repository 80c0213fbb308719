/** The append-only, hash-chained trail of who changed what, when, from what to what. */
@org.jspecify.annotations.NullMarked
package org.ctpat.audit;
