package org.ctpat.account;

import org.ctpat.audit.Actor;

/**
 * Somebody proposes to suspend a member, or asks headquarters to remove it at once, in the running
 * transaction.
 *
 * @param sourceCaseId the case in which the grounds were found
 * @param statement the facts, in sentences
 * @param rule the rule with its source
 * @param falseInformation whether the company gave false information knowingly: 6 U.S.C. 967(b),
 *     with 30 days to appeal (DL15)
 * @param aggravated whether headquarters is asked to remove the member at once
 */
public record SuspensionProposed(
    String accountNumber,
    String sourceCaseId,
    SuspensionGrounds grounds,
    String statement,
    String rule,
    boolean falseInformation,
    boolean aggravated,
    Actor by) {}
