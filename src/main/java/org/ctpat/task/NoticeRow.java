package org.ctpat.task;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;

/** A kept notice. */
@Entity
@Table(name = "notice")
class NoticeRow {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "notice_seq")
  @SequenceGenerator(name = "notice_seq", sequenceName = "notice_seq", allocationSize = 50)
  private long id;

  private String accountNumber;
  private String caseId;
  private String groupName;
  private String cause;

  @Column(length = 2_000)
  private String text;

  private Instant createdAt;

  @SuppressWarnings("NullAway.Init")
  protected NoticeRow() {}

  @SuppressWarnings("NullAway.Init")
  NoticeRow(
      String accountNumber,
      String caseId,
      String groupName,
      String cause,
      String text,
      Instant createdAt) {
    this.accountNumber = accountNumber;
    this.caseId = caseId;
    this.groupName = groupName;
    this.cause = cause;
    this.text = text;
    this.createdAt = createdAt;
  }
}
