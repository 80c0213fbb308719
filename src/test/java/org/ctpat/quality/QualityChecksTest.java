package org.ctpat.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.AccountProfiles;
import org.ctpat.account.Accounts;
import org.ctpat.account.Memberships;
import org.ctpat.audit.Actor;
import org.ctpat.audit.AuditTrail;
import org.ctpat.deadline.Deadlines;
import org.ctpat.demo.DemoCompany;
import org.ctpat.demo.riskrenewal.MemberSetup;
import org.ctpat.process.ProcessTest;
import org.ctpat.process.TestAccounts;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ProcessTest
class QualityChecksTest {

  private static final Actor HELEN = new Actor("helen.brandt", "Helen Brandt", Actor.Kind.CBP);
  private static final Actor SYSTEM = Actor.system("test");

  @Autowired private QualityChecks checks;
  @Autowired private QualityFindings findings;
  @Autowired private Accounts accounts;
  @Autowired private AccountProfiles profiles;
  @Autowired private Memberships memberships;
  @Autowired private Deadlines deadlines;
  @Autowired private AuditTrail trail;
  @Autowired private CamundaClient camunda;
  @Autowired private Clock clock;
  @Autowired private JdbcClient jdbc;

  private final String account = TestAccounts.next();
  private final List<Long> started = new ArrayList<>();
  private long number = -Long.parseLong(account.substring(3)) * 100;

  @AfterEach
  void stopAndMend() {
    started.forEach(key -> camunda.newCancelInstanceCommand(key).send().exceptionally(e -> null));
    jdbc.sql("delete from inbox_task_group where task_key <= ? and task_key > ?")
        .params(
            -Long.parseLong(account.substring(3)) * 100,
            -Long.parseLong(account.substring(3)) * 100 - 100)
        .update();
    jdbc.sql("delete from inbox_task where account_number = ?").param(account).update();
    jdbc.sql("update account set membership_status = 'NONE' where account_number = ?")
        .param(account)
        .update();
  }

  @Test
  void findsNothingInAMembershipThatIsInOrder() {
    member();
    run();

    assertThat(found()).isEmpty();
  }

  @Test
  void findsDatesThatContradictEachOther() {
    member();
    var today = deadlines.today();
    jdbc.sql("update account set anniversary = ? where account_number = ?")
        .params(today.minusDays(400), account)
        .update();
    long late = deadlines.start(account, "Q-1", "DC03", today, Map.of(), SYSTEM).id();
    jdbc.sql("update deadline set due_on = ? where id = ?")
        .params(today.minusDays(9), late)
        .update();
    long early = deadlines.start(account, "Q-2", "DC03", today, Map.of(), SYSTEM).id();
    jdbc.sql("update deadline set state = 'MET', closed_on = ? where id = ?")
        .params(today.minusDays(9), early)
        .update();
    task("COMPLETED", now(), now().minusDays(2), null, "ctpat-specialist");
    run();

    assertThat(found())
        .contains(
            "anniversary-before-certification",
            "due-before-start",
            "closed-before-start",
            "date-differs",
            "task-closed-before-opened");
  }

  @Test
  void findsEvidenceThatHasExpiredOrSoonWill() {
    member();
    evidence("1.1", -3);
    evidence("1.2", 12);
    evidence("1.3", 300);
    run();

    assertThat(found()).containsExactlyInAnyOrder("evidence-expired", "evidence-expires-soon");
  }

  @Test
  void findsWhatHasNobody() {
    member();
    var company =
        jdbc.sql("select company_id from account where account_number = ?")
            .param(account)
            .query(Long.class)
            .single();
    jdbc.sql("delete from company_contact where company_id = ?").param(company).update();
    jdbc.sql("update company set line1 = null where id = ?").param(company).update();
    task("OPEN", now(), null, now().plusDays(9), null);
    task("OPEN", now(), null, now().plusDays(9), "ctpat-nobody-" + account);
    run();

    assertThat(found())
        .containsExactlyInAnyOrder(
            "no-officer", "nobody-to-write-to", "no-address", "task-without-taker");
    assertThat(findings.page(only("group-without-person"), null, 500))
        .extracting(QualityFinding::what)
        .anyMatch(what -> what.contains("ctpat-nobody-" + account));
  }

