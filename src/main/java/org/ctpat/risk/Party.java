package org.ctpat.risk;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.Locale;

/**
 * A party of the supply chains.
 *
 * @param partyId id within the assessment, such as {@code P1}; empty for a new one
 * @param country ISO 3166 code of two letters
 * @param direct whether the company has a contract with it; otherwise it is indirect
 * @param proof how the status is known: SVI monitoring, certificate, AEO certificate, questionnaire
 *     (fact sheet section 15)
 * @param own whether it is the company itself
 */
@Embeddable
public record Party(
    String partyId,
    String name,
    @Enumerated(EnumType.STRING) PartyRole role,
    String country,
    boolean direct,
    @Enumerated(EnumType.STRING) ProgrammeStatus status,
    String proof,
    boolean own) {

  public Party {
    country = country.strip().toUpperCase(Locale.ROOT);
  }
}
