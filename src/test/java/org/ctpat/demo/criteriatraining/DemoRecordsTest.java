package org.ctpat.demo.criteriatraining;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.ctpat.DomainTest;
import org.ctpat.TestClock;
import org.ctpat.account.Accounts;
import org.ctpat.account.Contact;
import org.ctpat.account.NewAccount;
import org.ctpat.audit.Actor;
import org.ctpat.criteria.CompanyFacts;
import org.ctpat.criteria.SecurityProfiles;
import org.ctpat.criteria.SpecialistView;
import org.ctpat.deadline.Deadlines;
import org.ctpat.demo.DemoCompany;
import org.ctpat.demo.FormScript;
import org.ctpat.document.Documents;
import org.ctpat.task.FormHandler;
import org.ctpat.task.InboxTask;
import org.ctpat.training.Effectiveness;
import org.ctpat.training.TrainingGap;
import org.ctpat.training.Trainings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The demo companies' profiles and training records are what the forms want. */
@DomainTest
class DemoRecordsTest {

  private static final LocalDate DAY = LocalDate.of(2027, 3, 3);
  private static final Actor SPECIALIST =
      new Actor("dana.whitfield", "Dana Whitfield", Actor.Kind.CBP);

  @Autowired private SecurityProfiles profiles;
  @Autowired private CompanyFacts facts;
  @Autowired private Trainings trainings;
  @Autowired private Effectiveness effectiveness;
  @Autowired private Documents documents;
  @Autowired private Deadlines deadlines;
  @Autowired private Accounts accounts;
  @Autowired private List<FormHandler> handlers;
  @Autowired private TestClock clock;

  private ProfileAuthor profileAuthor;
  private TrainingAuthor trainingAuthor;

  @BeforeEach
  void writeOnTheFirstDay() {
    clock.set(DAY);
    profileAuthor = new ProfileAuthor(profiles, facts, documents, deadlines);
    trainingAuthor = new TrainingAuthor(trainings, effectiveness, documents, deadlines);
  }

  @Test
  void everyCompanyAnswersEveryCriterionThatAppliesToIt() {
    for (var company : companies()) {
      profileAuthor.complete(company, company.accountNumber(), company.member().actor());

      assertThat(profiles.missing(company.accountNumber())).as(company.name()).isEmpty();
      assertThat(facts.of(company.accountNumber()))
          .as(company.name())
          .isNotEmpty()
          .allSatisfy(fact -> assertThat(fact.holds()).isNotNull());
    }
  }

  @Test
  void onlyTheNewHireOfTheImporterLacksATraining() {
    for (var company : companies()) {
      var account = company.accountNumber();
      trainingAuthor.keepRecords(company, account, company.member().actor());
      var plan = account + "-APP-1-TR";
      trainings.plan(account, account + "-APP-1", plan, company.entityType(), SPECIALIST);

      assertThat(trainings.openMusts(plan))
          .as(company.name())
          .extracting(gap -> gap.employeeId() + " " + gap.courseId())
          .isEqualTo(company.folder().equals("blue-heron") ? List.of("E-024 TR07") : List.of());

      trainingAuthor.repeat(company, account, company.member().actor());
      assertThat(trainings.openMusts(plan)).extracting(TrainingGap::text).isEmpty();
    }
  }

  @Test
  void theRemarksOfTheSpecialistAreAnsweredAndAYearLaterAllIsConfirmed() {
    var company = companies().getFirst();
    var account = company.accountNumber();
    var member = company.member().actor();
    profileAuthor.complete(company, account, member);
    var version = profiles.view(account).categories().getFirst().criteria().getFirst().version();
    assertThat(version).isNotNull();
    profiles.review(
        account, "1.1", version, SpecialistView.QUESTION, "Who repeats it?", SPECIALIST);
    clock.set(DAY.plusDays(5));

    submit(new CorrectSecurityProfileScript(profileAuthor), company, null);
    assertThat(profiles.openRemarks(account)).isEmpty();

    var anniversary = DAY.plusDays(60).plusYears(1);
    clock.set(anniversary.minusDays(70));
    assertThat(profiles.missing(account)).isNotEmpty();

    submit(new ConfirmSecurityProfileScript(profileAuthor), company, anniversary);
    assertThat(profiles.unconfirmed(account, anniversary.minusYears(1))).isEmpty();
    assertThat(profiles.missing(account)).isEmpty();
  }

  private void submit(FormScript script, DemoCompany company, @Nullable LocalDate dueOn) {
    var handler =
        handlers.stream().filter(h -> h.formId().equals(script.formId())).findFirst().orElseThrow();
    var task = task(script.formId(), company, dueOn);
    var data = script.play(task, company, company.member().actor());
    assertThat(handler.validate(task, data, company.member().actor())).isEmpty();
    handler.record(task, data, company.member().actor());
  }

  private InboxTask task(String formId, DemoCompany company, @Nullable LocalDate dueOn) {
    return new InboxTask(
        formId.hashCode(),
        company.accountNumber(),
        company.accountNumber() + "-APP-1",
        "application",
        1,
        "Task",
        "Task",
        formId,
        List.of("member-" + company.accountNumber()),
        null,
        dueOn == null ? null : OffsetDateTime.parse(dueOn + "T23:59:59-04:00"),
        "DL06",
        50,
        InboxTask.State.OPEN,
        clock.instant(),
        Map.of());
  }

  private List<DemoCompany> companies() {
    return DemoCompany.all().stream().map(this::withAccount).toList();
  }

  private DemoCompany withAccount(DemoCompany company) {
    var officer =
        new Contact(Contact.Kind.OFFICER, company.officerId(), "The officer", null, null, null);
    var account =
        accounts.open(
            new NewAccount(company.entityType(), company.name(), officer, null),
            company.member().actor());
    return company.as(account.number().value());
  }
}
