package org.ctpat.appeal;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.ctpat.audit.Actor;
import org.ctpat.audit.AuditEvent;
import org.ctpat.audit.AuditTrail;
import org.ctpat.deadline.Deadlines;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The decisions that companies can appeal: who decided what, and until when (6 U.S.C. 967(c)). */
@Service
@Transactional
public class ContestableDecisions {

  private static final int WORDS = 4000;

  private final ContestableDecisionRepository decisions;
  private final Deadlines deadlines;
  private final AuditTrail audit;

  ContestableDecisions(
      ContestableDecisionRepository decisions, Deadlines deadlines, AuditTrail audit) {
    this.decisions = decisions;
    this.deadlines = deadlines;
    this.audit = audit;
  }

  /** What is contested. */
  public enum Kind {
    SUSPENSION("Suspension"),
    REMOVAL("Removal"),
    INELIGIBILITY("Ineligibility");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    /** Its name to show. */
    public String label() {
      return label;
    }
  }

  /**
   * Registers a decision that can be appealed and starts DL14, or DL15 for false information, from
   * today; once for each case and kind, until an appeal has overturned it: what is decided in the
   * case after that is a decision of its own.
   *
   * @param inWords the decision with its reasons, as the company and the appeals authority read it
   * @param partOf ids of all cases of the account whose deciders may not decide the appeal
   */
  public Contestable register(
      String accountNumber,
      String caseId,
      Kind kind,
      boolean falseInformation,
      String inWords,
      Collection<String> partOf,
      Actor by) {
    var last = decisions.findFirstByCaseIdAndKindOrderByRoundDesc(caseId, kind);
    if (last.isPresent() && last.get().outcome() != AppealOutcome.OVERTURNED) {
      return last.get().view();
    }
    int round = last.map(ContestableDecision::round).orElse(0) + 1;
    var cycle = ContestableDecision.cycle(kind, round);
    var until =
        deadlines.start(
            accountNumber,
            caseId,
            falseInformation ? "DL15" : "DL14",
            cycle,
            deadlines.today(),
            Map.of("decision", kind.label(), "falseInformation", falseInformation),
            by);
    var decision =
        decisions.save(
            new ContestableDecision(
                caseId + "-" + cycle,
                kind,
                round,
                falseInformation,
                inWords.length() <= WORDS ? inWords : inWords.substring(0, WORDS - 1) + "…",
                partOf,
                until,
                by));
    audit.record(
        new AuditEvent(
            accountNumber,
            caseId,
            "Decision can be appealed",
            kind.label(),
            by,
            Map.of(),
            Map.of(
                "decisionId",
                decision.decisionId(),
                "rule",
                until.ruleId(),
                "appealUntilOn",
                until.dueOn())));
    return decision.view();
  }

  /** The newest decision of this kind in a case. */
  @Transactional(readOnly = true)
  public Optional<Contestable> find(String caseId, Kind kind) {
    return decisions
        .findFirstByCaseIdAndKindOrderByRoundDesc(caseId, kind)
        .map(ContestableDecision::view);
  }

  /**
   * A decision that can be appealed.
   *
   * @param decisionId case id and kind, such as {@code 10-000101-ENF-1-REMOVAL}
   * @param appealUntilAt end of the last day to file, U.S. Eastern, with its offset
   * @param appealUntilOn the last day to file
   */
  public record Contestable(
      String decisionId, OffsetDateTime appealUntilAt, LocalDate appealUntilOn) {}
}
