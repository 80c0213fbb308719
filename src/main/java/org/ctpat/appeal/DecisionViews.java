package org.ctpat.appeal;

import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.Accounts;
import org.ctpat.account.MembershipStatus;
import org.ctpat.deadline.Deadline;
import org.ctpat.deadline.Deadlines;
import org.ctpat.deadline.UsEastern;
import org.springframework.stereotype.Component;

/** Shows contestable decisions with their last day, its reason, and whether they are open. */
@Component
class DecisionViews {

  private final Accounts accounts;
  private final Deadlines deadlines;
  private final Clock clock;

  DecisionViews(Accounts accounts, Deadlines deadlines, Clock clock) {
    this.accounts = accounts;
    this.deadlines = deadlines;
    this.clock = clock;
  }

  ContestedDecision of(ContestableDecision decision) {
    var date = date(decision);
    return new ContestedDecision(
        decision.decisionId(),
        decision.accountNumber(),
        decision.caseId(),
        decision.kind(),
        decision.inWords(),
        decision.partOf(),
        decision.decidedOn(),
        decision.ruleId(),
        decision.appealUntilOn(),
        UsEastern.endOf(decision.appealUntilOn()),
        date.map(Deadline::explanation).orElse(""),
        decision.appealId(),
        decision.outcome(),
        objection(decision).isEmpty());
  }

  /** What stands against an appeal now, as a sentence for the company; empty when nothing does. */
  Optional<String> objection(ContestableDecision decision) {
    if (decision.appealId() != null) {
      return Optional.of(
          "This decision was appealed already, as %s.".formatted(decision.appealId()));
    }
    if (decision.over(clock.instant())) {
      return Optional.of(
          "The time to appeal is over: the last day was %s, to its end in U.S. Eastern time. It is %s."
              .formatted(
                  UsEastern.inWords(decision.appealUntilOn()),
                  date(decision)
                      .map(Deadline::explanation)
                      .orElse("set by rule " + decision.ruleId() + " (6 U.S.C. 967(c))")));
    }
    var account = accounts.get(AccountNumber.of(decision.accountNumber()));
    if (account.status() != contested(decision)) {
      return Optional.of(
          "The %s stands no longer as it was decided: the status is now “%s”. Appeal the newest decision instead."
              .formatted(
                  decision.kind().label().toLowerCase(Locale.ROOT), account.status().inWords()));
    }
    if (!accounts.can(account.number(), "appeal")) {
      return Optional.of(
          "Another case of the account is being decided at present; an appeal can be filed when it is, if the decision still stands.");
    }
    return Optional.empty();
  }

  private static MembershipStatus contested(ContestableDecision decision) {
    return switch (decision.kind()) {
      case SUSPENSION -> MembershipStatus.SUSPENDED;
      case REMOVAL -> MembershipStatus.REMOVED;
      case INELIGIBILITY -> MembershipStatus.INELIGIBLE;
    };
  }

  private Optional<Deadline> date(ContestableDecision decision) {
    return deadlines.of(decision.accountNumber()).stream()
        .filter(date -> date.caseId().equals(decision.caseId()))
        .filter(date -> date.ruleId().equals(decision.ruleId()))
        .filter(date -> date.cycle().equals(decision.cycle()))
        .findFirst();
  }
}
