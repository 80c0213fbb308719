package org.ctpat.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.LongStream;
import org.ctpat.DomainTest;
import org.ctpat.TestClock;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.Accounts;
import org.ctpat.account.Contact;
import org.ctpat.account.MembershipStatus;
import org.ctpat.account.NewAccount;
import org.ctpat.account.PersonalNumbers;
import org.ctpat.account.TestStandings;
import org.ctpat.audit.Actor;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@DomainTest
class StatusServiceTest {

  private static final Actor CBP = new Actor("maria.kessler", "Maria Kessler", Actor.Kind.CBP);
  private static final LocalDate MARCH_3 = LocalDate.of(2027, 3, 3);

  /** One identifier of each scheme of the fact sheet, as people write it. */
  private static final Map<String, String> EXAMPLES =
      Map.ofEntries(
          Map.entry("IOR_IRS", "77-1234567 00"),
          Map.entry("IOR_CBP", "771234-12345"),
          Map.entry("EIN", "771234567"),
          Map.entry("DUNS", "771234567"),
          Map.entry("SCAC", "qqqz"),
          Map.entry("USDOT", "7712345"),
          Map.entry("MC", "MC-771234"),
          Map.entry("SCT", "Permiso 77/12"),
          Map.entry("RFC_MORAL", "QQQ010203AB1"),
          Map.entry("RFC_FISICA", "QQQQ010203AB1"),
          Map.entry("MID", "MXQQQQ1200MON"),
          Map.entry("FILER", "Q7Q"),
          Map.entry("BROKER_LICENSE", "77123"),
          Map.entry("FMC_ORG", "771234"),
          Map.entry("FMC_MTO", "771235"),
          Map.entry("IATA_ORG", "7712346"),
          Map.entry("IATA_AIRLINE", "Q7"),
          Map.entry("BOND", "QQ7712345"),
          Map.entry("ACCOUNT", "77-000001"));

  private final StatusService service;
  private final Accounts accounts;
  private final PersonalNumbers personal;
  private final JdbcTemplate jdbc;
  private final TestClock clock;
  private final EntityManager entities;
  private final EntityManagerFactory factory;

  @Autowired
  StatusServiceTest(
      StatusService service,
      Accounts accounts,
      PersonalNumbers personal,
      JdbcTemplate jdbc,
      TestClock clock,
      EntityManager entities,
      EntityManagerFactory factory) {
    this.service = service;
    this.accounts = accounts;
    this.personal = personal;
    this.jdbc = jdbc;
    this.clock = clock;
    this.entities = entities;
    this.factory = factory;
  }

  @BeforeEach
  void setTheDate() {
    clock.set(MARCH_3);
  }

  @Test
  void findsAnAccountByEachSchemeOfIdentifier() {
    var number = certified("77-000001", "IMP");
    EXAMPLES.forEach((scheme, value) -> hold(number, scheme, normal(scheme, value)));

    var questions =
        EXAMPLES.entrySet().stream()
            .map(entry -> new Question(entry.getKey(), entry.getValue()))
            .toList();

    var numbersOfCompanies = new HashMap<>(service.schemes());
    assertThat(numbersOfCompanies.remove("IOR_SSN")).contains("in the body of a batch alone");
    assertThat(numbersOfCompanies.keySet()).isEqualTo(EXAMPLES.keySet());
    assertThat(service.of(questions, null))
        .extracting(Answer::scheme, Answer::outcome)
        .containsExactlyElementsOf(
            questions.stream()
                .map(question -> tuple(question.scheme(), Answer.Outcome.FOUND))
                .toList());
    assertThat(one("IOR", "77-1234567 00").memberships())
        .singleElement()
        .satisfies(
            membership -> {
              assertThat(membership.accountNumber()).isEqualTo("77-000001");
              assertThat(membership.status()).isEqualTo(MembershipStatus.CERTIFIED);
              assertThat(membership.tier()).isEqualTo(1);
              assertThat(membership.member()).isTrue();
              assertThat(membership.benefits()).contains("BN01", "BN09").doesNotContain("BN02");
            });
    assertThat(one("FMC", "771235").outcome()).isEqualTo(Answer.Outcome.FOUND);
  }

