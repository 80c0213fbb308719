package org.ctpat.validation;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.ctpat.audit.Actor;
import org.ctpat.audit.AuditEvent;
import org.ctpat.audit.AuditTrail;
import org.ctpat.criteria.CriteriaCatalogue;
import org.ctpat.criteria.ProfileView;
import org.ctpat.criteria.SecurityProfiles;
import org.ctpat.document.Documents;
import org.ctpat.task.Notices;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The documents that the notice of a validation asks for, one by one: the company answers each with
 * files, a note or the reason why it is not available, the specialist accepts or asks again. Open
 * from the notice until the report is published.
 */
@Service
@Transactional
public class DocumentRequests {

  /** "6.1 …", "criterion 6.1", "criteria 6.1 to 6.9". */
  private static final Pattern NAMED =
      Pattern.compile("(?:^|criteri(?:on|a) )(\\d+)\\.(\\d+)\\b(?: to \\1\\.(\\d+)\\b)?");

  private static final int LONGEST = 4_000;

  private final DocumentRequestRows rows;
  private final ValidationCases cases;
  private final SecurityProfiles profiles;
  private final CriteriaCatalogue criteria;
  private final Documents documents;
  private final Notices notices;
  private final AuditTrail audit;
  private final Clock clock;

  DocumentRequests(
      DocumentRequestRows rows,
      ValidationCases cases,
      SecurityProfiles profiles,
      CriteriaCatalogue criteria,
      Documents documents,
      Notices notices,
      AuditTrail audit,
      Clock clock) {
    this.rows = rows;
    this.cases = cases;
    this.profiles = profiles;
    this.criteria = criteria;
    this.documents = documents;
    this.notices = notices;
    this.audit = audit;
    this.clock = clock;
  }

  /** What is asked for in a validation, in the order of the notice; empty before the plan. */
  public List<DocumentRequest> of(String caseId) {
    var validation = get(caseId);
    var asked = rows(validation);
    var inProfile =
        asked.stream().allMatch(row -> row.criteria().isEmpty())
            ? List.<ProfileView.CriterionAnswer>of()
            : profiles.view(validation.accountNumber()).categories().stream()
                .flatMap(category -> category.criteria().stream())
                .toList();
    return asked.stream().map(row -> row.toView(evidence(row, inProfile))).toList();
  }

  /** What the company has not answered yet, in words. */
  public List<String> open(String caseId) {
    return rows(get(caseId)).stream()
        .filter(row -> row.state().isOpen())
        .map(DocumentRequestRow::asked)
        .toList();
  }

  /** All files that were handed in. */
  List<String> files(String caseId) {
    return rows(get(caseId)).stream()
        .flatMap(row -> row.documentIds().stream())
        .distinct()
        .toList();
  }

  /**
   * Hands a document in; repeating it changes nothing.
   *
   * @param documentIds files of the account beside those that are there
   * @param note where the team finds it
   * @throws ValidationRefused when there is neither file nor note, it is accepted, or the report is
   *     published
   */
  public void provide(
      String caseId, long id, Collection<String> documentIds, String note, Actor by) {
    var validation = open(caseId, by);
    if (documentIds.stream()
        .anyMatch(file -> documents.find(validation.accountNumber(), file).isEmpty())) {
      throw new ValidationRefused("A file was not kept: add it again");
    }
    change(
        validation,
        id,
        "Document provided",
        by,
        row -> row.provide(List.copyOf(documentIds), fit(note), by.name(), now()));
  }

  /**
   * Hands in the evidence that the security profile has for the criteria of the document.
   *
   * @throws ValidationRefused as {@link #provide}, and when there is none
   */
  public void reuseEvidence(String caseId, long id, Actor by) {
    var wanted = of(caseId).stream().filter(request -> request.id() == id).findFirst();
    var evidence = wanted.map(DocumentRequest::evidence).orElse(List.of());
    if (evidence.isEmpty()) {
      throw new ValidationRefused("The security profile has no further file for these criteria");
    }
    var note = wanted.map(DocumentRequest::note).orElse(null);
    provide(caseId, id, evidence, note == null ? "" : note, by);
  }

  /**
   * Says that a document is not available.
   *
   * @throws ValidationRefused without a reason, and as {@link #provide}
   */
  public void notAvailable(String caseId, long id, String reason, Actor by) {
    change(
        open(caseId, by),
        id,
        "Document not available",
        by,
        row -> row.missing(fit(reason), by.name(), now()));
  }

  /** Takes a file off a request; the file itself stays. */
  public void remove(String caseId, long id, String documentId, Actor by) {
    change(open(caseId, by), id, "Document taken off", by, row -> row.remove(documentId));
  }

  /**
   * The specialist accepts what was handed in, or the reason why it is not.
   *
   * @throws ValidationRefused when it is not answered yet, or the report is published
   */
  public void accept(String caseId, long id, Actor by) {
    change(judged(caseId, by), id, "Document accepted", by, row -> row.accept(by.name()));
  }

