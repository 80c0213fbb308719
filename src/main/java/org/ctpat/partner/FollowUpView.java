package org.ctpat.partner;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a member does about a lost partner.
 *
 * @param company the partner
 * @param why what was lost
 * @param remarks of the specialist who returned the answer last, empty otherwise
 * @param outcome how it ended, null while it runs
 */
public record FollowUpView(
    String followUpId,
    String accountNumber,
    long partnerId,
    String company,
    String why,
    FollowUpState state,
    @Nullable LocalDate openedOn,
    @Nullable FollowUpDecision decision,
    String measures,
    @Nullable LocalDate doneUntil,
    List<String> files,
    String remarks,
    @Nullable LocalDate closedOn,
    @Nullable String outcome) {}
