package org.ctpat.validation;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.Accounts;
import org.ctpat.account.EntityTypes;
import org.ctpat.account.MembershipStatus;
import org.ctpat.account.Site;
import org.ctpat.audit.Actor;
import org.ctpat.audit.AuditEvent;
import org.ctpat.audit.AuditTrail;
import org.ctpat.criteria.CriteriaCatalogue;
import org.ctpat.criteria.Criterion;
import org.ctpat.deadline.Deadlines;
import org.ctpat.document.Documents;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people hand in during a validation; the validation itself guards what is possible. */
@Service
@Transactional
class ValidationSteps {

  private final ValidationCases cases;
  private final Findings findings;
  private final ValidationFlow flow;
  private final DocumentRequests requests;
  private final ValidationKinds kinds;
  private final CriteriaCatalogue criteria;
  private final Accounts accounts;
  private final EntityTypes types;
  private final Documents documents;
  private final Deadlines deadlines;
  private final AuditTrail audit;
  private final Clock clock;

  ValidationSteps(
      ValidationCases cases,
      Findings findings,
      ValidationFlow flow,
      DocumentRequests requests,
      ValidationKinds kinds,
      CriteriaCatalogue criteria,
      Accounts accounts,
      EntityTypes types,
      Documents documents,
      Deadlines deadlines,
      AuditTrail audit,
      Clock clock) {
    this.cases = cases;
    this.findings = findings;
    this.flow = flow;
    this.requests = requests;
    this.kinds = kinds;
    this.criteria = criteria;
    this.accounts = accounts;
    this.types = types;
    this.documents = documents;
    this.deadlines = deadlines;
    this.audit = audit;
    this.clock = clock;
  }

  void decideOnForeignValidation(
      String caseId, boolean accept, String remarks, Map<String, String> facts, Actor by) {
    var validation = get(caseId);
    validation.decideOnForeignValidation(accept, remarks, facts, by);
    record(
        validation,
        accept ? "Foreign validation accepted" : "Visit wanted in spite of a foreign validation",
        by,
        Map.of("remarks", remarks));
  }

  void plan(String caseId, Plan plan, Actor by) {
    var validation = get(caseId);
    validation.plan(
        plan, possibleSites(validation.accountNumber()), kinds.of(plan.kind()).foreignSite());
    requests.plan(validation);
    record(
        validation,
        "Sites and team chosen",
        by,
        Map.of(
            "kind",
            plan.kind().word(),
            "sites",
            plan.sites().stream().map(ChosenSite::siteId).toList(),
            "team",
            plan.team(),
            "lead",
            plan.lead()));
  }

  ValidationKinds.Rule kind(ValidationKind kind) {
    return kinds.of(kind);
  }

  void agreeDates(
      String caseId, Map<String, LocalDate> dateBySite, boolean earlierVisitWanted, Actor by) {
    var validation = get(caseId);
    validation.agreeDates(dateBySite, earlierVisitWanted, deadlines.today(), by);
    record(
        validation,
        "Visit dates agreed",
        by,
        Map.of("dates", dateBySite.toString(), "earlierVisitAgreed", earlierVisitWanted));
  }

  void provideDocuments(String caseId, List<String> documentIds, @Nullable String note, Actor by) {
    var validation = get(caseId);
    validation.provideDocuments(documentIds, note);
    record(validation, "Documents provided", by, Map.of("files", documentIds.size()));
  }

  void conduct(
      String caseId,
      String visitId,
      LocalTime begin,
      LocalTime end,
      String peopleMet,
      String summary,
      Map<String, String> facts,
      Actor by) {
    var validation = get(caseId);
    validation.conduct(
        visitId,
        begin,
        end,
        peopleMet,
        summary,
        facts,
        findings.findByCaseIdOrderById(caseId),
        by.id(),
        clock.instant());
    record(validation, "Site visited", by, Map.of("visit", visitId));
  }

  void draftReport(String caseId, ReportDraft draft, Actor by) {
    var validation = get(caseId);
    validation.draftReport(draft, by, clock.instant());
    record(
        validation,
        "Validation report written",
        by,
        Map.of("falseStatement", draft.falseStatement(), "proposal", draft.proposal().word()));
  }

  void decideReport(String caseId, boolean approve, @Nullable String remarks, Actor by) {
    var validation = get(caseId);
    validation.decideReport(approve, remarks, by, clock.instant());
    record(
        validation,
        approve ? "Validation report approved" : "Validation report returned",
        by,
        Map.of("remarks", remarks == null ? "" : remarks));
  }

