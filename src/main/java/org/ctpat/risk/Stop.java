package org.ctpat.risk;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.Locale;

/**
 * A step of the cargo on its way along a lane.
 *
 * @param country where it happens, ISO 3166 code of two letters
 * @param handoverPoint where the cargo changes hands, in words; empty when it does not
 * @param hoursAtRest hours the cargo stands still here
 * @param sealed whether the container or trailer is sealed when it leaves
 * @param dataExchanged what information goes with the cargo, in words
 */
@Embeddable
public record Stop(
    String partyId,
    @Enumerated(EnumType.STRING) ProcessStep step,
    @Enumerated(EnumType.STRING) TransportMode mode,
    String country,
    String handoverPoint,
    int hoursAtRest,
    boolean sealed,
    String dataExchanged) {

  public Stop {
    country = country.strip().toUpperCase(Locale.ROOT);
  }
}
