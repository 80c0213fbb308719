package org.ctpat.account;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An invitation of CBP to a company.
 *
 * @param number what the company gives in its profile
 * @param entityType code of the entity type it invites to
 * @param accountNumber account that made use of it, null when none has
 */
public record InvitationView(
    String number,
    String entityType,
    String companyName,
    String invitedBy,
    LocalDate invitedOn,
    @Nullable String accountNumber) {}
