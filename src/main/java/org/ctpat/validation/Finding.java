package org.ctpat.validation;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * What a visit found about one criterion; an action can only be required where the criterion binds.
 */
@Entity
@Table(name = "validation_finding")
class Finding {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "validation_finding_seq")
  @SequenceGenerator(
      name = "validation_finding_seq",
      sequenceName = "validation_finding_seq",
      allocationSize = 50)
  private @Nullable Long id;

  @Version private @Nullable Integer version;

  private String caseId;
  private String visitId;
  private String criterionId;
  private boolean must;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  private FindingResult result;

  @Column(length = 100_000)
  private String text;

  @Column(length = 10_000)
  private @Nullable String measure;

  @Convert(converter = Lines.class)
  private List<String> documentIds = List.of();

  private @Nullable String owner;

  @Convert(converter = Lines.class)
  private List<String> elements = List.of();

  @Convert(converter = Lines.class)
  private List<String> methods = List.of();

  private @Nullable String actionId;
  private String recordedBy;
  private Instant recordedAt;

  @SuppressWarnings("NullAway.Init")
  protected Finding() {}

  @SuppressWarnings("NullAway.Init")
  Finding(String caseId, boolean must, FindingEntry entry, String by, Instant at) {
    this.caseId = caseId;
    this.visitId = entry.visitId();
    this.criterionId = entry.criterionId();
    this.must = must;
    write(entry, by, at);
  }

  /** Replaces what was written about this criterion at this visit. */
  void write(FindingEntry entry, String by, Instant at) {
    requireSense(entry, must);
    this.result = entry.result();
    this.text = entry.text().strip();
    this.measure = entry.result() == FindingResult.ACTION_REQUIRED ? entry.measure() : null;
    this.documentIds = List.copyOf(entry.documentIds());
    this.owner = entry.owner();
    this.elements =
        entry.result() == FindingResult.BEST_PRACTICE
            ? entry.elements().stream().sorted().map(Enum::name).toList()
            : List.of();
    this.methods = entry.methods().stream().sorted().map(Enum::name).toList();
    this.recordedBy = by;
    this.recordedAt = at;
  }

  private static void requireSense(FindingEntry entry, boolean must) {
    var criterion = "Criterion " + entry.criterionId();
    if (entry.text().isBlank()) {
      throw new ValidationRefused(criterion + ": write what was seen");
    }
    switch (entry.result()) {
      case ACTION_REQUIRED -> {
        if (!must) {
          throw new ValidationRefused(
              criterion
                  + " is a should: an action can be required on a must only; write a recommendation instead");
        }
        if (entry.measure() == null || entry.measure().isBlank()) {
          throw new ValidationRefused(criterion + ": write what the company is asked to do");
        }
      }
      case BEST_PRACTICE -> {
        if (entry.elements().isEmpty()) {
          throw new ValidationRefused(
              criterion
                  + ": name which of the five elements of the framework the best practice shows");
        }
      }
      case MET, MET_WITH_RECOMMENDATION, NOT_APPLICABLE -> {
        // the text says it all
      }
    }
  }

  void follow(String newActionId) {
    this.actionId = newActionId;
  }

  @Nullable Long id() {
    return id;
  }

  String caseId() {
    return caseId;
  }

  String visitId() {
    return visitId;
  }

  String criterionId() {
    return criterionId;
  }

  boolean isMust() {
    return must;
  }

  FindingResult result() {
    return result;
  }

  String text() {
    return text;
  }

  @Nullable String measure() {
    return measure;
  }

  @Nullable String owner() {
    return owner;
  }

  @Nullable String actionId() {
    return actionId;
  }

  Set<BestPracticeElement> elements() {
    var shown = EnumSet.noneOf(BestPracticeElement.class);
    elements.forEach(name -> shown.add(BestPracticeElement.valueOf(name)));
    return shown;
  }

  private Set<TestMethod> methods() {
    var used = EnumSet.noneOf(TestMethod.class);
    methods.forEach(name -> used.add(TestMethod.valueOf(name)));
    return used;
  }

  FindingView toView(String criterionTitle, @Nullable CorrectiveAction action) {
    return new FindingView(
        id == null ? 0 : id,
        visitId,
        criterionId,
        criterionTitle,
        must,
        result,
        text,
        measure,
        documentIds,
        owner,
        elements(),
        methods(),
        actionId,
        action == null ? null : action.dueOn(),
        action == null ? null : action.closedOn(),
        action == null || !action.state().isFinal() ? null : action.state(),
        recordedBy,
        recordedAt);
  }
}
