package org.ctpat.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.enums.ElementInstanceState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.AccountProfiles;
import org.ctpat.account.Accounts;
import org.ctpat.account.Certificates;
import org.ctpat.account.Contact;
import org.ctpat.account.Memberships;
import org.ctpat.account.NewAccount;
import org.ctpat.account.TestStandings;
import org.ctpat.application.Applications;
import org.ctpat.application.TestApplications;
import org.ctpat.audit.AuditTrail;
import org.ctpat.deadline.Deadlines;
import org.ctpat.demo.DemoCompany;
import org.ctpat.demo.riskrenewal.MemberSetup;
import org.ctpat.notification.Letters;
import org.ctpat.task.Inbox;
import org.ctpat.task.InboxEntry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.ConfigurableTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;

class ApplicationComesBackTest {

  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final String GRANT = Memberships.class.getName() + ".grant";

  private DistantEngine engine;
  private CamundaClient atTheEngine;

  @BeforeEach
  void start() {
    engine = new DistantEngine();
    atTheEngine = engine.camunda().newClient();
  }

  @AfterEach
  void stop() {
    atTheEngine.close();
    engine.close();
  }

  @Test
  void nothingHappensTwiceWhenTheApplicationDiesBetweenAWorkersCommitAndItsAnswer()
      throws InterruptedException {
    var company = DemoCompany.BLUE_HERON.as(TestAccounts.next());
    var committed = new CountDownLatch(1);
    long membership;
    Facts before;
    try (var application = engine.startApplication()) {
      approve(application, company);
      ((ConfigurableTransactionManager) application.getBean(PlatformTransactionManager.class))
          .addListener(cutAfter(GRANT, committed));
      membership = beginAtGrantCertification(company);
      assertThat(committed.await(20, TimeUnit.SECONDS)).isTrue();
      before = Facts.of(application, company);
    }
    assertThat(before.certificates()).hasSize(1);
    assertThat(at("Task_GrantCertification")).isTrue();
    engine.mend();

    try (var application = engine.startApplication()) {
      engine.camunda().clock().advance(Duration.ofMinutes(3));
      await().atMost(PATIENCE).until(() -> at("Event_AnnualReviewOpens"));
      engine.camunda().awaitIdle(PATIENCE);

      assertThat(Facts.of(application, company)).isEqualTo(before);
      var opensAt =
          atTheEngine
              .newVariableSearchRequest()
              .filter(filter -> filter.processInstanceKey(membership).name("annualReviewOpensAt"))
              .execute()
              .singleItem()
              .getValue();
      assertThat(before.dates()).anyMatch(date -> opensAt.contains(date));
    }
  }

  @Test
  void withoutWorkersNothingGoesOnAndWithThemItDoes() {
    var company = DemoCompany.BLUE_HERON.as(TestAccounts.next());
    try (var application =
        engine.startApplication("--camunda.client.worker.defaults.enabled=false")) {
      apply(application, company);
      await().atMost(PATIENCE).until(() -> at("Task_OpenApplication"));

      engine.camunda().passTime(Duration.ofDays(20));

      assertThat(at("Task_OpenApplication")).isTrue();
      assertThat(openForms(application, company)).isEmpty();
    }

    try (var application = engine.startApplication()) {
      await()
          .atMost(PATIENCE)
          .until(() -> openForms(application, company).contains("complete-company-profile"));
      assertThat(at("Task_OpenApplication")).isFalse();
      assertThat(at("Task_CompleteCompanyProfile")).isTrue();
    }
  }

  private static void apply(ConfigurableApplicationContext application, DemoCompany company) {
    var member = company.member();
    var officer = company.officer();
    application
        .getBean(Applications.class)
        .start(
            AccountNumber.of(company.accountNumber()),
            new NewAccount(
                company.entityType(),
                company.name(),
                new Contact(Contact.Kind.OFFICER, officer.id(), officer.name(), null, null, null),
                new Contact(
                    Contact.Kind.POINT_OF_CONTACT, member.id(), member.name(), null, null, null)),
            member.actor());
  }

  private static List<String> openForms(
      ConfigurableApplicationContext application, DemoCompany company) {
    return application
        .getBean(Inbox.class)
        .openOfAccount(company.accountNumber(), company.member())
        .stream()
        .map(InboxEntry::formId)
        .toList();
  }

  /** What is kept of an account, to be compared. */
  private record Facts(
      List<String> certificates, List<String> letters, List<String> dates, List<String> trail) {

    static Facts of(ConfigurableApplicationContext application, DemoCompany company) {
      var account = company.accountNumber();
      return new Facts(
          application.getBean(Certificates.class).of(AccountNumber.of(account)).stream()
              .map(Object::toString)
              .toList(),
          application.getBean(Letters.class).of(account).stream().map(Object::toString).toList(),
          application.getBean(Deadlines.class).of(account).stream()
              .map(date -> date.dueOn().toString())
              .toList(),
          application.getBean(AuditTrail.class).history(account, 500).stream()
              .map(entry -> entry.sequence() + " " + entry.action())
              .toList());
    }
  }

  private static void approve(ConfigurableApplicationContext application, DemoCompany company) {
    var accounts = application.getBean(Accounts.class);
    new MemberSetup(
            accounts,
            application.getBean(AccountProfiles.class),
            application.getBean(Memberships.class))
        .open(company);
    TestStandings.walk(
        accounts,
        company.accountNumber(),
        "submit_company_profile",
        "submit_security_profile",
        "assign_specialist");
    TestApplications.passed(
        application.getBean(JdbcClient.class),
        company.accountNumber(),
        company.accountNumber() + "-APP-1",
        company.entityType());
  }

  private TransactionExecutionListener cutAfter(String transaction, CountDownLatch committed) {
    return new TransactionExecutionListener() {
      @Override
      public void afterCommit(TransactionExecution execution, @Nullable Throwable failure) {
        if (execution.getTransactionName().equals(transaction)) {
          engine.cut();
          committed.countDown();
        }
      }
    };
  }

  private long beginAtGrantCertification(DemoCompany company) {
    return atTheEngine
        .newCreateInstanceCommand()
        .bpmnProcessId("ctpat-membership")
        .latestVersion()
        .variables(
            Map.of(
                "accountNumber", company.accountNumber(),
                "caseId", company.accountNumber() + "-APP-1",
                "entityType", company.entityType()))
        .startBeforeElement("Task_GrantCertification")
        .execute()
        .getProcessInstanceKey();
  }

  /** Whether a process of this engine is at the element now. */
  private boolean at(String elementId) {
    return !atTheEngine
        .newElementInstanceSearchRequest()
        .filter(filter -> filter.elementId(elementId).state(ElementInstanceState.ACTIVE))
        .execute()
        .items()
        .isEmpty();
  }
}