  @Test
  void findsWhatStandsStill() {
    member();
    task("OPEN", now().minusDays(60), null, now().minusDays(31), "ctpat-specialist");
    long handedIn = task("SUBMITTED", now().minusDays(2), null, now(), "ctpat-specialist");
    jdbc.sql(
            """
            insert into submission (id, version, task_key, attempt, person_id, person_name, person_groups, data,
              state, submitted_at)
            values (?, 0, ?, 1, 'x', 'X', '', '{}', 'SUBMITTED', ?)
            """)
        .params(handedIn, handedIn, now().minusHours(3))
        .update();
    run();

    assertThat(found()).contains("task-long-overdue", "handed-in-not-done");
  }

  @Test
  void findsAProcessThatStandsStill() {
    member();
    var key =
        camunda
            .newCreateInstanceCommand()
            .bpmnProcessId("ctpat-membership")
            .latestVersion()
            .variables(Map.of("accountNumber", account))
            .startBeforeElement("Event_AnnualReviewOpens")
            .execute()
            .getProcessInstanceKey();
    started.add(key);
    await()
        .until(
            () -> {
              run();
              return found().contains("step-failed");
            });

    assertThat(found()).contains("step-failed", "two-processes");
  }

  @Test
  void findsWhereAccountAndEngineDisagree() {
    certify();
    run();
    assertThat(found()).containsExactly("member-without-process");

    begin();
    run();
    assertThat(found()).isEmpty();
    assertThat(
            findings.page(
                new FindingFilter(FindingFilter.State.VANISHED, null, null, null, account),
                null,
                9))
        .singleElement()
        .satisfies(finding -> assertThat(finding.vanishedAt()).isNotNull());

    jdbc.sql("update account set membership_status = 'WITHDRAWN' where account_number = ?")
        .param(account)
        .update();
    jdbc.sql(
            """
            insert into application (id, version, case_id, account_number, entity_type, opened_on, started_by, stage,
              profile_registrations, profile_approved)
            values (?, 0, ?, ?, 'IMP', ?, 'x', 'REVIEW', 1, false)
            """)
        .params(number--, "Q-" + account, account, deadlines.today())
        .update();
    run();
    assertThat(found())
        .containsExactlyInAnyOrder(
            "process-after-end", "open-date-after-end", "certificate-after-end");

    camunda.newCancelInstanceCommand(started.removeFirst()).execute();
    run();
    assertThat(found()).contains("application-without-process").doesNotContain("process-after-end");
    jdbc.sql("delete from application where case_id = ?").param("Q-" + account).update();
  }

  @Test
  void findsNumbersAndLettersThatReachNobody() {
    member();
    jdbc.sql("update account_identifier set claim = null where account_number = ?")
        .param(account)
        .update();
    jdbc.sql("update letter set addressee = '' where account_number = ?").param(account).update();
    run();

    assertThat(found())
        .containsExactlyInAnyOrder("identifier-unconfirmed", "letter-without-recipient");
  }

