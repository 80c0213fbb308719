package org.ctpat.model;

import org.jspecify.annotations.Nullable;

/**
 * What happens at an element of a version.
 *
 * @param kind such as "step by people"
 * @param waiting instances that are there now, with those in trouble
 * @param troubled those that wait for an operator
 * @param done how often it was completed
 * @param median days within which half of the visits that ended last were done, null when none did
 * @param ninetieth days within which nine of ten were done
 */
public record ElementFlow(
    String elementId,
    String name,
    String kind,
    long waiting,
    long troubled,
    long done,
    @Nullable Double median,
    @Nullable Double ninetieth) {}
