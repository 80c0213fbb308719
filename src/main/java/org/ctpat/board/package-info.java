/**
 * The case board of CBP: a view over the stored accounts, dates and identifiers that reads their
 * tables itself, so that a page costs few statements however many companies there are.
 */
@org.jspecify.annotations.NullMarked
package org.ctpat.board;
