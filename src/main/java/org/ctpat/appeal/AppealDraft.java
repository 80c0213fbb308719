package org.ctpat.appeal;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import org.ctpat.audit.Actor;
import org.jspecify.annotations.Nullable;

/** What a company has written of an appeal that is not filed yet. */
@Entity
@Table(name = "appeal_draft")
class AppealDraft {

  @Id private String decisionId;
  @Version private @Nullable Integer version;

  @Column(length = 20_000)
  private String facts = "";

  @Column(length = 20_000)
  private String plan = "";

  @Convert(converter = DocumentIds.class)
  private List<String> documentIds = List.of();

  private Instant savedAt;
  private String savedBy;

  @SuppressWarnings("NullAway.Init")
  protected AppealDraft() {}

  AppealDraft(String decisionId, Instant now, Actor by) {
    this.decisionId = decisionId;
    this.savedAt = now;
    this.savedBy = by.name();
  }

  void write(String facts, String plan, List<String> documentIds, Instant now, Actor by) {
    this.facts = facts;
    this.plan = plan;
    this.documentIds = List.copyOf(documentIds);
    this.savedAt = now;
    this.savedBy = by.name();
  }

  Appeals.Draft view() {
    return new Appeals.Draft(facts, plan, documentIds, savedAt, savedBy);
  }
}
