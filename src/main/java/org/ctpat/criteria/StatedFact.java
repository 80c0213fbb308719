package org.ctpat.criteria;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;

/** What a company stated about itself. */
@Entity
@Table(name = "company_fact")
class StatedFact {

  /** One statement for each account and fact. */
  @Embeddable
  record Key(String accountNumber, @Column(name = "fact") String fact) implements Serializable {}

  @EmbeddedId private Key key;
  private boolean holds;
  private String statedBy;
  private Instant statedAt;

  @SuppressWarnings("NullAway.Init")
  protected StatedFact() {}

  StatedFact(Key key, boolean holds, String statedBy, Instant statedAt) {
    this.key = key;
    this.holds = holds;
    this.statedBy = statedBy;
    this.statedAt = statedAt;
  }

  void state(boolean holds, String by, Instant now) {
    this.holds = holds;
    this.statedBy = by;
    this.statedAt = now;
  }

  String fact() {
    return key.fact();
  }

  boolean holds() {
    return holds;
  }

  String statedBy() {
    return statedBy;
  }

  Instant statedAt() {
    return statedAt;
  }
}
