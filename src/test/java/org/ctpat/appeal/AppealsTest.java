package org.ctpat.appeal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.ctpat.DomainTest;
import org.ctpat.TestClock;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.Accounts;
import org.ctpat.account.CaseState;
import org.ctpat.account.Contact;
import org.ctpat.account.MembershipStatus;
import org.ctpat.account.NewAccount;
import org.ctpat.account.TestStandings;
import org.ctpat.appeal.ContestableDecisions.Kind;
import org.ctpat.audit.Actor;
import org.ctpat.audit.AuditEntry;
import org.ctpat.audit.AuditTrail;
import org.ctpat.deadline.Deadline;
import org.ctpat.deadline.Deadlines;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;

@DomainTest
class AppealsTest {

  private static final Actor OLIVE = new Actor("olive.officer", "Olive Officer", Actor.Kind.MEMBER);
  private static final Actor JAMES = new Actor("james.liu", "James Liu", Actor.Kind.CBP);
  private static final Actor STEP = Actor.system("suspend-membership");
  private static final String FACTS = "The seal was whole when the container left the yard.";
  private static final String PLAN = "Two people check and sign for each seal from now on.";

  private final Appeals appeals;
  private final AppealFlow flow;
  private final ContestableDecisions decisions;
  private final Accounts accounts;
  private final Deadlines deadlines;
  private final AuditTrail audit;
  private final TestClock clock;
  private int last = 200_000;

  @Autowired
  AppealsTest(
      Appeals appeals,
      AppealFlow flow,
      ContestableDecisions decisions,
      Accounts accounts,
      Deadlines deadlines,
      AuditTrail audit,
      TestClock clock) {
    this.appeals = appeals;
    this.flow = flow;
    this.decisions = decisions;
    this.accounts = accounts;
    this.deadlines = deadlines;
    this.audit = audit;
    this.clock = clock;
  }

  @BeforeEach
  void setTheDate() {
    clock.set(LocalDate.of(2027, 3, 3));
  }

  @Test
  void filesAnAppealAndKeepsTheContestedStatus(ApplicationEvents events) {
    var decision = suspended(false);
    clock.set(LocalDate.of(2027, 4, 1));

    var appeal = file(decision);

    assertThat(appeal.appealId()).isEqualTo(account() + "-APL-1");
    assertThat(appeal.filedBy()).isEqualTo("Olive Officer");
    var account = accounts.get(AccountNumber.of(account()));
    assertThat(account.status()).isEqualTo(MembershipStatus.SUSPENDED);
    assertThat(account.caseState()).isEqualTo(CaseState.APPEAL_PENDING);
    assertThat(deadlines.find(account() + "-ENF-1", "DL14").orElseThrow().state())
        .isEqualTo(Deadline.State.MET);
    assertThat(deadlines.find(appeal.appealId(), "DL16").orElseThrow())
        .satisfies(
            due -> {
              assertThat(due.startOn()).isEqualTo(LocalDate.of(2027, 4, 1));
              assertThat(due.dueOn()).isEqualTo(LocalDate.of(2027, 9, 28));
              assertThat(due.source()).isEqualTo("6 U.S.C. 967(c)(1) and (2)");
            });
    assertThat(events.stream(AppealFiled.class))
        .containsExactly(new AppealFiled(account(), decision, appeal.appealId()));
    assertThat(audit.historyOfCase(account(), appeal.appealId(), 20))
        .extracting(AuditEntry::action)
        .contains("Appeal filed", "Status changed by appeal", "Date set");
  }

  @ParameterizedTest
  @CsvSource({
    // 90 days and 30 days, to the end of the last day
    "2027-03-03, false, 2027-06-01T23:59:59-04:00",
    "2027-03-03, true,  2027-04-02T23:59:59-04:00",
    // the last day is the one on which daylight saving time begins, and the one on which it ends
    "2026-12-14, false, 2027-03-14T23:59:59-04:00",
    "2027-08-09, false, 2027-11-07T23:59:59-05:00",
    // to a leap day, and from one
    "2027-12-01, false, 2028-02-29T23:59:59-05:00",
    "2028-01-30, true,  2028-02-29T23:59:59-05:00",
    "2028-02-29, false, 2028-05-29T23:59:59-04:00",
    "2028-02-29, true,  2028-03-30T23:59:59-04:00",
  })
  void takesAnAppealInTheLastSecondAndNoneAfterIt(
      LocalDate decidedOn, boolean falseInformation, OffsetDateTime lastSecond) {
    clock.set(decidedOn);
    var inTime = suspended(falseInformation);
    clock.set(lastSecond.toInstant());
    assertThat(file(inTime).filedOn()).isEqualTo(lastSecond.toLocalDate());

    clock.set(decidedOn);
    var late = suspended(falseInformation);
    clock.set(lastSecond.toInstant().plusSeconds(1));

    assertThatThrownBy(() -> file(late))
        .isInstanceOf(AppealRefused.class)
        .hasMessageContaining("The time to appeal is over")
        .hasMessageContaining(falseInformation ? "DL15" : "DL14")
        .hasMessageContaining(falseInformation ? "30 days after" : "90 days after")
        .hasMessageContaining("6 U.S.C. 967(c)(" + (falseInformation ? 2 : 1) + ")");
    assertThat(accounts.get(AccountNumber.of(account())).caseState()).isEqualTo(CaseState.NONE);
  }

