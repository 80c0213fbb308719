package org.ctpat.appeal;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.Accounts;
import org.ctpat.account.MembershipEnded;
import org.ctpat.audit.Actor;
import org.ctpat.audit.AuditEvent;
import org.ctpat.audit.AuditTrail;
import org.ctpat.deadline.Deadline;
import org.ctpat.deadline.Deadlines;
import org.ctpat.deadline.UsEastern;
import org.ctpat.document.Document;
import org.ctpat.document.Documents;
import org.ctpat.notification.Letters;
import org.ctpat.task.Notices;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The automated steps of an appeal. Each may run again: the appeal knows what is done, and dates
 * and letters exist once for each case and cycle.
 */
@Service
@Transactional
public class AppealFlow {

  /** 180 days from the filing to the decision (6 U.S.C. 967(c)). */
  static final String DECISION_RULE = "DL16";

  /** Time to answer a question. */
  static final String ANSWER_RULE = "DC05";

  private static final String AUTHORITY = "ctpat-appeals";
  private static final String HEADQUARTERS = "ctpat-headquarters";

  private final AppealRepository appeals;
  private final ContestableDecisionRepository decisions;
  private final Accounts accounts;
  private final Deadlines deadlines;
  private final Letters letters;
  private final Notices notices;
  private final Documents documents;
  private final AuditTrail audit;
  private final Clock clock;

