package org.ctpat.incident;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.Accounts;
import org.ctpat.account.MembershipStatus;
import org.ctpat.account.SuspensionGrounds;
import org.ctpat.audit.Actor;
import org.ctpat.task.FieldError;
import org.ctpat.task.FormHandler;
import org.ctpat.task.InboxTask;
import org.springframework.stereotype.Component;

/**
 * A supervisor, another person than the analyst, closes the incident, proposes a suspension, or
 * asks headquarters to remove the member.
 */
@Component
class DecideIncidentForm implements FormHandler {

  private static final String DECISION = "incidentDecision";
  private static final String FINDING = "decidedFinding";
  private static final String GROUNDS = "decisionGrounds";

  private final Incidents incidents;
  private final Accounts accounts;
  private final IncidentSteps steps;

  DecideIncidentForm(Incidents incidents, Accounts accounts, IncidentSteps steps) {
    this.incidents = incidents;
    this.accounts = accounts;
    this.steps = steps;
  }

  @Override
  public String formId() {
    return "decide-incident";
  }

  @Override
  public Map<String, Object> prefill(InboxTask task) {
    var finding = incidents.get(task.caseId()).finding();
    return finding == null ? Map.of() : Map.of(FINDING, finding.word());
  }

  @Override
  public List<FieldError> validate(InboxTask task, Map<String, Object> data, Actor by) {
    var handed = new Handed(data);
    var errors = new ArrayList<FieldError>();
    var incident = incidents.get(task.caseId());
    if (by.id().equals(incident.analysedBy())) {
      errors.add(
          new FieldError(
              DECISION, "You analysed this incident: another supervisor decides about it"));
    }
    if (IncidentDecision.of(handed.text(DECISION)) != IncidentDecision.CLOSE) {
      checkProposal(handed, incident, errors);
    }
    return errors;
  }

  private void checkProposal(Handed handed, Incident incident, List<FieldError> errors) {
    var status = accounts.get(AccountNumber.of(incident.accountNumber())).status();
    if (!status.member() && status != MembershipStatus.SUSPENDED) {
      errors.add(
          new FieldError(
              DECISION,
              "The company is no member, so it can be neither suspended nor removed: close the incident; what was found counts in the decision about its application"));
    }
    if (IncidentFinding.of(handed.text(FINDING)) == IncidentFinding.MET) {
      errors.add(
          new FieldError(
              FINDING,
              "A suspension or removal needs criteria that were not met, or negligence: choose what was shown, or close the incident"));
    }
    if (handed.text(GROUNDS).isEmpty()) {
      errors.add(new FieldError(GROUNDS, "Choose the grounds of the proposal"));
    }
    if (incident.report().isSelfReported() && !handed.flag("selfReportConsidered")) {
      errors.add(
          new FieldError(
              "selfReportConsidered",
              "The company reported this itself before CBP discovered it: confirm that the proposal stands on what was found beyond the incident"));
    }
  }

  @Override
  public void record(InboxTask task, Map<String, Object> data, Actor by) {
    var handed = new Handed(data);
    var decision = IncidentDecision.of(handed.text(DECISION));
    steps.decide(
        task.caseId(),
        decision,
        IncidentFinding.of(handed.text(FINDING)),
        decision == IncidentDecision.CLOSE ? null : SuspensionGrounds.valueOf(handed.text(GROUNDS)),
        handed.text("decisionReason"),
        by);
  }
}
