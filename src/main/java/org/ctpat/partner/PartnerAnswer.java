package org.ctpat.partner;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a member does about a partner that lost its status or proof.
 *
 * @param measures what was or is done
 * @param doneUntil by when, where something is still to be done
 * @param replacement name of the new partner, only when it is replaced
 * @param replacementCountry its country, two letters
 * @param proof the new proof, only when there is one
 */
record PartnerAnswer(
    FollowUpDecision decision,
    String measures,
    @Nullable LocalDate doneUntil,
    @Nullable String replacement,
    @Nullable String replacementCountry,
    @Nullable ProofEntry proof,
    List<String> files) {}
