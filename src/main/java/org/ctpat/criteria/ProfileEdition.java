package org.ctpat.criteria;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The edition by which a company answers, kept since its first answer. */
@Entity
@Table(name = "profile_edition")
class ProfileEdition {

  @Id private String accountNumber;
  private String edition;
  private @Nullable String previousEdition;
  private Instant since;
  private String adoptedBy;

  @SuppressWarnings("NullAway.Init")
  protected ProfileEdition() {}

  void adopt(String newer, String by, Instant now) {
    this.previousEdition = edition;
    this.edition = newer;
    this.since = now;
    this.adoptedBy = by;
  }

  String edition() {
    return edition;
  }

  @Nullable String previousEdition() {
    return previousEdition;
  }

  Instant since() {
    return since;
  }
}
