package org.ctpat.status;

import org.ctpat.audit.Actor;

/**
 * Two companies have begun to see each other's status, or ended it, in the running transaction.
 *
 * @param agreed whether they see it from now; otherwise it has ended
 */
public record StatusConsentChanged(
    String accountNumber, String partnerAccount, boolean agreed, Actor by) {}
