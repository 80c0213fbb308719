package org.ctpat.appeal;

/** A company appealed a decision in time. */
public record AppealFiled(String accountNumber, String decisionId, String appealId) {}