  @Test
  void findsDecisionsOfOnePersonAlone() {
    member();
    long application =
        jdbc.sql("select id from application where account_number = ?")
            .param(account)
            .query(Long.class)
            .single();
    for (var kind : List.of("RECOMMENDATION", "DECISION")) {
      jdbc.sql(
              """
              insert into application_step (id, application_id, kind, result, by_id, by_name, happened_at)
              values (?, ?, ?, 'certify', 'dana.whitfield', 'Dana Whitfield', ?)
              """)
          .params(number--, application, kind, now())
          .update();
    }
    long validation = number--;
    jdbc.sql(
            """
            insert into validation (id, version, case_id, account_number, entity_type, reason, stage, opened_at, team,
              documents_asked, document_ids, documents_provided, earlier_visit_agreed)
            values (?, 0, ?, ?, 'IMP', 'x', 'PUBLISHED', ?, '', '', '', true, false)
            """)
        .params(validation, account + "-VAL-9", account, now())
        .update();
    jdbc.sql(
            """
            insert into validation_report (id, validation_id, number, task_key, summary, false_statement, proposal,
              written_by, written_at, approved, decided_by, decided_at)
            values (?, ?, 1, 1, 'x', false, 'VALIDATED', 'Dana Whitfield', ?, true, 'Dana Whitfield', ?)
            """)
        .params(validation, validation, now(), now())
        .update();
    run();

    assertThat(found())
        .containsExactlyInAnyOrder("same-person-decided", "same-person-approved-report");
  }

  @Test
  void findsCriteriaOfANewerEditionWithoutAnswer() {
    member();
    jdbc.sql("insert into criteria_edition values (?, '', '', ?, 'test', ?)")
        .params("9-" + account, deadlines.today(), now())
        .update();
    try {
      jdbc.sql("delete from profile_edition where account_number = ?").param(account).update();
      jdbc.sql("insert into profile_edition values (?, '2020', null, ?, 'test')")
          .params(account, now())
          .update();
      run();
      assertThat(found()).contains("old-edition");
    } finally {
      jdbc.sql("delete from criteria_edition where name = ?").param("9-" + account).update();
    }
  }

  @Test
  void keepsWhatIsAcceptedApartUntilItsDay() {
    certify();
    run();
    var finding = findings.page(of(FindingFilter.State.OPEN), null, 9).getFirst();
    assertThatThrownBy(() -> findings.accept(finding.id(), deadlines.today(), " ", HELEN))
        .isInstanceOf(AcceptRefused.class)
        .hasMessageContaining("Say why");
    assertThatThrownBy(
            () -> findings.accept(finding.id(), deadlines.today().minusDays(1), "Known", HELEN))
        .isInstanceOf(AcceptRefused.class)
        .hasMessageContaining("from today");

    findings.accept(finding.id(), deadlines.today().plusDays(3), "Moved by hand this week", HELEN);
    run();

    assertThat(found()).isEmpty();
    assertThat(findings.page(of(FindingFilter.State.ACCEPTED), null, 9))
        .singleElement()
        .satisfies(
            accepted -> {
              assertThat(accepted.acceptedReason()).isEqualTo("Moved by hand this week");
              assertThat(accepted.firstSeenAt()).isEqualTo(finding.firstSeenAt());
              assertThat(accepted.lastSeenAt()).isAfter(finding.lastSeenAt());
            });
    assertThat(trail.history(account, 5).getFirst().action()).isEqualTo("Quality finding accepted");

    findings.reopen(finding.id(), HELEN);
    assertThat(found()).containsExactly("member-without-process");
    jdbc.sql("update quality_finding set accepted_until = ? where id = ?")
        .params(deadlines.today().minusDays(1), finding.id())
        .update();
    assertThat(found()).as("what was accepted comes back").hasSize(1);
  }