  /**
   * The specialist asks again, and the company is told.
   *
   * @param remark what is missing
   * @throws ValidationRefused without a remark, and as {@link #accept}
   */
  public void askAgain(String caseId, long id, String remark, Actor by) {
    var validation = judged(caseId, by);
    change(validation, id, "Document asked again", by, row -> row.askAgain(fit(remark), by.name()));
    notices.post(
        validation.accountNumber(),
        caseId,
        "member-" + validation.accountNumber(),
        "document-%d-%s".formatted(id, now()),
        "%s: “%s” is asked for again: %s"
            .formatted(caseId, row(caseId, id).asked(), remark.strip()));
  }

  /** Keeps what the plan asks for, in place of what an earlier plan asked. */
  void plan(Validation validation) {
    var kept = rows.findByCaseIdOrderByPlace(validation.caseId());
    if (kept.stream().map(DocumentRequestRow::asked).toList().equals(validation.documentsAsked())) {
      return;
    }
    rows.deleteAllInBatch(kept);
    create(validation);
  }

  /** Validations from before the documents were kept one by one get their rows here. */
  private List<DocumentRequestRow> rows(Validation validation) {
    var kept = rows.findByCaseIdOrderByPlace(validation.caseId());
    return kept.isEmpty() ? create(validation) : kept;
  }

  private List<DocumentRequestRow> create(Validation validation) {
    var made = new ArrayList<DocumentRequestRow>();
    for (var asked : validation.documentsAsked()) {
      made.add(new DocumentRequestRow(validation.caseId(), made.size() + 1, asked, named(asked)));
    }
    return rows.saveAllAndFlush(made);
  }

  private List<String> named(String asked) {
    var ids = new LinkedHashSet<String>();
    for (var found = NAMED.matcher(asked); found.find(); ) {
      var first = Integer.parseInt(found.group(2));
      var last = found.group(3) == null ? first : Integer.parseInt(found.group(3));
      for (int number = first; number <= last; number++) {
        var id = found.group(1) + "." + number;
        if (criteria.find(id).isPresent()) {
          ids.add(id);
        }
      }
    }
    return List.copyOf(ids);
  }

  private static List<String> evidence(
      DocumentRequestRow row, List<ProfileView.CriterionAnswer> inProfile) {
    return inProfile.stream()
        .filter(answer -> row.criteria().contains(answer.criterion().id()))
        .flatMap(answer -> answer.evidence().stream())
        .map(ProfileView.Evidence::documentId)
        .toList();
  }

  private Validation open(String caseId, Actor by) {
    if (by.kind() != Actor.Kind.MEMBER) {
      throw new ValidationRefused("Only the company hands documents in");
    }
    return notPublished(caseId);
  }

  private Validation judged(String caseId, Actor by) {
    if (by.kind() != Actor.Kind.CBP) {
      throw new ValidationRefused("Only specialists judge documents");
    }
    return notPublished(caseId);
  }

  private Validation notPublished(String caseId) {
    var validation = get(caseId);
    if (validation.stage().compareTo(ValidationStage.NOTICE_SENT) < 0
        || validation.stage().compareTo(ValidationStage.PUBLISHED) >= 0) {
      throw new ValidationRefused(
          "Documents are taken from the notice until the report is published; this validation is at “%s”"
              .formatted(validation.stage().label()));
    }
    return validation;
  }

  private void change(
      Validation validation,
      long id,
      String action,
      Actor by,
      Consumer<DocumentRequestRow> change) {
    var row = row(validation.caseId(), id);
    var before = row.toView(List.of());
    change.accept(row);
    var after = rows.saveAndFlush(row).toView(List.of());
    if (same(before, after)) {
      return;
    }
    audit.record(
        new AuditEvent(
            validation.accountNumber(),
            validation.caseId(),
            action,
            row.asked(),
            by,
            values(before),
            values(after)));
  }

  private static boolean same(DocumentRequest before, DocumentRequest after) {
    return values(before).equals(values(after));
  }

  private static Map<String, Object> values(DocumentRequest request) {
    return Map.of(
        "state",
        request.state().label(),
        "files",
        request.documentIds(),
        "note",
        request.note() == null ? "" : request.note(),
        "remark",
        request.remark() == null ? "" : request.remark());
  }

  private DocumentRequestRow row(String caseId, long id) {
    return rows.findByIdAndCaseId(id, caseId)
        .orElseThrow(() -> new ValidationRefused("There is no such document in " + caseId));
  }

  private static String fit(String typed) {
    if (typed.length() > LONGEST) {
      throw new ValidationRefused(
          "A note has at most %d characters; this one has %d".formatted(LONGEST, typed.length()));
    }
    return typed.strip();
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private Validation get(String caseId) {
    return cases
        .findByCaseId(caseId)
        .orElseThrow(() -> new ValidationRefused("There is no validation " + caseId));
  }
}
