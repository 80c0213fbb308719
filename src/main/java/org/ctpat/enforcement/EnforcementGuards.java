package org.ctpat.enforcement;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.ctpat.account.TransitionGuard;
import org.springframework.stereotype.Component;

/** The guards of suspension, reinstatement and removal: each holds by what a person decided. */
@Component
class EnforcementGuards implements TransitionGuard {

  private final EnforcementCases cases;
  private final EnforcementFacts facts;

  EnforcementGuards(EnforcementCases cases, EnforcementFacts facts) {
    this.cases = cases;
    this.facts = facts;
  }

  @Override
  public Map<String, Check> checks() {
    return Map.ofEntries(
        check(
            "criteria not met or negligence",
            enforcement ->
                enforcement.grounds().isEmpty()
                    ? Optional.of("nobody of CBP has proposed it with grounds")
                    : Optional.empty()),
        decided(
            "field-level decision approved",
            Decision.SUSPEND,
            "no supervisor has decided to suspend"),
        decided(
            "company shows compliance",
            Decision.CLEAR,
            "no supervisor has found that the company complies"),
        decided(
            "flagrant disregard or danger",
            Decision.REMOVE_AT_ONCE,
            "headquarters has not decided to remove at once"),
        check(
            "answer to recommendations and action items",
            enforcement ->
                enforcement.response() == null
                    ? Optional.of("the company has not answered the suspension")
                    : Optional.empty()),
        decided(
            "90 days passed without acceptable response and headquarters confirms",
            Decision.CONFIRM_SILENCE,
            "headquarters has not confirmed that the company stayed silent (DL13)"),
        check(
            "corrective plan goals met; unannounced checks passed; failed validation issues fixed",
            enforcement -> {
              if (enforcement.last(Decision.REINSTATE).isEmpty()) {
                return Optional.of("headquarters has not decided to reinstate");
              }
              var obstacles = facts.reinstatementObstacles(enforcement);
              return obstacles.isEmpty()
                  ? Optional.empty()
                  : Optional.of(String.join("; ", obstacles));
            }),
        decided(
            "REINSTATEMENT_REVIEW plan_failed",
            Decision.REMOVE,
            "headquarters has not decided to remove after the review"));
  }

  private Map.Entry<String, Check> decided(String guard, Decision decision, String objection) {
    return check(
        guard,
        enforcement ->
            enforcement.last(decision).isPresent() ? Optional.empty() : Optional.of(objection));
  }

  private Map.Entry<String, Check> check(
      String guard, Function<EnforcementCase, Optional<String>> objection) {
    return Map.entry(
        guard,
        (number, caseId) ->
            cases
                .findById(caseId)
                .filter(known -> known.accountNumber().equals(number.value()))
                .map(objection)
                .orElseGet(
                    () ->
                        Optional.of(
                            "there is no enforcement case " + caseId + " of this account")));
  }
}
