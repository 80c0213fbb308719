package org.ctpat.risk;

import jakarta.persistence.Embeddable;
import java.time.LocalDate;

/** A threat rating as it is stored under its factor. */
@Embeddable
record Threat(int rating, String source, LocalDate sourceOn) {

  ThreatRating of(ThreatFactor factor) {
    return new ThreatRating(factor, rating, source, sourceOn);
  }
}
