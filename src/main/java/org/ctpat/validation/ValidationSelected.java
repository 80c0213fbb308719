package org.ctpat.validation;

/**
 * Headquarters or a field office chose a member for validation before its regular date (6 U.S.C.
 * 965; 969(2)).
 *
 * @param reason why, in words
 * @param selectionId tells several selections of an account apart
 */
public record ValidationSelected(String accountNumber, String reason, String selectionId) {}
