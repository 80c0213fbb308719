package org.ctpat.enforcement;

/** A suspension or removal of a member is proposed and has a case. */
public record EnforcementOpened(String accountNumber, String enforcementId) {}
