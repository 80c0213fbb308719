package org.ctpat.criteria;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.Accounts;
import org.ctpat.audit.Actor;
import org.ctpat.audit.AuditEvent;
import org.ctpat.audit.AuditTrail;
import org.ctpat.criteria.ProfileView.CriterionAnswer;
import org.ctpat.document.Document;
import org.ctpat.document.Documents;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.orm.ObjectOptimisticLockingFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * The security profiles of the members: an answer with evidence for each criterion that applies,
 * and the specialist's view.
 */
@Service
@Transactional
public class SecurityProfiles {

  private static final ZoneId EASTERN = ZoneId.of("America/New_York");

  private final CriteriaCatalogue catalogue;
  private final ProfileAnswers answers;
  private final ProfileSnapshots snapshots;
  private final ProfileConfirmations confirmations;
  private final Accounts accounts;
  private final Documents documents;
  private final AuditTrail trail;
  private final JsonMapper json;
  private final Clock clock;

  SecurityProfiles(
      CriteriaCatalogue catalogue,
      ProfileAnswers answers,
      ProfileSnapshots snapshots,
      ProfileConfirmations confirmations,
      Accounts accounts,
      Documents documents,
      AuditTrail trail,
      JsonMapper json,
      Clock clock) {
    this.catalogue = catalogue;
    this.answers = answers;
    this.snapshots = snapshots;
    this.confirmations = confirmations;
    this.accounts = accounts;
    this.documents = documents;
    this.trail = trail;
    this.json = json;
    this.clock = clock;
  }

  /** The profile by category, with what is missing. */
  @Transactional(readOnly = true)
  public ProfileView view(String accountNumber) {
    var entityType = entityType(accountNumber);
    var files = files(accountNumber);
    var given =
        answers.findAllWithEvidence(accountNumber).stream()
            .collect(Collectors.toMap(ProfileAnswer::criterionId, Function.identity()));
    var byCategory = new LinkedHashMap<Integer, List<CriterionAnswer>>();
    for (var criterion : catalogue.of(entityType)) {
      byCategory
          .computeIfAbsent(criterion.categoryNumber(), n -> new ArrayList<>())
          .add(read(criterion, given.get(criterion.id()), files));
    }
    var categories = byCategory.values().stream().map(SecurityProfiles::category).toList();
    var progress =
        categories.stream()
            .map(ProfileView.Category::progress)
            .reduce(new Progress(0, 0, 0, 0), Progress::plus);
    return new ProfileView(
        accountNumber, entityType, CriteriaCatalogue.EDITION, progress, categories);
  }

  /** Progress over all categories. */
  @Transactional(readOnly = true)
  public Progress progress(String accountNumber) {
    return view(accountNumber).progress();
  }

  /** What is missing, one text for each criterion; empty when the profile is complete. */
  @Transactional(readOnly = true)
  public List<String> missing(String accountNumber) {
    return criteria(view(accountNumber))
        .filter(a -> !a.complete())
        .map(
            a ->
                a.criterion().label()
                    + " ("
                    + a.criterion().level().word()
                    + "): "
                    + String.join("; ", a.missing()))
        .toList();
  }

  /** The profile in one paragraph, for people who decide from process variables alone. */
  @Transactional(readOnly = true)
  public String summary(String accountNumber) {
    var view = view(accountNumber);
    var progress = view.progress();
    var all = criteria(view).toList();
    var files =
        all.stream().flatMap(a -> a.evidence().stream()).map(ProfileView.Evidence::documentId);
    var text =
        new StringBuilder("Edition ")
            .append(view.edition())
            .append(": ")
            .append(progress.complete())
            .append(" of ")
            .append(progress.total())
            .append(" criteria complete, among them ")
            .append(progress.mustsComplete())
            .append(" of ")
            .append(progress.musts())
            .append(" musts; ")
            .append(files.distinct().count())
            .append(" evidence files.");
    append(text, " Not applicable: ", all, CriterionAnswer::notApplicable);
    append(text, " Incomplete: ", all, a -> !a.complete());
    append(text, " Questioned: ", all, a -> open(a, SpecialistView.QUESTION));
    append(text, " Rejected: ", all, a -> open(a, SpecialistView.REJECTED));
    append(
        text, " Changed since the specialist's view: ", all, CriterionAnswer::changedSinceReview);
    return text.toString();
  }

