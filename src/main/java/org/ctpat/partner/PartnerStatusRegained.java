package org.ctpat.partner;

/**
 * A business partner of a member has its status back: the follow-up is over.
 *
 * @param reason why, for the tasks that end with it
 */
public record PartnerStatusRegained(String accountNumber, String followUpId, String reason) {}
