package org.ctpat.incident;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.Accounts;
import org.ctpat.account.CaseState;
import org.ctpat.account.MembershipStatus;
import org.ctpat.account.SuspensionGrounds;
import org.ctpat.account.SuspensionProposed;
import org.ctpat.audit.Actor;
import org.ctpat.deadline.Deadlines;
import org.ctpat.deadline.UsEastern;
import org.ctpat.notification.Letters;
import org.ctpat.partner.Dependents;
import org.ctpat.risk.Occasion;
import org.ctpat.risk.Reassessments;
import org.ctpat.training.JobFunction;
import org.ctpat.training.TrainingMatrix;
import org.ctpat.training.Trainings;
import org.ctpat.validation.CorrectiveActionView;
import org.ctpat.validation.CorrectiveActions;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The automated steps of an incident. Each may run again: the state that the incident has reached
 * tells what is done already, and dates, letters and actions exist once for each incident.
 */
@Service
@Transactional
public class IncidentFlow {

  private static final String TELL_OTHERS = "DC08";
  private static final String CBP_STEP = "DC03";
  private static final String RESPONSE = "DL12";
  private static final String ANALYSIS = "analysis";
  private static final String DECISION = "decision";
  private static final String RECORDED = "security_incident";
  private static final String FINDING = "post_incident_finding";
  private static final int LONGEST_OCCASION = 900;

