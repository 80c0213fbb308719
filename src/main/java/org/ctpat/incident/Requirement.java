package org.ctpat.incident;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/**
 * An action that the analysis of an incident asks for.
 *
 * @param criterionId criterion that it brings back in order
 * @param found what was found
 * @param measure what the company is asked to do
 * @param owner who answers for it in the company, by function; may be empty
 */
@Embeddable
public record Requirement(
    @Column(length = 40) String criterionId,
    @Column(length = 4_000) String found,
    @Column(length = 4_000) String measure,
    @Column(length = 300) String owner) {}