  void proposeOnOpenActions(String caseId, String proposal, Actor by) {
    var validation = get(caseId);
    validation.proposeOnOpenActions(proposal);
    record(validation, "Open actions reviewed", by, Map.of("proposal", proposal));
  }

  void decideOutcome(String caseId, ValidationOutcome outcome, String reason, Actor by) {
    var validation = get(caseId);
    var obstacle = obstacle(validation, outcome);
    if (obstacle != null) {
      throw new ValidationRefused(obstacle);
    }
    validation.decide(outcome, reason, by, clock.instant());
    record(
        validation,
        "Validation outcome decided",
        by,
        Map.of("outcome", outcome.word(), "reason", reason));
  }

  /** Why an outcome is not possible, null when it is. */
  @Transactional(readOnly = true)
  public @Nullable String obstacle(String caseId, ValidationOutcome outcome) {
    return obstacle(get(caseId), outcome);
  }

  private @Nullable String obstacle(Validation validation, ValidationOutcome outcome) {
    var open = flow.openMusts(validation);
    var falseStatement = validation.isFalseStatement();
    var abroad = validation.isRecognisedAbroad();
    var status = accounts.get(AccountNumber.of(validation.accountNumber())).status();
    if (falseStatement
        && outcome != ValidationOutcome.PROPOSE_SUSPENSION
        && outcome != ValidationOutcome.KEEP) {
      return "The report names a false statement: propose suspension (6 U.S.C. 967(b)), or keep the status when it was not made knowingly";
    }
    return switch (outcome) {
      case VALIDATED -> open == 0 ? null : mustsOpen(open);
      case TIER3 -> {
        if (open > 0) {
          yield mustsOpen(open);
        }
        if (!types.get(validation.entityType()).tier3()) {
          yield "Tier 3 is for importers (6 U.S.C. 966)";
        }
        yield flow.bestPracticeElements(validation.caseId()) == BestPracticeElement.values().length
            ? null
            : "Tier 3 needs a best practice that shows all five elements of the framework";
      }
      case DOWNGRADE -> {
        if (open > 0) {
          yield mustsOpen(open);
        }
        yield status == MembershipStatus.TIER_3 ? null : "Only Tier 3 can be ended this way";
      }
      case KEEP ->
          open == 0 && !falseStatement && !abroad && status == MembershipStatus.CERTIFIED
              ? "No must is open: the company is validated (6 U.S.C. 965)"
              : null;
      case PROPOSE_SUSPENSION ->
          open > 0 || falseStatement
              ? null
              : "There are no grounds: every must is met and no false statement was made";
    };
  }

  private static String mustsOpen(int open) {
    return "Musts that are neither met nor proven since: %d; validated is who meets all of them (6 U.S.C. 965)"
        .formatted(open);
  }

  /** The sites of a company as a validation sees them. */
  List<ChosenSite> possibleSites(String accountNumber) {
    return accounts.sites(AccountNumber.of(accountNumber)).stream()
        .map(ValidationSteps::site)
        .toList();
  }

  private static ChosenSite site(Site site) {
    return new ChosenSite(site.name(), site.name(), site.country(), !site.country().equals("US"));
  }

  /** Criteria to be tested at a visit that have no finding yet, in words. */
  @Transactional(readOnly = true)
  public List<String> withoutFinding(String caseId, String visitId) {
    var visit = get(caseId).visit(visitId);
    return Validation.withoutFinding(visit, findings.findByCaseIdOrderById(caseId)).stream()
        .map(id -> criteria.find(id).map(Criterion::label).orElse(id))
        .toList();
  }

  /** Why a visit cannot be reported yet: its day has not come; null when it has. */
  @Transactional(readOnly = true)
  public @Nullable String early(String caseId, String visitId) {
    return get(caseId).visit(visitId).early(deadlines.today());
  }

  /** The files that do not belong to the account. */
  List<String> strange(String accountNumber, List<String> documentIds) {
    return documentIds.stream().filter(id -> documents.find(accountNumber, id).isEmpty()).toList();
  }

  private Validation get(String caseId) {
    return cases
        .findByCaseId(caseId)
        .orElseThrow(() -> new ValidationRefused("There is no validation " + caseId));
  }

  private void record(Validation validation, String action, Actor by, Map<String, ?> after) {
    audit.record(
        new AuditEvent(
            validation.accountNumber(),
            validation.caseId(),
            action,
            "Validation",
            by,
            Map.of(),
            after));
  }
}