  private static boolean open(CriterionAnswer a, SpecialistView view) {
    return a.specialistView() == view && !a.changedSinceReview();
  }

  private static void append(
      StringBuilder text,
      String heading,
      List<CriterionAnswer> all,
      java.util.function.Predicate<CriterionAnswer> which) {
    var labels = all.stream().filter(which).map(a -> a.criterion().label()).toList();
    if (!labels.isEmpty()) {
      text.append(heading).append(Listing.firstTen(labels, ", ")).append('.');
    }
  }

  /**
   * Keeps the answer to a criterion, also a half-finished one.
   *
   * @return the criterion as stored, with its new version
   * @throws StaleAnswer when somebody else changed it meanwhile
   * @throws AnswerRefused when the criterion does not apply or a text is too long
   */
  public CriterionAnswer answer(String accountNumber, String criterionId, Answer answer, Actor by) {
    refuseCbp(by, "Only the company answers the criteria");
    var criterion = applicable(accountNumber, criterionId);
    check(answer);
    var stored = answers.findWithEvidence(accountNumber, criterionId);
    refuseStale(criterion, stored, answer.version());
    var before = stored.map(SecurityProfiles::content).orElse(Map.of());
    var now = clock.instant();
    var entity = stored.orElseGet(() -> new ProfileAnswer(accountNumber, criterionId, by, now));
    entity.write(answer, by, now);
    save(criterion, entity);
    var after = content(entity);
    if (!after.equals(before)) {
      record(accountNumber, "Answer written", criterion, by, before, after);
    }
    return read(criterion, entity, files(accountNumber));
  }

  /** Adds an evidence file of the account to a criterion; repeating it changes nothing. */
  public CriterionAnswer attach(
      String accountNumber, String criterionId, String documentId, Actor by) {
    refuseCbp(by, "Only the company attaches evidence");
    var criterion = applicable(accountNumber, criterionId);
    var document =
        documents
            .find(accountNumber, documentId)
            .orElseThrow(
                () ->
                    new AnswerRefused(
                        "The account has no file '" + documentId + "': upload it first"));
    var now = clock.instant();
    var entity =
        answers
            .findWithEvidence(accountNumber, criterionId)
            .orElseGet(() -> new ProfileAnswer(accountNumber, criterionId, by, now));
    if (entity.attach(documentId, by, now)) {
      save(criterion, entity);
      record(
          accountNumber,
          "Evidence attached",
          criterion,
          by,
          Map.of(),
          Map.of("file", document.fileName(), "sha256", document.sha256()));
    }
    return read(criterion, entity, files(accountNumber));
  }

  /** Takes an evidence file off a criterion; the file itself stays. */
  public CriterionAnswer detach(
      String accountNumber, String criterionId, String documentId, Actor by) {
    refuseCbp(by, "Only the company takes evidence off");
    var criterion = applicable(accountNumber, criterionId);
    var entity =
        answers
            .findWithEvidence(accountNumber, criterionId)
            .orElseThrow(
                () -> new AnswerRefused("Criterion " + criterion.label() + " has no answer yet"));
    if (entity.detach(documentId, by, clock.instant())) {
      save(criterion, entity);
      record(
          accountNumber,
          "Evidence taken off",
          criterion,
          by,
          Map.of("document", documentId),
          Map.of());
    }
    return read(criterion, entity, files(accountNumber));
  }

  /**
   * Keeps the specialist's view of an answer.
   *
   * @param version of the answer that was judged
   * @param remark required for a question or a rejection
   * @throws StaleAnswer when the answer was changed meanwhile
   * @throws AnswerRefused when there is no answer, the remark is missing or the person is not of
   *     CBP
   */
  public CriterionAnswer review(
      String accountNumber,
      String criterionId,
      long version,
      SpecialistView view,
      String remark,
      Actor by) {
    if (by.kind() != Actor.Kind.CBP) {
      throw new AnswerRefused("Only a specialist of CBP judges an answer");
    }
    var criterion = applicable(accountNumber, criterionId);
    if (remark.isBlank() && (view == SpecialistView.QUESTION || view == SpecialistView.REJECTED)) {
      throw new AnswerRefused(
          "Say in the remark what is asked or why criterion "
              + criterion.label()
              + " is not accepted");
    }
    refuseLong("The remark", remark, 2000);
    var entity =
        answers
            .findWithEvidence(accountNumber, criterionId)
            .orElseThrow(
                () ->
                    new AnswerRefused(
                        "Criterion "
                            + criterion.label()
                            + " has no answer to judge yet: return the profile for correction"));
    refuseStale(criterion, Optional.of(entity), version);
    var before = Map.of("view", entity.specialistView().name(), "remark", entity.remark());
    entity.judge(view, remark, by, clock.instant());
    save(criterion, entity);
    record(
        accountNumber,
        "Answer judged",
        criterion,
        by,
        before,
        Map.of("view", view.name(), "remark", entity.remark()));
    return read(criterion, entity, files(accountNumber));
  }