  @Test
  void answersWhatNobodyHoldsAndWhatHasNotTheForm() {
    var answers =
        service.of(
            List.of(
                new Question("SCAC", "ZZZZ"),
                new Question("SCAC", "12345"),
                new Question("PASSPORT", "A1"),
                new Question("IOR", "123-45-67890"),
                new Question("ACCOUNT", "none"),
                new Question("SCAC", " ")),
            null);

    assertThat(answers)
        .extracting(Answer::outcome)
        .containsExactly(
            Answer.Outcome.UNKNOWN,
            Answer.Outcome.INVALID,
            Answer.Outcome.INVALID,
            Answer.Outcome.INVALID,
            Answer.Outcome.UNKNOWN,
            Answer.Outcome.INVALID);
    assertThat(answers.get(1).detail()).contains("two to four letters");
    assertThat(answers.get(2).detail()).contains("SCAC").contains("IOR_SSN");
    assertThat(answers.get(3).detail()).contains("NNN-NN-NNNN");
    assertThat(answers.get(0).memberships()).isEmpty();
  }

  @Test
  void findsASoleProprietorByTheFingerprintAndAnswersMasked() {
    var number = certified("77-000009", "IMP");
    var officer = new Actor("o", "Officer", Actor.Kind.MEMBER);
    personal.give(AccountNumber.of("77-000009"), "219 09 9481", officer);
    var question = new Question("IOR", "219-09-9481");

    var answer = one(question.scheme(), question.value());

    assertThat(service.personal(question)).isTrue();
    assertThat(service.personal(new Question("IOR", "77-123456700"))).isFalse();
    assertThat(answer.outcome()).isEqualTo(Answer.Outcome.FOUND);
    assertThat(answer.value()).isEqualTo("***-**-9481");
    assertThat(answer.memberships())
        .extracting(Answer.Membership::accountNumber)
        .containsExactly("77-000009");
    assertThat(one("IOR_SSN", "219099482").outcome()).isEqualTo(Answer.Outcome.UNKNOWN);
    walk(number, "withdraw");
    personal.give(
        AccountNumber.of(String.valueOf(certified("77-000010", "IMP"))), "219099481", officer);
    assertThat(one("IOR_SSN", "219099481").memberships())
        .extracting(Answer.Membership::accountNumber)
        .containsExactly("77-000010");
  }

  @Test
  void tellsTheStatusOfAnEarlierDay() {
    var number = certified("77-000002", "IMP");
    hold(number, "EIN", "77-2345678");
    clock.set(LocalDate.of(2027, 9, 1));
    walk(number, "select_for_validation", "start_visit", "report_clean");
    clock.set(LocalDate.of(2028, 2, 1));
    walk(number, "post_incident_finding", "suspend");
    entities.flush();

    assertThat(tier(LocalDate.of(2027, 3, 2))).isEqualTo("NONE null []");
    assertThat(tier(MARCH_3)).startsWith("CERTIFIED 1");
    assertThat(tier(LocalDate.of(2027, 8, 31))).startsWith("CERTIFIED 1");
    assertThat(tier(LocalDate.of(2027, 9, 1))).startsWith("CERTIFIED_VALIDATED 2").contains("BN02");
    assertThat(tier(LocalDate.of(2028, 2, 1))).isEqualTo("SUSPENDED null []");
    assertThatThrownBy(() -> tier(LocalDate.of(2028, 2, 2)))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("2028-02-01");
  }

  private String tier(LocalDate day) {
    var membership =
        service
            .of(List.of(new Question("EIN", "77-2345678")), day)
            .getFirst()
            .memberships()
            .getFirst();
    return membership.status() + " " + membership.tier() + " " + membership.benefits();
  }

  @Test
  void answersOnceForEachRoleAndPrefersTheRunningAccount() {
    var closed = certified("77-000003", "HWC_MX");
    hold(closed, "SCAC", "QQQX");
    walk(closed, "withdraw");
    var running = certified("77-000004", "HWC_MX");
    hold(running, "SCAC", "QQQX");
    var vessels = certified("77-000005", "SEA");
    hold(vessels, "SCAC", "QQQX");

    assertThat(one("SCAC", "QQQX").memberships())
        .extracting(Answer.Membership::accountNumber, Answer.Membership::entityType)
        .containsExactlyInAnyOrder(tuple("77-000004", "HWC_MX"), tuple("77-000005", "SEA"));
    assertThat(one("ACCOUNT", "77-000003").memberships())
        .extracting(Answer.Membership::status)
        .containsExactly(MembershipStatus.WITHDRAWN);
  }

  @Test
  void answersFiveHundredOfTenThousandAccountsAtOnceByOneOrTwoQueries() {
    fill(10_000);
    var questions = new ArrayList<Question>();
    for (int i = 0; i < 500; i++) {
      questions.add(new Question("DUNS", "%09d".formatted(880_000_000 + i * 20)));
    }
    service.of(questions, null);
    service.of(questions, LocalDate.of(2027, 1, 1));

    assertThat(queries(() -> service.of(questions, null))).isEqualTo(1);
    assertThat(queries(() -> service.of(questions, LocalDate.of(2027, 1, 1)))).isEqualTo(2);
    assertThat(fastest(() -> service.of(questions, null))).isLessThan(200);
    assertThat(fastest(() -> service.of(questions, LocalDate.of(2027, 1, 1)))).isLessThan(200);
    assertThat(service.of(questions, null))
        .hasSize(500)
        .allSatisfy(
            answer ->
                assertThat(answer.memberships())
                    .singleElement()
                    .satisfies(one -> assertThat(one.benefits()).isNotEmpty()));
  }