  private final Incidents incidents;
  private final IncidentRows rows;
  private final IncidentLog log;
  private final IncidentCatalogue catalogue;
  private final Accounts accounts;
  private final Deadlines deadlines;
  private final Letters letters;
  private final Reassessments reassessments;
  private final Trainings trainings;
  private final CorrectiveActions actions;
  private final Dependents dependents;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  IncidentFlow(
      Incidents incidents,
      IncidentRows rows,
      IncidentLog log,
      IncidentCatalogue catalogue,
      Accounts accounts,
      Deadlines deadlines,
      Letters letters,
      Reassessments reassessments,
      Trainings trainings,
      CorrectiveActions actions,
      Dependents dependents,
      ApplicationEventPublisher events,
      Clock clock) {
    this.incidents = incidents;
    this.rows = rows;
    this.log = log;
    this.catalogue = catalogue;
    this.accounts = accounts;
    this.deadlines = deadlines;
    this.letters = letters;
    this.reassessments = reassessments;
    this.trainings = trainings;
    this.actions = actions;
    this.dependents = dependents;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Records the incident: event {@code security_incident} where the account is a member, the notice
   * to CBP (DL26), dates for telling others (DC08) and for the analysis (DC03), a letter, and what
   * follows in the company: a new risk assessment (criterion 2.3) and refresher training TR03
   * (criterion 12.2) are proposed.
   */
  public Recorded record(String incidentId, Actor by) {
    var incident = incidents.get(incidentId);
    var number = AccountNumber.of(incident.accountNumber());
    if (incident.state() == IncidentState.REPORTED) {
      if (accounts.can(number, RECORDED)) {
        accounts.apply(number, RECORDED, incidentId, by);
      }
      startNotice(incident, by);
      tellCompany(incident, by);
      proposeAssessment(incident, by);
      requireTraining(incident, by);
      incident.recorded();
      log.write(
          incident,
          "Incident recorded",
          "Recorded. Others are told first, then a specialist analyses the incident.",
          by,
          Map.of("selfReported", incident.report().isSelfReported()));
    }
    return new Recorded(
        start(incident, TELL_OTHERS, "1", by),
        start(incident, CBP_STEP, ANALYSIS, by),
        summary(incident),
        incident.report().isSelfReported(),
        accounts.glance(
            number, "incident " + (incident.report().isByCbp() ? "opened by CBP" : "reported")));
  }

  /** What is known after the record. */
  public record Recorded(
      OffsetDateTime notifyDueAt,
      OffsetDateTime analysisDueAt,
      String incidentSummary,
      boolean selfReported,
      Map<String, Object> caseGlance) {}

  private void startNotice(Incident incident, Actor by) {
    var report = incident.report();
    var inputs = new LinkedHashMap<String, Object>();
    inputs.put("found", UsEastern.inWords(report.foundAt()));
    var told = incident.toldCbpAt();
    inputs.put("CBP told", told == null ? "not by the company" : UsEastern.inWords(told));
    var crossing = incidents.view(incident).facts().crossesAt();
    if (crossing != null) {
      inputs.put("never later than the border crossing", UsEastern.inWords(crossing));
    }
    deadlines.start(
        incident.accountNumber(),
        incident.incidentId(),
        Incidents.NOTICE,
        LocalDate.ofInstant(report.foundAt(), UsEastern.ZONE),
        inputs,
        by);
    if (told != null) {
      deadlines.met(incident.incidentId(), Incidents.NOTICE, by);
    }
  }

  private void tellCompany(Incident incident, Actor by) {
    var report = incident.report();
    var values = new LinkedHashMap<String, Object>();
    values.put("incidentId", incident.incidentId());
    values.put("type", inLower(incidents.typeOf(report.type()).label()));
    values.put("place", report.place());
    values.put("found", UsEastern.inWords(report.foundAt()));
    values.put("reported", UsEastern.inWords(report.reportedAt()));
    letters.send(
        incident.accountNumber(),
        incident.incidentId(),
        report.isByCbp() ? "incident-opened" : "incident-received",
        "1",
        values,
        by);
  }

  private void proposeAssessment(Incident incident, Actor by) {
    var report = incident.report();
    var text =
        "%s at %s (incident %s): %s"
            .formatted(
                incidents.typeOf(report.type()).label(),
                report.place(),
                incident.incidentId(),
                report.what());
    reassessments.propose(
        incident.accountNumber(),
        Occasion.INCIDENT,
        incident.incidentId(),
        text.length() <= LONGEST_OCCASION ? text : text.substring(0, LONGEST_OCCASION - 1) + "…",
        by);
  }

  /** Everybody with a job function that the type of incident concerns. */
  private void requireTraining(Incident incident, Actor by) {
    var type = incidents.typeOf(incident.report().type());
    var concerned =
        trainings.matrix(incident.accountNumber()).rows().stream()
            .map(TrainingMatrix.Row::person)
            .filter(
                person ->
                    person.functions().stream()
                        .map(JobFunction::code)
                        .anyMatch(type.functions()::contains))
            .map(person -> person.employeeId())
            .toList();
    if (!concerned.isEmpty()) {
      trainings.require(
          incident.accountNumber(),
          concerned,
          org.ctpat.training.Occasion.AFTER_INCIDENT,
          LocalDate.ofInstant(incident.report().foundAt(), UsEastern.ZONE),
          "Incident %s: %s".formatted(incident.incidentId(), type.label()),
          by);
    }
  }

  /** Opens a corrective action for each one that the analysis asks for, due by DL12. */
  public List<RequiredAction> openActions(String incidentId, Actor by) {
    var incident = incidents.get(incidentId);
    var opened = new ArrayList<RequiredAction>();
    for (var requirement : incident.requirements()) {
      var actionId = incidentId + "-A" + (opened.size() + 1);
      var due =
          deadlines.start(
              incident.accountNumber(),
              actionId,
              RESPONSE,
              deadlines.today(),
              Map.of("incident", incidentId, "criterion", requirement.criterionId()),
              by);
      actions.open(
          actionId,
          incident.accountNumber(),
          incidentId,
          incident.entityType(),
          CorrectiveActionView.Origin.INCIDENT,
          requirement.criterionId(),
          requirement.found(),
          requirement.owner().isBlank()
              ? requirement.measure()
              : requirement.measure() + " Answered for by: " + requirement.owner(),
          due,
          by);
      opened.add(new RequiredAction(actionId));
    }
    return opened;
  }

  /** An action that runs as a process of its own. */
  public record RequiredAction(String actionId) {}

  /** The facts for the decision in words, and until when it is made (DC03). */
  public Assessed assess(String incidentId, Actor by) {
    var incident = incidents.get(incidentId);
    return new Assessed(
        facts(incident),
        dependents.count(incident.accountNumber()),
        start(incident, CBP_STEP, DECISION, by),
        accounts.glance(
            AccountNumber.of(incident.accountNumber()),
            incident.isAtOnce()
                ? "incident analysed, to be decided at once"
                : "incident analysed, actions come to their end"));
  }

  /**
   * What the supervisor decides on.
   *
   * @param dependentMembers members that name this one as their partner
   */
  public record Assessed(
      String incidentFacts,
      int dependentMembers,
      OffsetDateTime incidentDecisionDueAt,
      Map<String, Object> caseGlance) {}

  /**
   * Closes the incident as decided, with a letter. A proposal is announced to the enforcement:
   * event {@code post_incident_finding} is applied to a member whose suspension is not pending yet;
   * for a removal, none, since headquarters decides about it.
   */
  public Map<String, Object> close(String incidentId, Actor by) {
    var incident = incidents.get(incidentId);
    var number = AccountNumber.of(incident.accountNumber());
    if (!incident.state().isFinal()) {
      incident.close(clock.instant());
      var decision = Objects.requireNonNull(incident.decision());
      deadlines.cancelAll(incidentId, "the incident is closed", by);
      if (decision != IncidentDecision.CLOSE) {
        propose(incident, number, decision == IncidentDecision.ASK_REMOVAL, by);
      }
      letters.send(
          incident.accountNumber(), incidentId, "incident-closed", "1", closing(incident), by);
      log.write(
          incident,
          "Incident closed",
          decision.label() + ". " + incident.decisionReason(),
          by,
          Map.of("decision", decision.word(), "decidedBy", incident.decider().id()));
    }
    return accounts.glance(
        number, "incident closed: " + inLower(Objects.requireNonNull(incident.decision()).label()));
  }

  private void propose(Incident incident, AccountNumber number, boolean aggravated, Actor by) {
    var account = accounts.get(number);
    if (!account.status().member() && account.status() != MembershipStatus.SUSPENDED) {
      return; // It has left meanwhile: there is nothing to suspend.
    }
    if (!aggravated
        && account.caseState() != CaseState.SUSPENSION_PENDING
        && accounts.can(number, FINDING)) {
      accounts.apply(number, FINDING, incident.incidentId(), incident.decisionReason(), by);
    }
    var grounds = Objects.requireNonNull(incident.grounds());
    events.publishEvent(
        new SuspensionProposed(
            number.value(),
            incident.incidentId(),
            grounds,
            statement(incident),
            grounds == SuspensionGrounds.SECURITY_INCIDENT
                ? "6 U.S.C. 967(a); security incident, criteria 7.23 and 7.37"
                : "6 U.S.C. 967(a); minimum security criteria not met",
            false,
            aggravated,
            incident.decider()));
  }

  private String statement(Incident incident) {
    return "%s at %s, found on %s. %s. %s"
        .formatted(
            incidents.typeOf(incident.report().type()).label(),
            incident.report().place(),
            UsEastern.inWords(incident.report().foundAt()),
            Objects.requireNonNull(incident.decidedFinding()).label(),
            incident.decisionReason());
  }

  private Map<String, Object> closing(Incident incident) {
    var values = new LinkedHashMap<String, Object>();
    values.put("incidentId", incident.incidentId());
    values.put("found", UsEastern.inWords(incident.report().foundAt()));
    values.put("place", incident.report().place());
    values.put("finding", Objects.requireNonNull(incident.decidedFinding()).label());
    values.put("reason", incident.decisionReason());
    values.put("decision", Objects.requireNonNull(incident.decision()).word());
    values.put("selfReported", incident.report().isSelfReported());
    values.put("actions", actionsInWords(incident));
    return values;
  }

  private OffsetDateTime start(Incident incident, String rule, String cycle, Actor by) {
    return deadlines
        .start(
            incident.accountNumber(),
            incident.incidentId(),
            rule,
            cycle,
            deadlines.today(),
            Map.of("incident", incident.incidentId()),
            by)
        .dueAt();
  }

  /** The report in words, for people who act from process variables alone. */
  String summary(Incident incident) {
    var view = incidents.view(incident);
    var facts = view.facts();
    var text = new StringBuilder();
    text.append(
        "**%s**, found on %s at %s.%n%n%s%n%n"
            .formatted(
                view.type().label(), UsEastern.inWords(view.foundAt()), view.place(), view.what()));
    line(text, "Done at once", view.measures());
    line(text, "Lane", facts.lane());
    line(text, "Shipment", facts.shipment());
    line(text, "Conveyance", facts.conveyance());
    line(text, "Container or trailer", facts.container());
    line(text, "Seal", facts.seal());
    line(
        text,
        "Crosses the border",
        facts.crossesAt() == null ? "" : UsEastern.inWords(facts.crossesAt()));
    view.told().forEach(told -> text.append("- ").append(incidents.inWords(told)).append('\n'));
    text.append(
        "- Asked for by the kind of incident: %s%n"
            .formatted(
                view.type().tell().stream()
                    .map(catalogue::partyLabel)
                    .map(IncidentFlow::inLower)
                    .collect(Collectors.joining(", "))));
    line(text, "Files", view.documentIds().isEmpty() ? "" : "" + view.documentIds().size());
    text.append("- ").append(selfReport(view));
    return text.toString();
  }

  private static void line(StringBuilder text, String label, String value) {
    if (!value.isBlank()) {
      text.append("- ").append(label).append(": ").append(value).append('\n');
    }
  }

  private static String selfReport(IncidentView view) {
    var told = view.toldCbpAt();
    if (view.selfReported() && told != null) {
      return "Reported by the company itself on %s, before CBP discovered it: this protects it from automatic suspension or removal, though a review follows."
          .formatted(UsEastern.inWords(told));
    }
    return told == null
        ? "Not reported by the company: CBP discovered it."
        : "Not self-reported: CBP discovered it before the company told CBP on %s."
            .formatted(UsEastern.inWords(told));
  }

  private String facts(Incident incident) {
    var view = incidents.view(incident);
    var analysis = Objects.requireNonNull(view.analysis());
    var text = new StringBuilder();
    text.append("**%s**%n%n".formatted(selfReport(view)));
    text.append(
        "**Analysis** by %s: %s.%n%nCause: %s%n%n%s%n%n"
            .formatted(
                analysis.by(),
                inLower(analysis.finding().label()),
                view.facts().cause(),
                analysis.text()));
    if (analysis.atOnce()) {
      text.append("**To be decided at once:** danger or flagrant disregard is named.\n\n");
    }
    var done = actionsInWords(incident);
    text.append("**Actions:** ").append(done.isEmpty() ? "none asked for" : "").append("\n");
    done.forEach(action -> text.append("- ").append(action).append('\n'));
    if (!view.notToldReason().isEmpty()) {
      text.append("%n**Not everybody was told:** %s%n".formatted(view.notToldReason()));
    }
    var earlier =
        rows.ofAccount(incident.accountNumber()).stream()
            .filter(other -> !other.incidentId().equals(incident.incidentId()))
            .map(incidents::view)
            .filter(other -> other.reportedAt().isBefore(view.reportedAt()))
            .toList();
    text.append("%n**Earlier incidents:** %s%n".formatted(earlier.isEmpty() ? "none" : ""));
    earlier.forEach(
        other ->
            text.append(
                "- %s, %s, found on %s: %s%s%n"
                    .formatted(
                        other.incidentId(),
                        inLower(other.type().label()),
                        UsEastern.inWords(LocalDate.ofInstant(other.foundAt(), UsEastern.ZONE)),
                        other.selfReported() ? "self-reported, " : "",
                        other.decision() == null
                            ? inLower(other.state().label())
                            : inLower(other.decision().decision().label()))));
    return text.toString().strip();
  }

  private List<String> actionsInWords(Incident incident) {
    return actions.forCase(incident.incidentId()).stream().map(IncidentFlow::inWords).toList();
  }

  private static String inWords(CorrectiveActionView action) {
    return "%s, criterion %s: %s, %s"
        .formatted(
            action.actionId(),
            action.criterionId(),
            action.askedMeasure(),
            inLower(action.state().label()));
  }

  private static String inLower(String label) {
    return Character.toLowerCase(label.charAt(0)) + label.substring(1);
  }
}
