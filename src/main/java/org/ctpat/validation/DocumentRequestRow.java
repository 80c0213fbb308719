package org.ctpat.validation;

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
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A document that a validation asks for: answered by the company, judged by the specialist. */
@Entity
@Table(name = "document_request")
class DocumentRequestRow {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "document_request_seq")
  @SequenceGenerator(
      name = "document_request_seq",
      sequenceName = "document_request_seq",
      allocationSize = 50)
  private @Nullable Long id;

  @Version private long version;

  private String caseId;
  private int place;
  private String asked;

  @Convert(converter = Lines.class)
  private List<String> criteria = List.of();

  @Enumerated(EnumType.STRING)
  private DocumentRequestState state;

  @Convert(converter = Lines.class)
  private List<String> documentIds = List.of();

  private @Nullable String note;
  private @Nullable String remark;
  private @Nullable String answeredBy;
  private @Nullable Instant answeredAt;
  private @Nullable String judgedBy;

  @SuppressWarnings("NullAway.Init")
  protected DocumentRequestRow() {}

  DocumentRequestRow(String caseId, int place, String asked, List<String> criteria) {
    this.caseId = caseId;
    this.place = place;
    this.asked = asked;
    this.criteria = List.copyOf(criteria);
    this.state = DocumentRequestState.REQUESTED;
  }

  String asked() {
    return asked;
  }

  List<String> criteria() {
    return criteria;
  }

  DocumentRequestState state() {
    return state;
  }

  List<String> documentIds() {
    return documentIds;
  }

  /** The company hands it in: files beside those that are there, or a note where it is found. */
  void provide(List<String> more, String words, String by, Instant at) {
    requireNotAccepted();
    var files = Stream.concat(documentIds.stream(), more.stream()).distinct().toList();
    if (files.isEmpty() && words.isBlank()) {
      throw new ValidationRefused(
          "Add a file for “%s”, or say in the note where the team finds it".formatted(asked));
    }
    answer(DocumentRequestState.PROVIDED, files, words, by, at);
  }

  /** The company has not got it, for this reason. */
  void missing(String reason, String by, Instant at) {
    requireNotAccepted();
    if (reason.isBlank()) {
      throw new ValidationRefused(
          "Say in the note why “%s” is not available, and who has it or when it follows"
              .formatted(asked));
    }
    answer(DocumentRequestState.NOT_AVAILABLE, documentIds, reason, by, at);
  }

  /** Takes a file off; what nothing is left of is to be answered again. */
  void remove(String documentId) {
    requireNotAccepted();
    this.documentIds = documentIds.stream().filter(id -> !id.equals(documentId)).toList();
    if (documentIds.isEmpty() && note == null && !state.isOpen()) {
      this.state =
          remark == null ? DocumentRequestState.REQUESTED : DocumentRequestState.ASKED_AGAIN;
    }
  }

  /** The specialist is content. */
  void accept(String by) {
    if (state.isOpen()) {
      throw new ValidationRefused("“%s” is not answered yet".formatted(asked));
    }
    this.state = DocumentRequestState.ACCEPTED;
    this.remark = null;
    this.judgedBy = by;
  }

  /** The specialist misses something. */
  void askAgain(String missed, String by) {
    if (missed.isBlank()) {
      throw new ValidationRefused("Say what is missing, so that the company can hand it in");
    }
    if (state.isOpen()) {
      throw new ValidationRefused("“%s” is not answered yet".formatted(asked));
    }
    this.state = DocumentRequestState.ASKED_AGAIN;
    this.remark = missed;
    this.judgedBy = by;
  }

  private void answer(
      DocumentRequestState answered, List<String> files, String words, String by, Instant at) {
    this.state = answered;
    this.documentIds = files;
    this.note = words.isBlank() ? null : words;
    this.answeredBy = by;
    this.answeredAt = at;
  }

  private void requireNotAccepted() {
    if (state == DocumentRequestState.ACCEPTED) {
      throw new ValidationRefused(
          "“%s” is accepted: nothing more is needed for it".formatted(asked));
    }
  }

  DocumentRequest toView(List<String> evidence) {
    return new DocumentRequest(
        Objects.requireNonNull(id),
        asked,
        criteria,
        state,
        documentIds,
        note,
        remark,
        answeredBy,
        answeredAt,
        judgedBy,
        evidence.stream().filter(file -> !documentIds.contains(file)).distinct().toList());
  }
}
