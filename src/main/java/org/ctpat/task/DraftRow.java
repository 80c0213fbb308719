package org.ctpat.task;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;

/** A kept draft. */
@Entity
@Table(name = "draft")
class DraftRow {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "draft_seq")
  @SequenceGenerator(name = "draft_seq", sequenceName = "draft_seq", allocationSize = 50)
  private long id;

  private long taskKey;
  private String personId;

  @Column(length = 1_000_000)
  private String data;

  private Instant savedAt;

  @SuppressWarnings("NullAway.Init")
  protected DraftRow() {}

  @SuppressWarnings("NullAway.Init")
  DraftRow(long taskKey, String personId, String data, Instant savedAt) {
    this.taskKey = taskKey;
    this.personId = personId;
    rewrite(data, savedAt);
  }

  void rewrite(String newData, Instant at) {
    this.data = newData;
    this.savedAt = at;
  }

  String data() {
    return data;
  }

  Instant savedAt() {
    return savedAt;
  }
}
