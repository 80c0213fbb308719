package org.ctpat.incident;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;

/**
 * Somebody was told of an incident.
 *
 * @param party code of the catalogue, such as {@code portOfEntry}
 * @param name who exactly, such as "Port of Laredo, officer on duty"
 * @param how by telephone, in person, …; may be empty
 * @param recordedBy name of the person who wrote it down
 */
@Embeddable
public record Told(
    @Column(length = 40) String party,
    @Column(length = 300) String name,
    @Column(name = "told_at") Instant at,
    @Column(length = 300) String how,
    @Column(length = 300) String recordedBy) {

  /** Whether the same was written down already, by whomever. */
  boolean same(Told other) {
    return party.equals(other.party) && name.equalsIgnoreCase(other.name) && at.equals(other.at);
  }
}
