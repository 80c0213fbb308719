package org.ctpat.validation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.Accounts;
import org.ctpat.account.MembershipStatus;
import org.ctpat.audit.Actor;
import org.ctpat.audit.AuditEvent;
import org.ctpat.audit.AuditTrail;
import org.ctpat.criteria.CriteriaCatalogue;
import org.ctpat.criteria.Criterion;
import org.ctpat.criteria.SecurityProfiles;
import org.ctpat.deadline.Deadlines;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The validations of members as people see them, their selection, and what is found at the visits.
 */
@Service
@Transactional
public class Validations {

  private static final Set<MembershipStatus> MEMBERS =
      EnumSet.of(
          MembershipStatus.CERTIFIED,
          MembershipStatus.CERTIFIED_VALIDATED,
          MembershipStatus.TIER_3);

  private final ValidationCases cases;
  private final Findings findings;
  private final CorrectiveActionRows actions;
  private final Selections selections;
  private final ForeignValidationRows foreignValidations;
  private final RecognisedPrograms programs;
  private final ValidationKinds kinds;
  private final Interviews interviews;
  private final CriteriaCatalogue criteria;
  private final SecurityProfiles profiles;
  private final Accounts accounts;
  private final Deadlines deadlines;
  private final AuditTrail audit;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Validations(
      ValidationCases cases,
      Findings findings,
      CorrectiveActionRows actions,
      Selections selections,
      ForeignValidationRows foreignValidations,
      RecognisedPrograms programs,
      ValidationKinds kinds,
      Interviews interviews,
      CriteriaCatalogue criteria,
      SecurityProfiles profiles,
      Accounts accounts,
      Deadlines deadlines,
      AuditTrail audit,
      ApplicationEventPublisher events,
      Clock clock) {
    this.cases = cases;
    this.findings = findings;
    this.actions = actions;
    this.selections = selections;
    this.foreignValidations = foreignValidations;
    this.programs = programs;
    this.kinds = kinds;
    this.interviews = interviews;
    this.criteria = criteria;
    this.profiles = profiles;
    this.accounts = accounts;
    this.deadlines = deadlines;
    this.audit = audit;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Opens the validation once for each case id; a repeated call returns the stored one. A foreign
   * validation of the last four years that no earlier case used is offered for recognition.
   */
  public ValidationView open(
      String accountNumber, String caseId, String entityType, String reason, Actor by) {
    var stored = cases.findByCaseId(caseId);
    if (stored.isPresent()) {
      return toView(stored.get());
    }
    var foreign = recognisable(accountNumber);
    var opened =
        cases.save(
            new Validation(
                caseId,
                accountNumber,
                entityType,
                reason,
                foreign.map(ForeignValidationRow::id).orElse(null),
                clock.instant()));
    audit.record(
        new AuditEvent(
            accountNumber,
            caseId,
            "Validation opened",
            "Validation",
            by,
            Map.of(),
            Map.of("reason", reason)));
    return toView(opened);
  }

  @Transactional(readOnly = true)
  public Optional<ValidationView> find(String caseId) {
    return cases.findByCaseId(caseId).map(this::toView);
  }

  /**
   * The validation of a case.
   *
   * @throws ValidationRefused when there is none
   */
  @Transactional(readOnly = true)
  public ValidationView view(String caseId) {
    return toView(get(caseId));
  }

  /** The validations of an account, newest first. */
  @Transactional(readOnly = true)
  public List<ValidationView> forAccount(String accountNumber) {
    return cases.findByAccountNumberOrderByOpenedAtDescIdDesc(accountNumber).stream()
        .map(this::toView)
        .toList();
  }

  /** The criteria that may be tested at a visit, in the order of the catalogue. */
  public List<Criterion> applicableCriteria(String accountNumber, String entityType) {
    return profiles.edition(accountNumber).of(entityType);
  }

  /** Why a member cannot be selected for validation now; empty when it can. */
  @Transactional(readOnly = true)
  public Optional<String> obstacle(String accountNumber) {
    var status = accounts.get(AccountNumber.of(accountNumber)).status();
    if (!MEMBERS.contains(status)) {
      return Optional.of(
          "Only certified members are validated; " + accountNumber + " is " + status);
    }
    return cases.existsByAccountNumberAndStageNot(accountNumber, ValidationStage.CLOSED)
        ? Optional.of("A validation of " + accountNumber + " is under way already")
        : Optional.empty();
  }

  /** Those of these accounts whose validation is under way. */
  @Transactional(readOnly = true)
  public Set<String> underWay(Collection<String> accountNumbers) {
    return cases.underWay(accountNumbers);
  }

  /**
   * Selects a member for validation before its regular date and announces it once.
   *
   * @return id of the selection
   * @throws ValidationRefused when the account is no certified member or a validation is under way
   */
  public String select(String accountNumber, String reason, Actor by) {
    if (reason.isBlank()) {
      throw new ValidationRefused("Give the reason for the selection");
    }
    var obstacle = obstacle(accountNumber);
    if (obstacle.isPresent()) {
      throw new ValidationRefused(obstacle.get());
    }
    var selection = selections.save(new Selection(accountNumber, reason, by.id(), clock.instant()));
    audit.record(
        new AuditEvent(
            accountNumber,
            null,
            "Selected for validation",
            "Validation",
            by,
            Map.of(),
            Map.of("reason", reason)));
    var selected = selection.announce();
    events.publishEvent(selected);
    return selected.selectionId();
  }

  /** The foreign programmes whose validations may be recognised. */
  public List<RecognisedProgram> programs() {
    return programs.all();
  }

  /**
   * Records a validation by a partner of a mutual recognition arrangement; the same certificate is
   * kept once.
   *
   * @param validUntil last day of the certificate, null when it names none
   * @throws ValidationRefused when the programme is unknown or not recognised, the number is
   *     missing, the certificate has ended or the date is not within the last four years (DL05)
   */
  public ForeignValidation recordForeignValidation(
      String accountNumber,
      String programCode,
      String certificateNumber,
      LocalDate validatedOn,
      @Nullable LocalDate validUntil,
      List<String> documentIds,
      Actor by) {
    var program =
        programs
            .find(programCode)
            .orElseThrow(
                () ->
                    new ValidationRefused(
                        "There is no mutual recognition arrangement with '" + programCode + "'"));
    if (!program.recognised()) {
      throw new ValidationRefused(
          "The arrangement with "
              + program.partner()
              + " is "
              + program.status().label()
              + "; its validations are not recognised until then");
    }
    if (certificateNumber.isBlank()) {
      throw new ValidationRefused("Give the number of the certificate");
    }
    var today = deadlines.today();
    if (validatedOn.isAfter(today) || !validatedOn.isAfter(today.minusYears(4))) {
      throw new ValidationRefused(
          "A foreign validation counts for four years (DL05): "
              + validatedOn
              + " is not within the last four");
    }
    if (validUntil != null && validUntil.isBefore(today)) {
      throw new ValidationRefused("The certificate has ended on " + validUntil);
    }
    var stored =
        foreignValidations.findByAccountNumberAndProgramCodeAndCertificateNumber(
            accountNumber, programCode, certificateNumber);
    if (stored.isPresent()) {
      return stored.get().toView(programs);
    }
    var recorded =
        foreignValidations
            .save(
                new ForeignValidationRow(
                    accountNumber,
                    programCode,
                    certificateNumber.strip(),
                    validatedOn,
                    validUntil,
                    documentIds,
                    by.id(),
                    clock.instant()))
            .toView(programs);
    audit.record(
        new AuditEvent(
            accountNumber,
            null,
            "Foreign validation recorded",
            recorded.programName() + " " + recorded.certificateNumber(),
            by,
            Map.of(),
            Map.of("validatedOn", validatedOn.toString())));
    return recorded;
  }

  /** The foreign validations recorded for an account, newest first. */
  @Transactional(readOnly = true)
  public List<ForeignValidation> foreignValidations(String accountNumber) {
    return foreignValidations
        .findByAccountNumberOrderByValidatedOnDescIdDesc(accountNumber)
        .stream()
        .map(row -> row.toView(programs))
        .toList();
  }

  /**
   * Sets which criteria are tested at a site; those with a finding stay.
   *
   * @throws ValidationRefused when a criterion does not apply to the entity type or the report is
   *     approved
   */
  public ValidationView sampleCriteria(
      String caseId, String visitId, List<String> criterionIds, Actor by) {
    var validation = get(caseId);
    criterionIds.forEach(id -> applicable(validation, id));
    var before = validation.visit(visitId).criteria();
    var found =
        findings.findByCaseIdOrderById(caseId).stream()
            .filter(finding -> finding.visitId().equals(visitId))
            .map(Finding::criterionId);
    validation.sample(visitId, Stream.concat(criterionIds.stream(), found).distinct().toList());
    record(
        validation,
        "Criteria to be tested chosen",
        "Visit " + visitId,
        by,
        Map.of("criteria", before),
        Map.of("criteria", validation.visit(visitId).criteria()));
    return toView(validation);
  }

  /**
   * Stores the finding of a criterion at a visit, a new one or in place of the former one of the
   * same criterion and visit.
   *
   * @throws ValidationRefused when the text is missing, an action is required on a should, a best
   *     practice shows no element, or the report is already approved
   */
  public FindingView recordFinding(String caseId, FindingEntry entry, Actor by) {
    var validation = get(caseId);
    var criterion = applicable(validation, entry.criterionId());
    validation.alsoSample(entry.visitId(), entry.criterionId());
    var stored =
        findings.findByVisitIdAndCriterionId(entry.visitId(), entry.criterionId()).orElse(null);
    var before = stored == null ? Map.<String, Object>of() : facts(stored);
    Finding finding;
    if (stored == null) {
      finding =
          findings.save(new Finding(caseId, criterion.isMust(), entry, by.id(), clock.instant()));
    } else {
      finding = stored;
      finding.write(entry, by.id(), clock.instant());
    }
    record(
        validation,
        "Finding recorded",
        "Criterion " + entry.criterionId() + ", visit " + entry.visitId(),
        by,
        before,
        facts(finding));
    return finding.toView(criterion.title(), null);
  }

  /** Removes a finding; harmless when it is gone already. */
  public void removeFinding(String caseId, long findingId, Actor by) {
    var validation = get(caseId);
    validation.requireOpenFindings();
    findings
        .findById(findingId)
        .filter(finding -> finding.caseId().equals(caseId))
        .ifPresent(
            finding -> {
              findings.delete(finding);
              record(
                  validation,
                  "Finding removed",
                  "Criterion " + finding.criterionId() + ", visit " + finding.visitId(),
                  by,
                  facts(finding),
                  Map.of());
            });
  }

  /**
   * Notes a talk during a visit; the same words of the same person are kept once.
   *
   * @param criterionIds what it was about
   * @throws ValidationRefused when name or words are missing, a criterion does not apply, or the
   *     report is already approved
   */
  public void recordInterview(
      String caseId,
      String visitId,
      String person,
      String position,
      List<String> criterionIds,
      String said,
      Actor by) {
    var validation = get(caseId);
    validation.requireOpenFindings();
    validation.visit(visitId);
    if (person.isBlank() || said.isBlank()) {
      throw new ValidationRefused("Write whom you talked to and what was said");
    }
    if (person.length() > 200 || position.length() > 200 || said.length() > 4_000) {
      throw new ValidationRefused("Shorten the interview: names to 200 characters, words to 4,000");
    }
    criterionIds.forEach(id -> applicable(validation, id));
    var known =
        interviews.findByCaseIdOrderById(caseId).stream()
            .anyMatch(
                row -> row.visitId().equals(visitId) && row.isSame(person.strip(), said.strip()));
    if (known) {
      return;
    }
    interviews.save(
        new InterviewRow(
            caseId,
            visitId,
            person.strip(),
            position.strip(),
            criterionIds,
            said.strip(),
            by.id(),
            clock.instant()));
    record(
        validation,
        "Interview recorded",
        "Visit " + visitId,
        by,
        Map.of(),
        Map.of("person", person.strip(), "criteria", criterionIds));
  }

  /** Removes a noted talk; harmless when it is gone already. */
  public void removeInterview(String caseId, long interviewId, Actor by) {
    var validation = get(caseId);
    validation.requireOpenFindings();
    interviews
        .findById(interviewId)
        .filter(row -> row.caseId().equals(caseId))
        .ifPresent(
            row -> {
              interviews.delete(row);
              record(
                  validation,
                  "Interview removed",
                  "Visit " + row.visitId(),
                  by,
                  Map.of("person", row.toView().person()),
                  Map.of());
            });
  }

  private Optional<ForeignValidationRow> recognisable(String accountNumber) {
    var used =
        cases.findByAccountNumberOrderByOpenedAtDescIdDesc(accountNumber).stream()
            .map(Validation::foreignValidationId)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    var fourYearsAgo = deadlines.today().minusYears(4);
    return foreignValidations
        .findByAccountNumberOrderByValidatedOnDescIdDesc(accountNumber)
        .stream()
        .filter(row -> row.validatedOn().isAfter(fourYearsAgo) && !used.contains(row.id()))
        .filter(row -> row.holdsOn(deadlines.today()))
        .findFirst();
  }

  private Validation get(String caseId) {
    return cases
        .findByCaseId(caseId)
        .orElseThrow(() -> new ValidationRefused("There is no validation " + caseId));
  }

  private Criterion applicable(Validation validation, String criterionId) {
    return applicableCriteria(validation.accountNumber(), validation.entityType()).stream()
        .filter(criterion -> criterion.id().equals(criterionId))
        .findFirst()
        .orElseThrow(
            () ->
                new ValidationRefused(
                    "Criterion %s does not apply to entity type %s"
                        .formatted(criterionId, validation.entityType())));
  }

  ValidationView toView(Validation validation) {
    var actionById =
        actions.findByCaseIdOrderById(validation.caseId()).stream()
            .collect(Collectors.toMap(CorrectiveAction::actionId, action -> action));
    var found =
        findings.findByCaseIdOrderById(validation.caseId()).stream()
            .map(
                finding ->
                    finding.toView(
                        criteria.find(finding.criterionId()).map(Criterion::title).orElse(""),
                        actionById.get(finding.actionId())))
            .toList();
    return validation.toView(
        found,
        interviews.findByCaseIdOrderById(validation.caseId()).stream()
            .map(InterviewRow::toView)
            .toList(),
        foreignOf(validation),
        validation.kind() == null ? null : kinds.of(validation.kind()));
  }

  @Nullable ForeignValidation foreignOf(Validation validation) {
    var id = validation.foreignValidationId();
    return id == null
        ? null
        : foreignValidations.findById(id).map(row -> row.toView(programs)).orElse(null);
  }

  private void record(
      Validation validation,
      String action,
      String subject,
      Actor by,
      Map<String, ?> before,
      Map<String, ?> after) {
    audit.record(
        new AuditEvent(
            validation.accountNumber(), validation.caseId(), action, subject, by, before, after));
  }

  private static Map<String, Object> facts(Finding finding) {
    return Map.of("result", finding.result().name(), "text", finding.text());
  }
}
