package org.ctpat.partner;

/** A member has lost its status: its dependents are to be told, some at a time. */
record PartnerLossFound(long lossId) {}
