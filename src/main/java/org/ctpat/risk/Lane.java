package org.ctpat.risk;

import jakarta.persistence.Embeddable;

/**
 * A supply chain: one kind of cargo from its origin to its destination.
 *
 * @param laneId id within the assessment, such as {@code L1}; empty for a new one
 * @param originCountry ISO 3166 code of two letters
 * @param destinationCountry ISO 3166 code of two letters
 * @param modeChain how the cargo travels, in words: "Truck, ocean, rail, truck"
 * @param frequency how often, in words: "6 containers a month"
 * @param notes hazards, alternate routes and whatever else matters
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
    String notes) {}
