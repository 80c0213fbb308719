package org.ctpat.appeal;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.Accounts;
import org.ctpat.audit.Actor;
import org.ctpat.audit.AuditEvent;
import org.ctpat.audit.AuditTrail;
import org.ctpat.deadline.Deadlines;
import org.ctpat.document.Documents;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Appeals as companies file them and as people read them (fact sheet section 17). */
@Service
@Transactional
public class Appeals {

  private static final int SHORTEST = 20;
  private static final int LONGEST = 20_000;

  private final AppealRepository appeals;
  private final AppealDrafts drafts;
  private final ContestableDecisionRepository decisions;
  private final DecisionViews views;
  private final Accounts accounts;
  private final Deadlines deadlines;
  private final Documents documents;
  private final AuditTrail audit;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Appeals(
      AppealRepository appeals,
      AppealDrafts drafts,
      ContestableDecisionRepository decisions,
      DecisionViews views,
      Accounts accounts,
      Deadlines deadlines,
      Documents documents,
      AuditTrail audit,
      ApplicationEventPublisher events,
      Clock clock) {
    this.appeals = appeals;
    this.drafts = drafts;
    this.decisions = decisions;
    this.views = views;
    this.accounts = accounts;
    this.deadlines = deadlines;
    this.documents = documents;
    this.audit = audit;
    this.events = events;
    this.clock = clock;
  }

  /** The decisions on an account that can be or could have been appealed, newest first. */
  @Transactional(readOnly = true)
  public List<ContestedDecision> decisionsOn(String accountNumber) {
    return decisions.findByAccountNumberOrderByDecidedOnDescDecisionId(accountNumber).stream()
        .map(views::of)
        .toList();
  }

  /** The decision, if it is one on this account. */
  @Transactional(readOnly = true)
  public Optional<ContestedDecision> decision(String accountNumber, String decisionId) {
    return known(accountNumber, decisionId).map(views::of);
  }

  /** What stands against filing now, as a sentence; empty when nothing does. */
  @Transactional(readOnly = true)
  public Optional<String> objection(String accountNumber, String decisionId) {
    return known(accountNumber, decisionId).flatMap(views::objection);
  }

  /** What the company has written already. */
  @Transactional(readOnly = true)
  public Optional<Draft> draft(String decisionId) {
    return drafts.findById(decisionId).map(AppealDraft::view);
  }

  /**
   * Keeps what the company has written so far, also what could not be filed.
   *
   * @throws AppealRefused when this is too long to be kept
   */
  public void saveDraft(
      String accountNumber,
      String decisionId,
      String facts,
      String plan,
      List<String> documentIds,
      Actor by) {
    var decision = decisionOf(accountNumber, decisionId);
    if (decision.appealId() != null) {
      return;
    }
    if (facts.length() > LONGEST || plan.length() > LONGEST) {
      throw new AppealRefused(
          "Facts and plan take 20,000 characters each. Shorten the text, or add the rest as a file.");
    }
    ofAccount(accountNumber, documentIds);
    drafts
        .findById(decisionId)
        .orElseGet(() -> drafts.save(new AppealDraft(decisionId, now(), by)))
        .write(facts, plan, documentIds, now(), by);
  }

