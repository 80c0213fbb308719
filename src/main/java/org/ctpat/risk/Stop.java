package org.ctpat.risk;

/**
 * A step of the cargo on its way along a lane.
 *
 * @param country where it happens, ISO 3166 code of two letters
 * @param handoverPoint where the cargo changes hands, in words; empty when it does not
 * @param hoursAtRest hours the cargo stands still here
 * @param sealed whether the container or trailer is sealed when it leaves
 * @param dataExchanged what information goes with the cargo, in words
 */
public record Stop(
    String partyId,
    ProcessStep step,
    TransportMode mode,
    String country,
    String handoverPoint,
    int hoursAtRest,
    boolean sealed,
    String dataExchanged) {}