  @Test
  void pagesThroughTheListInOrder() {
    member();
    for (int i = 0; i < 5; i++) {
      task("OPEN", now().minusDays(60), null, now().minusDays(40), null);
    }
    run();
    var filter = of(FindingFilter.State.OPEN);
    var first = findings.page(filter, null, 4);
    var rest = findings.page(filter, first.getLast().position(), 50);

    assertThat(Stream.concat(first.stream(), rest.stream()).map(QualityFinding::id))
        .hasSize(10)
        .doesNotHaveDuplicates();
    assertThat(first).extracting(f -> f.check().severity()).containsOnly(Severity.ERROR);
    assertThat(findings.counts(filter))
        .containsEntry(Severity.ERROR, 5L)
        .containsEntry(Severity.WARNING, 5L);
    assertThatThrownBy(() -> findings.page(filter, "nowhere", 4))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void everyCheckSaysWhatItIsAndLeadsSomewhere() {
    assertThat(checks.all())
        .hasSizeGreaterThan(20)
        .allSatisfy(
            check -> {
              assertThat(check.why()).endsWith(".");
              assertThat(check.mendAt("10-000101")).startsWith("/").doesNotContain("{");
            });
  }

  private void run() {
    assertThat(checks.run(SYSTEM)).isTrue();
  }

  private Set<String> found() {
    return findings.page(of(FindingFilter.State.OPEN), null, 500).stream()
        .map(finding -> finding.check().id())
        .collect(Collectors.toSet());
  }

  private FindingFilter of(FindingFilter.State state) {
    return new FindingFilter(state, null, null, null, account);
  }

  private static FindingFilter only(String check) {
    return new FindingFilter(FindingFilter.State.OPEN, null, check, null, null);
  }

  private void certify() {
    new MemberSetup(accounts, profiles, memberships)
        .certify(DemoCompany.BLUE_HERON.as(account), jdbc);
  }

  private void member() {
    certify();
    begin();
  }

  /** The membership waits for its next review and validation. */
  private void begin() {
    started.add(
        camunda
            .newCreateInstanceCommand()
            .bpmnProcessId("ctpat-membership")
            .latestVersion()
            .variables(
                Map.of(
                    "accountNumber",
                    account,
                    "caseId",
                    account + "-APP-1",
                    "entityType",
                    "IMP",
                    "annualReviewOpensAt",
                    now().plusDays(900).toString(),
                    "validationOpensAt",
                    now().plusDays(900).toString(),
                    "caseGlance",
                    accounts.glance(AccountNumber.of(account), "test")))
            .startBeforeElement("Gateway_NextReview")
            .startBeforeElement("Gateway_NextValidation")
            .execute()
            .getProcessInstanceKey());
  }

  private long task(
      String state,
      OffsetDateTime createdAt,
      @Nullable OffsetDateTime closedAt,
      @Nullable OffsetDateTime dueAt,
      @Nullable String group) {
    long key = number--;
    jdbc.sql(
            """
            insert into inbox_task (task_key, version, account_number, company, case_id, process_id,
              process_instance_key, element_id, name, form_id, due_at, due_rule, priority, state, created_at,
              closed_at, variables)
            values (?, 0, ?, 'Q', 'Q-1', 'application', 0, 'Task_Q', 'Answer', 'q', ?, 'DC03', 50, ?, ?, ?, '{}')
            """)
        .params(key, account, dueAt, state, createdAt, closedAt)
        .update();
    if (group != null) {
      jdbc.sql("insert into inbox_task_group values (?, ?)").params(key, group).update();
    }
    return key;
  }

  private void evidence(String criterion, int expiresInDays) {
    long answer = number--;
    var document = "q" + -answer;
    jdbc.sql(
            """
            insert into document (id, version, account_number, file_name, content_type, size_bytes, sha256, purpose,
              expires_on, uploaded_by, uploaded_at)
            values (?, 0, ?, 'proof.pdf', 'application/pdf', 1, '', '', ?, 'x', ?)
            """)
        .params(document, account, deadlines.today().plusDays(expiresInDays), now())
        .update();
    jdbc.sql(
            """
            insert into profile_answer (id, version, account_number, criterion_id, how_met, not_applicable, reason,
              responsible, answered_by, answered_at, confirmed_by, confirmed_at, specialist_view, remark)
            values (?, 0, ?, ?, 'x', false, '', 'x', 'x', ?, 'x', ?, 'OPEN', '')
            """)
        .params(answer, account, criterion, now(), now())
        .update();
    jdbc.sql("insert into profile_evidence values (?, ?)").params(answer, document).update();
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