  /**
   * Statements of a step: the least of five runs, since other threads of the application ask too.
   */
  private long queries(Runnable step) {
    return LongStream.range(0, 5).map(run -> counted(step)).min().orElseThrow();
  }

  private long counted(Runnable step) {
    var statistics = factory.unwrap(SessionFactory.class).getStatistics();
    statistics.setStatisticsEnabled(true);
    var before = statistics.getPrepareStatementCount();
    step.run();
    var after = statistics.getPrepareStatementCount();
    statistics.setStatisticsEnabled(false);
    return after - before;
  }

  /** Milliseconds of the fastest of ten runs, so that what else the machine does matters less. */
  private static long fastest(Runnable step) {
    long best = Long.MAX_VALUE;
    for (int run = 0; run < 10; run++) {
      var start = System.nanoTime();
      step.run();
      best = Math.min(best, System.nanoTime() - start);
    }
    return best / 1_000_000;
  }

  private void fill(int size) {
    var companyRows = new ArrayList<Object[]>();
    var accountRows = new ArrayList<Object[]>();
    var identifierRows = new ArrayList<Object[]>();
    var changeRows = new ArrayList<Object[]>();
    for (int i = 0; i < size; i++) {
      var number = "88-%06d".formatted(i);
      companyRows.add(new Object[] {-88_000_000 - i, "Filler " + i});
      accountRows.add(new Object[] {number, -88_000_000 - i});
      identifierRows.add(new Object[] {number, "%09d".formatted(880_000_000 + i)});
      changeRows.add(new Object[] {1_000_000 + i, number});
    }
    jdbc.batchUpdate("insert into company (id, version, name) values (?, 0, ?)", companyRows);
    jdbc.batchUpdate(
        """
        insert into account (account_number, version, entity_type, company_id, membership_status,
          case_state, validation_state, created_at)
        values (?, 0, 'EXP', ?, 'CERTIFIED', 'NONE', 'NONE', timestamp with time zone '2026-01-01 00:00:00+00')
        """,
        accountRows);
    jdbc.batchUpdate(
        "insert into account_identifier (account_number, position, identifier_type, identifier_value)"
            + " values (?, 0, 'DUNS', ?)",
        identifierRows);
    jdbc.batchUpdate(
        """
        insert into status_change (id, account_number, entity_type, status_before, status, case_id, changed_at)
        values (?, ?, 'EXP', 'NONE', 'CERTIFIED', 'C-1', timestamp with time zone '2026-02-01 00:00:00+00')
        """,
        changeRows);
  }

  private Answer one(String scheme, String value) {
    return service.of(List.of(new Question(scheme, value)), null).getFirst();
  }

  private static String normal(String scheme, String value) {
    return switch (scheme) {
      case "EIN" -> "77-1234567";
      case "MC" -> "MC771234";
      case "SCT" -> value;
      default -> value.replace(" ", "").toUpperCase(Locale.ROOT);
    };
  }

  private void hold(AccountNumber number, String scheme, String value) {
    entities.flush();
    switch (scheme) {
      case "ACCOUNT" -> {}
      case "BOND" ->
          jdbc.update(
              "update account set bond_number = ? where account_number = ?", value, number.value());
      default ->
          jdbc.update(
              "insert into account_identifier (account_number, position, identifier_type, identifier_value, claim)"
                  + " select ?, count(*), ?, ?, ? from account_identifier where account_number = ?",
              number.value(),
              scheme,
              value,
              number.value() + scheme + value,
              number.value());
    }
    entities.clear();
  }

  private AccountNumber certified(String account, String entityType) {
    var number = AccountNumber.of(account);
    accounts.open(
        number,
        new NewAccount(
            entityType,
            "Status Test " + account,
            new Contact(Contact.Kind.OFFICER, null, "Olga Hart", null, null, null),
            null),
        CBP);
    walk(
        number,
        "submit_company_profile",
        "submit_security_profile",
        "assign_specialist",
        "vetting_passed_and_profile_approved");
    return number;
  }

  private void walk(AccountNumber number, String... steps) {
    TestStandings.walk(accounts, number.value(), steps);
  }
}
