package org.ctpat.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.SoftAssertions;
import org.ctpat.CtpatApplication;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.Accounts;
import org.ctpat.account.MembershipStatus;
import org.ctpat.audit.Actor;
import org.ctpat.audit.AuditTrail;
import org.ctpat.deadline.Deadlines;
import org.ctpat.demo.world.DemoWorld;
import org.ctpat.demo.world.Stage;
import org.ctpat.demo.world.WorldCompany;
import org.ctpat.embedded.EmbeddedCamundaConfiguration;
import org.ctpat.portal.PortalUser;
import org.ctpat.portal.PortalUserDetails;
import org.ctpat.quality.FindingFilter;
import org.ctpat.quality.QualityChecks;
import org.ctpat.quality.QualityFinding;
import org.ctpat.quality.QualityFindings;
import org.ctpat.quality.Severity;
import org.ctpat.task.Inbox;
import org.ctpat.task.InboxEntry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** One company of each stage, as the demonstration has some hundred of them. */
class DemoWorldTest {

  private static ConfigurableApplicationContext application;
  private static DemoWorld world;

  @BeforeAll
  static void fill() {
    application =
        SpringApplication.from(CtpatApplication::main)
            .with(EmbeddedCamundaConfiguration.class, DemoSignIns.class, DemoConfiguration.class)
            .withAdditionalProfiles("demo")
            .run(
                "--server.port=0",
                "--ctpat.demo.story=false",
                "--ctpat.demo.world=false",
                "--ctpat.demo.companies=" + Stage.values().length,
                "--spring.datasource.url=jdbc:h2:mem:world;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE",
                "--ctpat.documents.folder=target/test-documents")
            .getApplicationContext();
    world = application.getBean(DemoWorld.class);
    world.fill();
  }

  @AfterAll
  static void stop() {
    application.close();
  }

  @Test
  void bringsCompaniesOfEveryTypeToEveryStage() {
    assertThat(world.failures()).isEmpty();
    assertThat(world.done()).isEqualTo(world.total());
    assertThat(world.companies())
        .extracting(WorldCompany::stage)
        .containsAll(EnumSet.allOf(Stage.class));
    assertThat(world.companies())
        .extracting(each -> each.company().entityType())
        .containsAll(DemoCompany.ofEveryType().stream().map(DemoCompany::entityType).toList());
    var accounts = application.getBean(Accounts.class);
    var inbox = application.getBean(Inbox.class);
    SoftAssertions.assertSoftly(
        softly -> {
          for (var company : world.companies()) {
            softly
                .assertThat(accounts.get(AccountNumber.of(company.account())).status())
                .as("%s", company.stage())
                .isEqualTo(statusIn(company.stage()));
            if (!company.stage().formId().isEmpty() && company.stage() != Stage.INCIDENT) {
              softly
                  .assertThat(
                      inbox.openOfAccount(company.account(), DemoPeople.cbp("helen.brandt")))
                  .extracting(InboxEntry::formId)
                  .contains(company.stage().formId());
            }
          }
        });
  }

  private static MembershipStatus statusIn(Stage stage) {
    return switch (stage) {
      case APPLICATION_WITHDRAWN, WITHDRAWN -> MembershipStatus.WITHDRAWN;
      case INELIGIBLE -> MembershipStatus.INELIGIBLE;
      case TIER_3 -> MembershipStatus.TIER_3;
      case SUSPENDED, REINSTATEMENT -> MembershipStatus.SUSPENDED;
      case REMOVED, APPEAL -> MembershipStatus.REMOVED;
      case COMPANY_PROFILE,
          AGREEMENT,
          PREPARING,
          SUBMIT,
          ASSIGN,
          REVIEW,
          CORRECTION,
          RECOMMEND,
          DECIDE ->
          MembershipStatus.NONE;
      default ->
          world.companies().stream()
                  .filter(company -> company.stage() == stage)
                  .anyMatch(company -> company.years() > 0)
              ? MembershipStatus.CERTIFIED_VALIDATED
              : MembershipStatus.CERTIFIED;
    };
  }

  @Test
  void leavesNothingThatContradictsItself() {
    var stories = application.getBean(Stories.class);
    assertThat(stories.of(DemoCompany.BLUE_HERON).incidents()).isEmpty();
    assertThat(application.getBean(Deadlines.class).recomputeAll().differences()).isEmpty();
    var trail = application.getBean(AuditTrail.class);
    assertThat(world.companies())
        .allSatisfy(company -> assertThat(trail.verify(company.account()).intact()).isTrue());

    application.getBean(QualityChecks.class).run(Actor.system("test"));
    assertThat(
            application
                .getBean(QualityFindings.class)
                .page(
                    new FindingFilter(FindingFilter.State.OPEN, Severity.ERROR, null, null, null),
                    null,
                    100))
        .filteredOn(finding -> !finding.accountNumber().isEmpty())
        .extracting(QualityFinding::what)
        .isEmpty();
  }

  @Test
  void showsEveryPageOfEveryCompany() throws Exception {
    var browser =
        MockMvcBuilders.webAppContextSetup((WebApplicationContext) application)
            .apply(springSecurity())
            .build();
    for (var company : world.companies()) {
      var person =
          new PortalUserDetails(
              PortalUser.ofCompany(
                  company.company().memberId(),
                  company.company().member().name(),
                  company.account(),
                  false),
              "-");
      for (var page : List.of("", "/profile", "/risk", "/training", "/partners")) {
        var text =
            browser
                .perform(get("/accounts/" + company.account() + page).with(user(person)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(text)
            .as(company.stage() + page)
            .contains(Objects.requireNonNull(company.company().name()).substring(0, 8))
            .doesNotContainPattern(">\\s*null\\b|\\bnull\\s*<");
      }
      browser.perform(get("/").with(user(person))).andExpect(status().isOk());
    }
  }
}
