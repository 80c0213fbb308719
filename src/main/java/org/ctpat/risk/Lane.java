package org.ctpat.risk;

import jakarta.persistence.Embeddable;
import java.util.Locale;

/**
 * A supply chain: one kind of cargo from its origin to its destination.
 *
 * @param laneId id within the assessment, such as {@code L1}; empty for a new one
 * @param originCountry ISO 3166 code of two letters
 * @param destinationCountry ISO 3166 code of two letters
 * @param modeChain how the cargo travels, in words: "Truck, ocean, rail, truck"
 * @param frequency how often, in words: "6 containers a month"
 * @param alternateRouting which way the cargo goes when the usual one is closed, in words
 * @param notes hazards and whatever else matters
 */
@Embeddable
public record Lane(
    String laneId,
    String product,
    String originCountry,
    String originRegion,
    String destinationCountry,
    String destination,
    String modeChain,
    String frequency,
    String alternateRouting,
    String notes) {

  public Lane {
    originCountry = originCountry.strip().toUpperCase(Locale.ROOT);
    destinationCountry = destinationCountry.strip().toUpperCase(Locale.ROOT);
  }
}