  @Test
  void namesTheLastDayOfAMissedLimit() {
    var decision = suspended(false);
    appeals.saveDraft(account(), decision, FACTS, PLAN, List.of(), OLIVE);
    clock.set(Instant.parse("2027-06-02T04:00:00Z"));

    assertThatThrownBy(() -> file(decision)).hasMessageContaining("the last day was June 1, 2027");
    assertThat(appeals.objection(account(), decision)).isPresent();
    assertThat(appeals.draft(decision).orElseThrow().facts()).isEqualTo(FACTS);
  }

  @Test
  void filesOnceHoweverOftenItIsSent(ApplicationEvents events) {
    var decision = suspended(false);

    var first = file(decision);
    var second = file(decision);

    assertThat(second.appealId()).isEqualTo(first.appealId());
    assertThat(appeals.of(account())).hasSize(1);
    assertThat(events.stream(AppealFiled.class)).hasSize(1);
  }

  @Test
  void asksForFactsAndPlanAndKeepsWhatWasWritten() {
    var decision = suspended(false);
    appeals.saveDraft(account(), decision, FACTS, "", List.of(), OLIVE);

    assertThatThrownBy(() -> appeals.file(account(), decision, FACTS, " ", List.of(), OLIVE))
        .isInstanceOf(AppealRefused.class)
        .hasMessageContaining("the plan")
        .hasMessageNotContaining("the facts");
    assertThatThrownBy(
            () -> appeals.file(account(), decision, FACTS, PLAN, List.of("unknown"), OLIVE))
        .hasMessageContaining("upload it again");
    assertThat(appeals.draft(decision).orElseThrow().facts()).isEqualTo(FACTS);
    file(decision);
    assertThat(appeals.draft(decision)).isEmpty();
  }

  @Test
  void takesAnAppealFromTheCompanyItselfAndOfItsOwnDecisionOnly() {
    var others = suspended(false);
    suspended(false);

    assertThatThrownBy(() -> appeals.file(account(), others, FACTS, PLAN, List.of(), OLIVE))
        .isInstanceOf(AppealRefused.class);
    assertThatThrownBy(
            () ->
                appeals.file(
                    account(), account() + "-ENF-1-SUSPENSION", FACTS, PLAN, List.of(), JAMES))
        .hasMessageContaining("by the company itself");
  }

  @Test
  void refusesASuspensionThatHasBecomeARemoval() {
    var decision = suspended(false);
    TestStandings.walk(accounts, account(), "no_response_confirmed");

    assertThatThrownBy(() -> file(decision))
        .hasMessageContaining("the status is now “Removed”")
        .hasMessageContaining("Appeal the newest decision");
  }

  @Test
  void endsWithTheMembership() {
    var decision = suspended(false);
    var appeal = file(decision);

    TestStandings.walk(accounts, account(), "withdraw");

    assertThat(appeals.find(appeal.appealId()).orElseThrow())
        .satisfies(
            ended -> {
              assertThat(ended.outcome()).isEqualTo(AppealOutcome.ENDED);
              assertThat(ended.running()).isFalse();
              assertThat(ended.decidedOn()).isNull();
            });
    assertThat(audit.historyOfCase(account(), appeal.appealId(), 1))
        .extracting(AuditEntry::action)
        .containsExactly("Appeal ended");
  }

  @Test
  void closesADecisionThatNobodyAppealed() {
    var decision = suspended(false);
    clock.set(Instant.parse("2027-06-02T03:59:59Z"));

    assertThat(flow.checkFor(decision)).isEmpty();
    assertThat(flow.checkFor(decision)).isEmpty();
    assertThatThrownBy(() -> file(decision)).isInstanceOf(AppealRefused.class);
  }

  @Test
  void findsAnAppealFiledInTheLastMoment() {
    var decision = suspended(false);
    clock.set(Instant.parse("2027-06-02T03:59:59Z"));
    var appeal = file(decision);

    assertThat(flow.checkFor(decision)).contains(appeal.appealId());
  }

  private AppealView file(String decisionId) {
    return appeals.file(account(), decisionId, FACTS, PLAN, List.of(), OLIVE);
  }

  /** A new account, suspended today; returns the id of the decision. */
  private String suspended(boolean falseInformation) {
    last++;
    accounts.open(
        AccountNumber.of(account()),
        new NewAccount(
            "IMP",
            "Harbor Lamps " + account(),
            new Contact(Contact.Kind.OFFICER, OLIVE.id(), OLIVE.name(), null, null, null),
            null),
        OLIVE);
    TestStandings.walk(
        accounts,
        account(),
        "submit_company_profile",
        "submit_security_profile",
        "assign_specialist",
        "vetting_passed_and_profile_approved",
        "post_incident_finding",
        "suspend");
    return decisions
        .register(
            account(),
            account() + "-ENF-1",
            Kind.SUSPENSION,
            falseInformation,
            "A container arrived without its seal.",
            List.of(account() + "-INC-1"),
            STEP)
        .decisionId();
  }

  private String account() {
    return "21-" + last;
  }
}
