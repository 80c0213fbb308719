package org.ctpat.criteria;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
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
import org.ctpat.audit.Sha256;
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
  private static final String KEPT = "Security profile kept as a snapshot";

  private final CriteriaCatalogue catalogue;
  private final ProfileAnswers answers;
  private final ProfileSnapshots snapshots;
  private final ProfileConfirmations confirmations;
  private final ProfileEditions editions;
  private final ProfileSettings settings;
  private final Crosswalk crosswalk;
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
      ProfileEditions editions,
      ProfileSettings settings,
      Crosswalk crosswalk,
      Accounts accounts,
      Documents documents,
      AuditTrail trail,
      JsonMapper json,
      Clock clock) {
    this.catalogue = catalogue;
    this.answers = answers;
    this.snapshots = snapshots;
    this.confirmations = confirmations;
    this.editions = editions;
    this.settings = settings;
    this.crosswalk = crosswalk;
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
    var setting = settings.of(accountNumber);
    var given =
        answers.findAllWithEvidence(accountNumber).stream()
            .collect(Collectors.toMap(ProfileAnswer::criterionId, Function.identity()));
    var byCategory = new LinkedHashMap<Integer, List<CriterionAnswer>>();
    for (var criterion : setting.edition().of(entityType)) {
      byCategory
          .computeIfAbsent(criterion.categoryNumber(), n -> new ArrayList<>())
          .add(read(criterion, given.get(criterion.id()), files, setting));
    }
    var categories = byCategory.values().stream().map(SecurityProfiles::category).toList();
    var progress =
        categories.stream()
            .map(ProfileView.Category::progress)
            .reduce(new Progress(0, 0, 0, 0), Progress::plus);
    return new ProfileView(
        accountNumber, entityType, setting.edition().name(), progress, categories);
  }

  /** The edition by which a company answers: the one it began with, or adopted since. */
  @Transactional(readOnly = true)
  public Edition edition(String accountNumber) {
    return settings.of(accountNumber).edition();
  }

  /** What the company's edition changed for its entity type compared with the one before. */
  @Transactional(readOnly = true)
  public List<EditionChange> editionNews(String accountNumber) {
    var followed = editions.findById(accountNumber).orElse(null);
    if (followed == null || followed.previousEdition() == null) {
      return List.of();
    }
    var entityType = entityType(accountNumber);
    var older = applying(catalogue.edition(followed.previousEdition()), entityType);
    var newer = applying(catalogue.edition(followed.edition()), entityType);
    return EditionChange.between(older, newer).stream()
        .filter(change -> change.kind() != EditionChange.Kind.APPLICABILITY)
        .toList();
  }

  private static Edition applying(Edition edition, String entityType) {
    return new Edition(edition.name(), edition.inForceOn(), edition.of(entityType));
  }

  /**
   * Moves a company to the edition in force, at the opening of its annual review. Answers to
   * criteria that stayed as they were remain; new and changed ones are asked.
   */
  public void adoptEdition(String accountNumber, String caseId, Actor by) {
    var followed = editions.findById(accountNumber).orElse(null);
    var current = catalogue.current().name();
    if (followed == null || followed.edition().equals(current)) {
      return;
    }
    var before = followed.edition();
    followed.adopt(current, by.name(), clock.instant());
    trail.record(
        new AuditEvent(
            accountNumber,
            caseId,
            "Edition of the criteria adopted",
            "Security profile",
            by,
            Map.of("edition", before),
            Map.of("edition", current)));
  }

  /** A fact about the company makes a criterion apply or not; what was written stays. */
  void applicabilityChanged(String accountNumber, Criterion criterion, Actor by) {
    var now = clock.instant();
    var entity =
        answers
            .findWithEvidence(accountNumber, criterion.id())
            .orElseGet(() -> new ProfileAnswer(accountNumber, criterion.id(), by, now));
    entity.applicabilityChanged(by, now);
    save(criterion, entity);
  }

  /**
   * Confirms the answer to a criterion that the new edition changed: it was read again and is still
   * true.
   *
   * @throws AnswerRefused when something else is missing too
   */
  public CriterionAnswer confirmReread(
      String accountNumber, String criterionId, long version, Actor by) {
    refuseCbp(by, "Only the company confirms its answers");
    var setting = settings.of(accountNumber);
    var criterion = applicable(accountNumber, criterionId, setting);
    var entity =
        answers
            .findWithEvidence(accountNumber, criterionId)
            .orElseThrow(
                () -> new AnswerRefused("Criterion " + criterion.label() + " has no answer yet"));
    refuseStale(criterion, Optional.of(entity), version);
    var read = read(criterion, entity, files(accountNumber), setting);
    if (!read.news().isEmpty() && read.missing().size() > 1) {
      throw new AnswerRefused("Complete the answer first: " + String.join("; ", read.missing()));
    }
    entity.confirm(by, clock.instant());
    save(criterion, entity);
    record(
        accountNumber, "Answer confirmed for the new edition", criterion, by, Map.of(), Map.of());
    return read(criterion, entity, files(accountNumber), setting);
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
    var setting = settings.of(accountNumber);
    var criterion = applicable(accountNumber, criterionId, setting);
    refuseExcluded(criterion, setting);
    check(answer);
    settings.begin(accountNumber, by);
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
    return read(criterion, entity, files(accountNumber), setting);
  }

  /** Adds an evidence file of the account to a criterion; repeating it changes nothing. */
  public CriterionAnswer attach(
      String accountNumber, String criterionId, String documentId, Actor by) {
    refuseCbp(by, "Only the company attaches evidence");
    var setting = settings.of(accountNumber);
    var criterion = applicable(accountNumber, criterionId, setting);
    var document =
        documents
            .find(accountNumber, documentId)
            .orElseThrow(
                () ->
                    new AnswerRefused(
                        "The account has no file '" + documentId + "': upload it first"));
    settings.begin(accountNumber, by);
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
    return read(criterion, entity, files(accountNumber), setting);
  }

  /** Takes an evidence file off a criterion; the file itself stays. */
  public CriterionAnswer detach(
      String accountNumber, String criterionId, String documentId, Actor by) {
    refuseCbp(by, "Only the company takes evidence off");
    var setting = settings.of(accountNumber);
    var criterion = applicable(accountNumber, criterionId, setting);
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
    return read(criterion, entity, files(accountNumber), setting);
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
    var setting = settings.of(accountNumber);
    var criterion = applicable(accountNumber, criterionId, setting);
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
    return read(criterion, entity, files(accountNumber), setting);
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
                    Sha256.of(content),
                    clock.instant(),
                    by.name()))
            .toSnapshot();
    trail.record(
        new AuditEvent(
            accountNumber,
            caseId,
            KEPT,
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

  /** What CBP approved last, whatever was changed since. */
  @Transactional(readOnly = true)
  public Optional<Snapshot> latestApproved(String accountNumber) {
    return snapshots
        .findFirstByAccountNumberAndReasonStartingWithOrderByTakenAtDescIdDesc(
            accountNumber, Snapshot.APPROVED)
        .map(ProfileSnapshot::toSnapshot);
  }

  /** All snapshots of an account, the newest first. */
  @Transactional(readOnly = true)
  public List<Snapshot> snapshots(String accountNumber) {
    return snapshots.findByAccountNumberOrderByTakenAtDescIdDesc(accountNumber).stream()
        .map(ProfileSnapshot::toSnapshot)
        .toList();
  }

  /** Compares a snapshot with its hash, and the hash with the one in the audit trail. */
  @Transactional(readOnly = true)
  public SnapshotCheck check(Snapshot snapshot) {
    var hash = Sha256.of(snapshot.json());
    boolean inTrail =
        trail.historyOfCase(snapshot.accountNumber(), snapshot.caseId(), Integer.MAX_VALUE).stream()
            .filter(entry -> entry.action().equals(KEPT))
            .filter(entry -> snapshot.reason().equals(entry.after().get("reason")))
            .anyMatch(entry -> hash.equals(entry.after().get("sha256")));
    return new SnapshotCheck(hash.equals(snapshot.hash()), inTrail);
  }

  /** What changed in the profile since a snapshot. */
  @Transactional(readOnly = true)
  public List<ProfileChange> changesSince(Snapshot snapshot) {
    return compare(snapshot).stream()
        .flatMap(
            answer ->
                answer.lines().stream()
                    .filter(ComparedAnswer.Line::changed)
                    .map(
                        line ->
                            new ProfileChange(
                                answer.criterionId(),
                                answer.label(),
                                line.field(),
                                line.before(),
                                line.after())))
        .toList();
  }

  /**
   * The answers then and now, side by side, in the order of the present edition; criteria that are
   * no longer asked come last.
   */
  @Transactional(readOnly = true)
  public List<ComparedAnswer> compare(Snapshot snapshot) {
    return ProfileContent.compare(
        json.readValue(snapshot.json(), ProfileContent.class),
        ProfileContent.of(view(snapshot.accountNumber())));
  }

  /**
   * The answers in the order of another country's programme, so that one piece of evidence serves
   * both; those without a counterpart come last.
   */
  @Transactional(readOnly = true)
  public List<EvidenceLine> evidenceFor(String accountNumber, PartnerProgramme programme) {
    return criteria(view(accountNumber))
        .filter(CriterionAnswer::answered)
        .map(
            answer ->
                new EvidenceLine(
                    crosswalk.of(answer.criterion().id(), programme.scheme()).orElse(null), answer))
        .sorted(
            Comparator.comparing(
                EvidenceLine::counterpart,
                Comparator.nullsLast(Comparator.comparing(Counterpart::label))))
        .toList();
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
      Criterion criterion,
      @Nullable ProfileAnswer answer,
      Map<String, Document> files,
      ProfileSettings.Setting setting) {
    var evidence = answer == null ? List.<ProfileView.Evidence>of() : evidence(answer, files);
    var exclusion = setting.exclusion(criterion);
    if (exclusion.isPresent()) {
      return excluded(
          criterion, answer, exclusion.get().fact(), exclusion.get().stated(), evidence);
    }
    var news = setting.news(criterion, answer);
    var missing = new Completeness(today()).missing(criterion, answer, evidence, news);
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
          null,
          news,
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
        null,
        news,
        missing);
  }

  /** A criterion that does not apply by what the company states about itself. */
  private static CriterionAnswer excluded(
      Criterion criterion,
      @Nullable ProfileAnswer answer,
      FactCatalogue.Fact fact,
      StatedFact stated,
      List<ProfileView.Evidence> evidence) {
    return new CriterionAnswer(
        criterion,
        answer == null ? null : answer.version(),
        "",
        true,
        fact.whenNot(),
        stated.statedBy(),
        LocalDate.ofInstant(stated.statedAt(), EASTERN),
        evidence,
        stated.statedBy(),
        stated.statedAt(),
        answer == null ? stated.statedBy() : answer.confirmedBy(),
        answer == null ? stated.statedAt() : answer.confirmedAt(),
        answer == null ? SpecialistView.NOT_YET : answer.specialistView(),
        answer == null ? "" : answer.remark(),
        answer == null ? null : answer.reviewedBy(),
        answer == null ? null : answer.reviewedAt(),
        answer != null && answer.changedSinceReview(),
        fact.whenNot(),
        List.of(),
        List.of());
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

  private Criterion applicable(
      String accountNumber, String criterionId, ProfileSettings.Setting setting) {
    var entityType = entityType(accountNumber);
    return setting.edition().of(entityType).stream()
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

  private static void refuseExcluded(Criterion criterion, ProfileSettings.Setting setting) {
    setting
        .exclusion(criterion)
        .ifPresent(
            exclusion -> {
              throw new AnswerRefused(
                  "Criterion %s does not apply: %s. Change that statement first"
                      .formatted(criterion.label(), exclusion.fact().whenNot()));
            });
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
}