  /** Criteria that the specialist questioned or rejected and whose answer was not changed since. */
  @Transactional(readOnly = true)
  public List<Criterion> openRemarks(String accountNumber) {
    return criteria(view(accountNumber))
        .filter(a -> open(a, SpecialistView.QUESTION) || open(a, SpecialistView.REJECTED))
        .map(CriterionAnswer::criterion)
        .toList();
  }

  /**
   * The criteria whose answer was neither changed nor confirmed on or after a date (U.S. Eastern).
   */
  @Transactional(readOnly = true)
  public List<Criterion> unconfirmed(String accountNumber, LocalDate since) {
    var from = since.atStartOfDay(EASTERN).toInstant();
    return criteria(view(accountNumber))
        .filter(a -> a.confirmedAt() == null || a.confirmedAt().isBefore(from))
        .map(CriterionAnswer::criterion)
        .toList();
  }

  /**
   * Confirms answers as unchanged; incomplete ones are left out.
   *
   * @param criterionIds criteria to confirm; empty: all
   * @return how many were confirmed
   */
  public int confirmUnchanged(String accountNumber, Collection<String> criterionIds, Actor by) {
    refuseCbp(by, "Only the company confirms its answers");
    var complete =
        criteria(view(accountNumber))
            .filter(CriterionAnswer::complete)
            .map(a -> a.criterion().id())
            .filter(id -> criterionIds.isEmpty() || criterionIds.contains(id))
            .toList();
    var now = clock.instant();
    var confirmed = new ArrayList<String>();
    for (var answer : answers.findAllWithEvidence(accountNumber)) {
      if (complete.contains(answer.criterionId())) {
        answer.confirm(by, now);
        confirmed.add(answer.criterionId());
      }
    }
    if (!confirmed.isEmpty()) {
      confirmed.sort(Comparator.comparingInt(complete::indexOf));
      trail.record(
          new AuditEvent(
              accountNumber,
              null,
              "Answers confirmed as unchanged",
              "Security profile",
              by,
              Map.of(),
              Map.of("criteria", String.join(", ", confirmed))));
    }
    return confirmed.size();
  }

  /** Takes a snapshot, once for each case and reason; a repeated call returns the stored one. */
  public Snapshot snapshot(String accountNumber, String caseId, String reason, Actor by) {
    var stored = snapshots.findByCaseIdAndReason(caseId, reason);
    if (stored.isPresent()) {
      return stored.get().toSnapshot();
    }
    var content = json.writeValueAsString(ProfileContent.of(view(accountNumber)));
    var snapshot =
        snapshots
            .saveAndFlush(
                new ProfileSnapshot(
                    accountNumber,
                    caseId,
                    reason,
                    content,
                    sha256(content),
                    clock.instant(),
                    by.name()))
            .toSnapshot();
    trail.record(
        new AuditEvent(
            accountNumber,
            caseId,
            "Security profile kept as a snapshot",
            "Security profile",
            by,
            Map.of(),
            Map.of("reason", reason, "sha256", snapshot.hash())));
    return snapshot;
  }

  /** The newest snapshot of an account. */
  @Transactional(readOnly = true)
  public Optional<Snapshot> latestSnapshot(String accountNumber) {
    return snapshots
        .findFirstByAccountNumberOrderByTakenAtDescIdDesc(accountNumber)
        .map(ProfileSnapshot::toSnapshot);
  }

