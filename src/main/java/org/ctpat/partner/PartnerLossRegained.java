package org.ctpat.partner;

/** A member has its status back: what its dependents do about the loss is to be ended. */
record PartnerLossRegained(long lossId) {}
