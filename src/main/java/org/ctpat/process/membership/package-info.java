/** Steps of the process {@code ctpat-membership}: the life of an account in the programme. */
@org.jspecify.annotations.NullMarked
package org.ctpat.process.membership;
