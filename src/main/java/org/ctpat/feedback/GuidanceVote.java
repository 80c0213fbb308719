package org.ctpat.feedback;

import java.time.Instant;

/** What somebody said about the guidance to a criterion. */
public record GuidanceVote(
    String criterionId,
    String person,
    String accountNumber,
    boolean helpful,
    String remark,
    Instant at) {}