  AppealFlow(
      AppealRepository appeals,
      ContestableDecisionRepository decisions,
      Accounts accounts,
      Deadlines deadlines,
      Letters letters,
      Notices notices,
      Documents documents,
      AuditTrail audit,
      Clock clock) {
    this.appeals = appeals;
    this.decisions = decisions;
    this.accounts = accounts;
    this.deadlines = deadlines;
    this.letters = letters;
    this.notices = notices;
    this.documents = documents;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Looks for an appeal of the decision when its last day is over, and closes the decision when
   * there is none, so that none can come afterwards.
   *
   * @return the id of the appeal; empty when there is none
   */
  public Optional<String> checkFor(String decisionId) {
    var decision =
        decisions
            .locked(decisionId)
            .orElseThrow(
                () -> new AppealRefused("There is no decision " + decisionId + " to appeal."));
    if (decision.appealId() == null) {
      decision.close(clock.instant().truncatedTo(ChronoUnit.MICROS));
    }
    return Optional.ofNullable(decision.appealId());
  }

  /** Confirms the receipt by letter, and lays the appeal before the appeals authority. */
  public Acknowledged acknowledge(String appealId) {
    var by = Actor.system("acknowledge-appeal");
    var appeal = get(appealId);
    var decision = decisionOf(appeal);
    var due = due(appeal);
    letters.send(
        appeal.accountNumber(),
        appealId,
        "appeal-received",
        "1",
        Map.of(
            "appealId", appealId,
            "kind", kind(decision),
            "decidedOn", decision.decidedOn(),
            "filedOn", appeal.filedOn(),
            "filedBy", appeal.filedBy(),
            "decisionDueOn", due.dueOn()),
        by);
    return new Acknowledged(
        due.dueAt(),
        contested(decision),
        summary(appeal),
        accounts.glance(
            AccountNumber.of(appeal.accountNumber()),
            "appeal filed on " + UsEastern.inWords(appeal.filedOn())));
  }

  /** Writes the waiting question to the company; the time to decide runs on. */
  public Asked ask(String appealId) {
    var by = Actor.system("ask-for-information");
    var appeal = get(appealId);
    var question = appeal.questions().getLast();
    var due =
        deadlines.start(
            appeal.accountNumber(),
            appealId,
            ANSWER_RULE,
            question.cycle(),
            question.askedOn(),
            Map.of("question", question.number()),
            by);
    letters.send(
        appeal.accountNumber(),
        appealId,
        "appeal-question",
        question.cycle(),
        Map.of("appealId", appealId, "question", question.question(), "answerDueOn", due.dueOn()),
        by);
    return new Asked(question.question(), due.dueAt());
  }

  /**
   * Lays the answer before the appeals authority, or notes that none came in time.
   *
   * @return what the company says, with questions and answers
   */
  public String registerInformation(String appealId) {
    var by = Actor.system("register-information");
    var appeal = get(appealId);
    appeal
        .waiting()
        .ifPresent(
            question -> {
              question.passed(deadlines.today());
              deadlines.cancel(
                  appealId,
                  ANSWER_RULE,
                  question.cycle(),
                  "No answer came; the appeal is decided on what is there",
                  by);
              record(
                  appeal, "Question not answered in time", by, Map.of("number", question.number()));
            });
    var last = appeal.questions().getLast().view();
    notices.post(
        appeal.accountNumber(),
        appealId,
        AUTHORITY,
        "information:" + last.number(),
        last.state() == AppealView.Question.State.ANSWERED
            ? appealId + ": the company has answered question " + last.number() + "."
            : appealId + ": question " + last.number() + " was not answered in time.");
    return summary(appeal);
  }

  /**
   * Lets the decision have its effect: the contested status stays, or the status before it is back;
   * a letter gives the reasons.
   */
  public AppealOutcome carryOut(String appealId) {
    var by = Actor.system("record-appeal-decision");
    var appeal = get(appealId);
    var decision = decisionOf(appeal);
    var outcome =
        Optional.ofNullable(appeal.outcome())
            .filter(known -> known != AppealOutcome.ENDED)
            .orElseThrow(() -> new AppealRefused("Appeal " + appealId + " is not decided."));
    var number = AccountNumber.of(appeal.accountNumber());
    if (appeal.carryOut(deadlines.today())) {
      accounts.apply(
          number,
          outcome == AppealOutcome.UPHELD ? "decision_upheld" : "decision_overturned",
          appealId,
          "Appeal of the " + kind(decision) + " " + outcome.word(),
          by);
      decision.ruledOn(outcome);
    }
    var account = accounts.get(number);
    letters.send(
        appeal.accountNumber(),
        appealId,
        outcome == AppealOutcome.UPHELD ? "appeal-upheld" : "appeal-overturned",
        "1",
        Map.of(
            "appealId",
            appealId,
            "kind",
            kind(decision),
            "decidedOn",
            decision.decidedOn(),
            "filedOn",
            appeal.filedOn(),
            "appealDecidedOn",
            Objects.requireNonNull(appeal.decidedOn()),
            "reasons",
            Objects.requireNonNull(appeal.reasons()),
            "consequence",
            consequence(decision, outcome, account.status().inWords())),
        by);
    return outcome;
  }

  /**
   * Tells headquarters, the appeals authority and the company that the 180 days are over. The law
   * sets no result for that, so nothing is decided.
   */
  public void escalate(String appealId) {
    var by = Actor.system("escalate-overdue-appeal");
    var appeal = get(appealId);
    if (!appeal.escalate(deadlines.today())) {
      return;
    }
    accounts.apply(
        AccountNumber.of(appeal.accountNumber()),
        "timer",
        appealId,
        "180 days passed without a decision (DL16)",
        by);
    var due = due(appeal);
    for (var group : List.of(HEADQUARTERS, AUTHORITY)) {
      notices.post(
          appeal.accountNumber(),
          appealId,
          group,
          "overdue:" + DECISION_RULE,
          "%s should have been decided by %s (DL16, 180 days after its filing, 6 U.S.C. 967(c)). It is not; the law sets no result for this, so it must be decided without delay."
              .formatted(appealId, UsEastern.inWords(due.dueOn())));
    }
    letters.send(
        appeal.accountNumber(),
        appealId,
        "appeal-overdue",
        "1",
        Map.of("appealId", appealId, "filedOn", appeal.filedOn(), "decisionDueOn", due.dueOn()),
        by);
  }

  /** A company that leaves the programme has nothing left to appeal. */
  @EventListener
  void on(MembershipEnded event) {
    var by = Actor.system("end-membership");
    appeals.findByAccountNumberOrderByFiledAtDesc(event.accountNumber()).stream()
        .filter(appeal -> appeal.outcome() == null)
        .forEach(
            appeal -> {
              appeal.end();
              decisionOf(appeal).ruledOn(AppealOutcome.ENDED);
              record(appeal, "Appeal ended", by, Map.of("reason", event.reason()));
            });
  }

  private Deadline due(Appeal appeal) {
    return deadlines
        .find(appeal.appealId(), DECISION_RULE)
        .orElseThrow(
            () -> new IllegalStateException(appeal.appealId() + " has no date for its decision"));
  }

  private static String consequence(
      ContestableDecision decision, AppealOutcome outcome, String status) {
    if (outcome == AppealOutcome.UPHELD) {
      return "The %s stands: the status of the account is “%s”.".formatted(kind(decision), status);
    }
    return decision.kind() == ContestableDecisions.Kind.INELIGIBILITY
        ? "Your application goes on at its review, and other people than those who decided the first time decide it. There is nothing you need to do now."
        : "The status from before the %s is back: “%s”, with the benefits of this status."
            .formatted(kind(decision), status);
  }

  /** What is contested and why it was decided so, in words. */
  static String contested(ContestableDecision decision) {
    return "%s of %s (case %s). %s"
        .formatted(
            decision.kind().label(),
            UsEastern.inWords(decision.decidedOn()),
            decision.caseId(),
            decision.inWords());
  }

  private String summary(Appeal appeal) {
    var parts = new LinkedHashMap<String, String>();
    parts.put("Filed", "%s by %s".formatted(UsEastern.inWords(appeal.filedOn()), appeal.filedBy()));
    parts.put("Facts", appeal.facts());
    parts.put("Plan to stay compliant", appeal.plan());
    parts.put("Files", files(appeal.accountNumber(), appeal.documentIds()));
    for (var question : appeal.questions()) {
      var view = question.view();
      parts.put("Question " + view.number(), view.question());
      parts.put(
          "Answer " + view.number(),
          view.answer() == null
              ? view.state().label()
              : view.answer()
                  + (view.documentIds().isEmpty()
                      ? ""
                      : " Files: " + files(appeal.accountNumber(), view.documentIds())));
    }
    return parts.entrySet().stream()
        .map(part -> "**" + part.getKey() + ":** " + part.getValue())
        .collect(Collectors.joining("\n\n"));
  }

  private String files(String accountNumber, List<String> ids) {
    return ids.isEmpty()
        ? "none"
        : ids.stream()
            .flatMap(id -> documents.find(accountNumber, id).stream())
            .map(Document::fileName)
            .collect(Collectors.joining(", "));
  }

  private void record(Appeal appeal, String action, Actor by, Map<String, ?> after) {
    audit.record(
        new AuditEvent(
            appeal.accountNumber(), appeal.appealId(), action, "Appeal", by, Map.of(), after));
  }

  private Appeal get(String appealId) {
    return appeals
        .findById(appealId)
        .orElseThrow(() -> new AppealRefused("There is no appeal " + appealId + "."));
  }

  private ContestableDecision decisionOf(Appeal appeal) {
    return decisions.findById(appeal.decisionId()).orElseThrow();
  }

  private static String kind(ContestableDecision decision) {
    return decision.kind().label().toLowerCase(Locale.ROOT);
  }

  /**
   * What the appeals authority needs.
   *
   * @param contestedDecision the decision with its reasons
   * @param summary what the company says, with questions and answers
   */
  public record Acknowledged(
      OffsetDateTime decisionDueAt,
      String contestedDecision,
      String summary,
      Map<String, Object> caseGlance) {}

  /** A question on its way to the company, to be answered by DC05. */
  public record Asked(String question, OffsetDateTime answerDueAt) {}
}
