package org.ctpat.criteria;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import org.hibernate.annotations.Immutable;
import org.springframework.data.domain.Persistable;

/** An edition as it was imported. */
@Entity
@Immutable
@Table(name = "criteria_edition")
class StoredEdition implements Persistable<String> {

  @Id private String name;

  @Column(name = "content", length = 1_000_000)
  private String csv;

  private String sha256;
  private LocalDate inForceOn;
  private String importedBy;
  private Instant importedAt;

  @SuppressWarnings("NullAway.Init")
  protected StoredEdition() {}

  StoredEdition(
      String name,
      String csv,
      String sha256,
      LocalDate inForceOn,
      String importedBy,
      Instant importedAt) {
    this.name = name;
    this.csv = csv;
    this.sha256 = sha256;
    this.inForceOn = inForceOn;
    this.importedBy = importedBy;
    this.importedAt = importedAt;
  }

  @Override
  public String getId() {
    return name;
  }

  /** Written once and never changed. */
  @Override
  public boolean isNew() {
    return true;
  }

  String csv() {
    return csv;
  }

  String sha256() {
    return sha256;
  }

  LocalDate inForceOn() {
    return inForceOn;
  }

  String importedBy() {
    return importedBy;
  }

  Instant importedAt() {
    return importedAt;
  }
}