  /** What changed in the profile since a snapshot. */
  @Transactional(readOnly = true)
  public List<ProfileChange> changesSince(Snapshot snapshot) {
    var then =
        json.readValue(snapshot.json(), ProfileContent.class).criteria().stream()
            .collect(Collectors.toMap(ProfileContent.Item::id, Function.identity()));
    var changes = new ArrayList<ProfileChange>();
    for (var now : ProfileContent.of(view(snapshot.accountNumber())).criteria()) {
      compare(then.get(now.id()), now, changes);
    }
    return List.copyOf(changes);
  }

  private void compare(
      ProfileContent.@Nullable Item then, ProfileContent.Item now, List<ProfileChange> changes) {
    var label = catalogue.get(now.id()).label();
    var before = then == null ? Map.<String, String>of() : fields(then);
    fields(now)
        .forEach(
            (field, after) -> {
              var old = before.getOrDefault(field, "");
              if (!old.equals(after)) {
                changes.add(new ProfileChange(now.id(), label, field, old, after));
              }
            });
  }

  private static Map<String, String> fields(ProfileContent.Item item) {
    var fields = new LinkedHashMap<String, String>();
    fields.put("how it is met", item.howMet());
    fields.put("applicability", item.notApplicable() ? "not applicable" : "");
    fields.put("reason", item.reason());
    fields.put("responsible person", item.responsible());
    fields.put("last review", item.lastReviewedOn());
    fields.put(
        "evidence",
        item.evidence().stream()
            .map(f -> f.fileName() + " (" + f.sha256().substring(0, 8) + ")")
            .collect(Collectors.joining(", ")));
    return fields;
  }

  /** Unmet criteria by category, for the risk assessment of the own company. */
  @Transactional(readOnly = true)
  public List<CategoryFacts> facts(String accountNumber) {
    return view(accountNumber).categories().stream().map(SecurityProfiles::facts).toList();
  }

  private static CategoryFacts facts(ProfileView.Category category) {
    int musts = category.progress().musts();
    var unmet =
        category.criteria().stream()
            .filter(a -> !a.complete() || open(a, SpecialistView.REJECTED))
            .map(CriterionAnswer::criterion)
            .toList();
    int unmetMusts = (int) unmet.stream().filter(Criterion::isMust).count();
    return new CategoryFacts(
        category.number(),
        category.name(),
        musts,
        unmetMusts,
        category.criteria().size() - musts,
        unmet.size() - unmetMusts);
  }

  /** Whether the company confirmed its profile in this case. */
  @Transactional(readOnly = true)
  public boolean confirmedIn(String caseId) {
    return confirmations.existsByCaseId(caseId);
  }

  /** Keeps a member's confirmation of the profile, once for each task. */
  void confirm(
      long taskKey, String accountNumber, String caseId, String formId, String note, Actor by) {
    if (confirmations.existsById(taskKey)) {
      return;
    }
    confirmations.save(
        new ProfileConfirmation(
            taskKey, accountNumber, caseId, formId, note, by.name(), clock.instant()));
    trail.record(
        new AuditEvent(
            accountNumber,
            caseId,
            "Security profile confirmed",
            formId,
            by,
            Map.of(),
            note.isBlank() ? Map.of() : Map.of("note", note)));
  }

  private static Stream<CriterionAnswer> criteria(ProfileView view) {
    return view.categories().stream().flatMap(c -> c.criteria().stream());
  }

  private static ProfileView.Category category(List<CriterionAnswer> criteria) {
    var first = criteria.getFirst().criterion();
    int musts = (int) criteria.stream().filter(a -> a.criterion().isMust()).count();
    int complete = (int) criteria.stream().filter(CriterionAnswer::complete).count();
    int mustsComplete =
        (int) criteria.stream().filter(a -> a.criterion().isMust() && a.complete()).count();
    return new ProfileView.Category(
        first.categoryNumber(),
        first.category(),
        first.focusArea(),
        new Progress(criteria.size(), complete, musts, mustsComplete),
        List.copyOf(criteria));
  }