  /**
   * Files an appeal: the account has an appeal pending from now on, with the contested status as it
   * is, and the time to decide (DL16) runs. A decision is appealed once: filing again returns the
   * appeal that is there.
   *
   * @throws AppealRefused when the last day is over, naming it with its rule and source; when the
   *     decision no longer stands; or when facts or plan are missing
   */
  public AppealView file(
      String accountNumber,
      String decisionId,
      String facts,
      String plan,
      List<String> documentIds,
      Actor by) {
    var decision =
        decisions
            .locked(decisionId)
            .filter(found -> found.accountNumber().equals(accountNumber))
            .orElseThrow(() -> unknown(accountNumber, decisionId));
    if (decision.appealId() != null) {
      return find(decision.appealId()).orElseThrow();
    }
    if (by.kind() != Actor.Kind.MEMBER) {
      throw new AppealRefused("An appeal is filed by the company itself.");
    }
    views
        .objection(decision)
        .ifPresent(
            why -> {
              throw new AppealRefused(why);
            });
    complete(facts, plan);
    ofAccount(accountNumber, documentIds);
    var number = AccountNumber.of(accountNumber);
    var appealId = accountNumber + "-APL-" + (appeals.countByAccountNumber(accountNumber) + 1);
    var appeal =
        appeals.save(
            new Appeal(
                appealId,
                decision,
                facts.strip(),
                plan.strip(),
                documentIds,
                now(),
                deadlines.today(),
                by));
    decision.appealed(appealId);
    accounts.apply(number, "appeal", appealId, "Appeal of the " + label(decision), by);
    deadlines.met(decision.caseId(), decision.ruleId(), decision.cycle(), by);
    deadlines.start(
        accountNumber,
        appealId,
        AppealFlow.DECISION_RULE,
        appeal.filedOn(),
        Map.of("decisionId", decisionId, "filedAt", now().toString()),
        by);
    audit.record(
        new AuditEvent(
            accountNumber,
            appealId,
            "Appeal filed",
            decision.kind().label(),
            by,
            Map.of(),
            Map.of(
                "decisionId",
                decisionId,
                "files",
                documentIds,
                "until",
                decision.appealUntilOn())));
    drafts.findById(decisionId).ifPresent(drafts::delete);
    events.publishEvent(new AppealFiled(accountNumber, decisionId, appealId));
    return appeal.view(views.of(decision));
  }

  @Transactional(readOnly = true)
  public Optional<AppealView> find(String appealId) {
    return appeals.findById(appealId).map(this::view);
  }

  /** The appeals of an account, newest first. */
  @Transactional(readOnly = true)
  public List<AppealView> of(String accountNumber) {
    return appeals.findByAccountNumberOrderByFiledAtDesc(accountNumber).stream()
        .map(this::view)
        .toList();
  }

  /** Appeals for the appeals authority: the undecided, oldest first, then the decided. */
  @Transactional(readOnly = true)
  public List<AppealView> all(int limit) {
    return appeals.all(Limit.of(limit)).stream().map(this::view).toList();
  }

  /**
   * What is written of an appeal that is not filed.
   *
   * @param documentIds files of the account to be filed with it
   */
  public record Draft(
      String facts, String plan, List<String> documentIds, Instant savedAt, String savedBy) {}

  private AppealView view(Appeal appeal) {
    return appeal.view(views.of(decisions.findById(appeal.decisionId()).orElseThrow()));
  }

  private Optional<ContestableDecision> known(String accountNumber, String decisionId) {
    return decisions
        .findById(decisionId)
        .filter(decision -> decision.accountNumber().equals(accountNumber));
  }

  private ContestableDecision decisionOf(String accountNumber, String decisionId) {
    return known(accountNumber, decisionId).orElseThrow(() -> unknown(accountNumber, decisionId));
  }

  private static AppealRefused unknown(String accountNumber, String decisionId) {
    return new AppealRefused(
        "Account %s has no decision %s that can be appealed.".formatted(accountNumber, decisionId));
  }

  private static String label(ContestableDecision decision) {
    return decision.kind().label().toLowerCase(Locale.ROOT);
  }

  private static void complete(String facts, String plan) {
    var missing = new ArrayList<String>();
    if (facts.strip().length() < SHORTEST) {
      missing.add("the facts: what happened, and why the decision is wrong");
    }
    if (plan.strip().length() < SHORTEST) {
      missing.add("the plan: how the company will meet the criteria from now on");
    }
    if (facts.length() > LONGEST || plan.length() > LONGEST) {
      throw new AppealRefused(
          "Facts and plan take 20,000 characters each. Shorten the text, or add the rest as a file.");
    }
    if (!missing.isEmpty()) {
      throw new AppealRefused(
          "Write %s, in at least %d characters."
              .formatted(String.join(", and ", missing), SHORTEST));
    }
  }

  private void ofAccount(String accountNumber, List<String> documentIds) {
    if (documentIds.size() > DocumentIds.MOST) {
      throw new AppealRefused(
          "An appeal takes %d files: put some of them together.".formatted(DocumentIds.MOST));
    }
    for (var id : documentIds) {
      if (documents.find(accountNumber, id).isEmpty()) {
        throw new AppealRefused("A file is not kept; please upload it again.");
      }
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
