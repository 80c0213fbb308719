package org.ctpat.partner;

/** A business partner of a member lost its status or its proof. */
public record PartnerStatusLost(String accountNumber, String followUpId) {}
