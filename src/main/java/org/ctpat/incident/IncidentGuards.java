package org.ctpat.incident;

import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.ctpat.account.TransitionGuard;
import org.springframework.stereotype.Component;

/** The guards of incidents: one is on record, and a supervisor has decided on a finding. */
@Component
class IncidentGuards implements TransitionGuard {

  private final IncidentRows rows;

  IncidentGuards(IncidentRows rows) {
    this.rows = rows;
  }

  @Override
  public Map<String, Check> checks() {
    return Map.ofEntries(
        check("reported or discovered", incident -> true, "it is not on record"),
        check(
            "criteria not met or negligence",
            incident ->
                incident.decision() == IncidentDecision.PROPOSE_SUSPENSION
                    && incident.decidedFinding() != null
                    && incident.decidedFinding() != IncidentFinding.MET,
            "no supervisor has decided that criteria were not met or that there was negligence"));
  }

  private Map.Entry<String, Check> check(
      String guard, Predicate<Incident> holds, String objection) {
    return Map.entry(
        guard,
        (number, caseId) ->
            rows.findByIncidentId(caseId)
                .filter(incident -> incident.accountNumber().equals(number.value()))
                .map(
                    incident ->
                        holds.test(incident) ? Optional.<String>empty() : Optional.of(objection))
                .orElseGet(
                    () -> Optional.of("there is no incident " + caseId + " of this account")));
  }
}
