package org.ctpat.partner;

import org.ctpat.account.MembershipStatus;

/** A member in good standing that has another account among its business partners. */
public record Dependent(
    String accountNumber, String companyName, String entityType, MembershipStatus status) {}