  private CriterionAnswer read(
      Criterion criterion, @Nullable ProfileAnswer answer, Map<String, Document> files) {
    var evidence = answer == null ? List.<ProfileView.Evidence>of() : evidence(answer, files);
    var missing = new Completeness(today()).missing(criterion, answer, evidence);
    if (answer == null) {
      return new CriterionAnswer(
          criterion,
          null,
          "",
          false,
          "",
          "",
          null,
          evidence,
          null,
          null,
          null,
          null,
          SpecialistView.NOT_YET,
          "",
          null,
          null,
          false,
          missing);
    }
    return new CriterionAnswer(
        criterion,
        answer.version(),
        answer.howMet(),
        answer.isNotApplicable(),
        answer.reason(),
        answer.responsible(),
        answer.lastReviewedOn(),
        evidence,
        answer.answeredBy(),
        answer.answeredAt(),
        answer.confirmedBy(),
        answer.confirmedAt(),
        answer.specialistView(),
        answer.remark(),
        answer.reviewedBy(),
        answer.reviewedAt(),
        answer.changedSinceReview(),
        missing);
  }

  private static List<ProfileView.Evidence> evidence(
      ProfileAnswer answer, Map<String, Document> files) {
    return answer.evidence().stream()
        .map(files::get)
        .filter(Objects::nonNull)
        .sorted(Comparator.comparing(Document::fileName).thenComparing(Document::id))
        .map(d -> new ProfileView.Evidence(d.id(), d.fileName(), d.sha256(), d.expiresOn()))
        .toList();
  }

  private Map<String, Document> files(String accountNumber) {
    return documents.of(accountNumber).stream()
        .collect(Collectors.toMap(Document::id, Function.identity()));
  }

  private String entityType(String accountNumber) {
    return accounts.get(AccountNumber.of(accountNumber)).entityType();
  }

  private Criterion applicable(String accountNumber, String criterionId) {
    var entityType = entityType(accountNumber);
    return catalogue.of(entityType).stream()
        .filter(c -> c.id().equals(criterionId))
        .findFirst()
        .orElseThrow(
            () ->
                new AnswerRefused(
                    "Criterion '"
                        + criterionId
                        + "' is not one of those that apply to entity type "
                        + entityType));
  }

  private void check(Answer answer) {
    refuseLong("The answer", answer.howMet(), 5000);
    refuseLong("The reason", answer.reason(), 1000);
    refuseLong("The name of the person responsible", answer.responsible(), 200);
    var reviewedOn = answer.lastReviewedOn();
    if (reviewedOn != null && reviewedOn.isAfter(today())) {
      throw new AnswerRefused(
          "The last review is on " + reviewedOn + ", which is in the future: give a past date");
    }
  }

  private static void refuseLong(String what, String text, int limit) {
    if (text.strip().length() > limit) {
      throw new AnswerRefused(
          "%s has %,d characters: shorten it to %,d".formatted(what, text.strip().length(), limit));
    }
  }

  private static void refuseCbp(Actor by, String rule) {
    if (by.kind() == Actor.Kind.CBP) {
      throw new AnswerRefused(rule);
    }
  }

  private static void refuseStale(
      Criterion criterion, Optional<ProfileAnswer> stored, @Nullable Long version) {
    if (stored.isEmpty()) {
      return;
    }
    if (version == null || version != stored.get().version()) {
      throw stale(criterion, stored.get().answeredBy());
    }
  }

  private static StaleAnswer stale(Criterion criterion, String by) {
    return new StaleAnswer(
        "The answer to criterion "
            + criterion.label()
            + " was changed by "
            + by
            + " while you had it open. Nothing was overwritten: load the page again and write your"
            + " change once more");
  }

  private void save(Criterion criterion, ProfileAnswer entity) {
    try {
      answers.saveAndFlush(entity);
    } catch (DataIntegrityViolationException | ObjectOptimisticLockingFailureException e) {
      throw stale(criterion, "somebody else");
    }
  }

  private void record(
      String accountNumber,
      String action,
      Criterion criterion,
      Actor by,
      Map<String, ?> before,
      Map<String, ?> after) {
    trail.record(
        new AuditEvent(
            accountNumber, null, action, "Criterion " + criterion.id(), by, before, after));
  }

  private static Map<String, Object> content(ProfileAnswer answer) {
    var content = new LinkedHashMap<String, Object>();
    content.put("howMet", answer.howMet());
    content.put("notApplicable", answer.isNotApplicable());
    content.put("reason", answer.reason());
    content.put("lastReviewedOn", String.valueOf(answer.lastReviewedOn()));
    return content;
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), EASTERN);
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
