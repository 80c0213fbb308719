package org.ctpat.partner;

import java.time.LocalDate;
import org.ctpat.risk.Level;
import org.ctpat.risk.PartyRole;
import org.jspecify.annotations.Nullable;

/**
 * What a company says about a business partner.
 *
 * @param country ISO 3166 code of two letters
 * @param role what the partner does in the supply chain
 * @param direct whether there is a contract with it; otherwise it is another partner's partner
 * @param partnerAccount its CTPAT account number, such as {@code 10-000102}
 * @param risk how the company rates it, null while it is not rated
 * @param contractClauses security clauses of the contract, empty when there are none
 * @param openActions weaknesses that the partner has still to close (criterion 3.6)
 * @param checkedOn when the company looked at it last (criterion 3.7)
 * @param nextCheckOn when it looks again; computed from the last check when it is null
 */
public record PartnerEntry(
    String name,
    String country,
    PartyRole role,
    boolean direct,
    @Nullable String partnerAccount,
    @Nullable Level risk,
    String contractClauses,
    String openActions,
    @Nullable LocalDate checkedOn,
    @Nullable LocalDate nextCheckOn) {}
