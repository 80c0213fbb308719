package org.ctpat.incident;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a list of incidents is narrowed down to; null where it does not matter.
 *
 * @param states states to show, all when empty
 * @param type code of the catalogue
 * @param text part of id, words, place, container, seal, conveyance or shipment
 */
public record IncidentFilter(
    @Nullable String accountNumber,
    Set<IncidentState> states,
    @Nullable String type,
    @Nullable Boolean selfReported,
    @Nullable String text) {

  public IncidentFilter {
    states = Set.copyOf(states);
  }
}
