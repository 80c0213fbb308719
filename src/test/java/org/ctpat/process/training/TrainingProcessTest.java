package org.ctpat.process.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.CamundaClient;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.Accounts;
import org.ctpat.account.Contact;
import org.ctpat.account.NewAccount;
import org.ctpat.account.TestStandings;
import org.ctpat.audit.AuditEntry;
import org.ctpat.audit.AuditTrail;
import org.ctpat.course.BuiltInCourses;
import org.ctpat.course.Learning;
import org.ctpat.course.Lesson;
import org.ctpat.course.PersonalLinks;
import org.ctpat.course.TestTaker;
import org.ctpat.deadline.Deadline;
import org.ctpat.deadline.Deadlines;
import org.ctpat.demo.DemoCompany;
import org.ctpat.demo.Stories;
import org.ctpat.demo.StoryPlayer;
import org.ctpat.demo.TimeLapse;
import org.ctpat.document.Documents;
import org.ctpat.embedded.EmbeddedCamunda;
import org.ctpat.process.ProcessTest;
import org.ctpat.process.TestAccounts;
import org.ctpat.process.WalkedPath;
import org.ctpat.task.CaseProgress;
import org.ctpat.task.FieldError;
import org.ctpat.task.FormHandler;
import org.ctpat.task.InboxEntry;
import org.ctpat.training.CompletionView;
import org.ctpat.training.RefresherCheck;
import org.ctpat.training.TrainingGap;
import org.ctpat.training.Trainings;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ProcessTest
class TrainingProcessTest {

  private static final ZoneId EASTERN = ZoneId.of("America/New_York");

  @Autowired private CamundaClient client;
  @Autowired private Stories stories;
  @Autowired private CaseProgress progress;
  @Autowired private Accounts accounts;
  @Autowired private Trainings trainings;
  @Autowired private RefresherCheck refresherCheck;
  @Autowired private Learning learning;
  @Autowired private PersonalLinks links;
  @Autowired private BuiltInCourses courses;
  @Autowired private Documents documents;
  @Autowired private EmbeddedCamunda camunda;
  @Autowired private Deadlines deadlines;
  @Autowired private AuditTrail trail;
  @Autowired private List<FormHandler> handlers;
  @Autowired private Clock clock;

  @Test
  void completesTrainingWhenTheRecordsCoverEveryMust() {
    var story = begin(DemoCompany.SIERRA_AZUL);
    var company = story.company();

    story.playAll();

    assertThat(story.played()).containsExactly("complete-training-records");
    WalkedPath.of(progress, caseId(company), "training")
        .passed(
            "Start_TrainingOpened",
            "Task_PlanTraining",
            "Task_CompleteTrainingRecords",
            "Task_CheckTraining",
            "Task_RecordTrainingCompletion",
            "End_TrainingComplete")
        .didNotPass("Task_CloseTrainingGaps")
        .ended();
    assertThat(trainings.complete(planId(company))).isTrue();
    assertThat(trainings.matrix(company.accountNumber()))
        .satisfies(
            matrix -> {
              assertThat(matrix.rows()).hasSize(30);
              assertThat(matrix.openMusts()).isZero();
            });
    assertThat(deadlines.find(caseId(company), "DC06").orElseThrow().state())
        .isEqualTo(Deadline.State.MET);
    assertThat(trail.history(company.accountNumber(), 100))
        .extracting(AuditEntry::action)
        .contains("Training planned", "Training records confirmed", "Training complete");
  }

  @Test
  void comesBackUntilTheGapOfTheNewHireIsClosed() {
    var story = begin(DemoCompany.BLUE_HERON);
    var company = story.company();

    var gaps = story.playUntil("close-training-gaps");

    assertThat(gaps.variables().get("trainingGaps")).isEqualTo(1);
    assertThat(trainings.openMusts(planId(company)))
        .singleElement()
        .extracting(TrainingGap::employeeId, TrainingGap::courseId)
        .containsExactly("E-024", "TR07");
    assertThat(gaps.dueAt()).isNotNull();
    assertThat(handler("close-training-gaps").validate(gaps, Map.of(), company.member().actor()))
        .extracting(FieldError::message)
        .singleElement()
        .asString()
        .contains("E-024 Tom Nowak: TR07");
    WalkedPath.of(progress, caseId(company), "training").waitsAt("Task_CloseTrainingGaps");

    story.playAll();

    WalkedPath.of(progress, caseId(company), "training")
        .took(
            "Flow_AllMustsCovered_CloseTrainingGaps",
            "Flow_CloseTrainingGaps_CheckAgain",
            "Flow_AllMustsCovered_RecordTrainingCompletion")
        .passed("Task_CloseTrainingGaps", "Task_RecordTrainingCompletion", "End_TrainingComplete")
        .ended();
    assertThat(trainings.complete(planId(company))).isTrue();
  }

  @Test
  void remindsAWeekBeforeTheDueDateAndEscalatesAfterIt() {
    var story = begin(DemoCompany.BRAVO);
    var company = story.company();
    var task = story.task("complete-training-records");
    var dueAt = dueAt();

    story.advanceTo(dueAt.minusDays(7).plusMinutes(1).toInstant());
    WalkedPath.of(progress, caseId(company), "training")
        .passed("Start_OneWeekBeforeTheDueDate", "Task_SendReminder", "End_ReminderSent")
        .didNotPass("Task_EscalateOverdueStep")
        .waitsAt("Task_CompleteTrainingRecords");

    story.advancePast(dueAt);
    WalkedPath.of(progress, caseId(company), "training")
        .passed("Start_DueDatePassed", "Task_EscalateOverdueStep", "End_DelayEscalated")
        .waitsAt("Task_CompleteTrainingRecords");
    assertThat(story.task("complete-training-records").priority()).isGreaterThan(task.priority());

    story.playAll();
    WalkedPath.of(progress, caseId(company), "training").ended();
    assertThat(trainings.complete(planId(company))).isTrue();
  }

  @Test
  void opensARefresherByItselfWhenTrainingsOfAMemberExpire() {
    var story = begin(DemoCompany.SIERRA_AZUL);
    var company = story.company();
    story.playAll();
    certify(company);
    assertThat(trainings.matrix(company.accountNumber()).openMusts()).isZero();

    TimeLapse.pass(camunda, refresherCheck, Duration.ofDays(250));
    refresherCheck.run();
    var records = story.task("complete-training-records");

    var refresher = records.caseId();
    assertThat(refresher).matches(company.accountNumber() + "-TR-[0-9]{4}-[0-9]{2}");
    assertThat(story.open())
        .extracting(InboxEntry::formId)
        .containsOnlyOnce("complete-training-records");
    assertThat(records.dueRule()).isEqualTo("DC06");
    assertThat(trainings.complete(refresher)).isFalse();

    story.playAll();

    WalkedPath.of(progress, refresher, "training")
        .passed("Start_RefresherDue", "Task_PlanTraining", "End_TrainingComplete")
        .didNotPass("Start_TrainingOpened")
        .ended();
    assertThat(trainings.complete(refresher)).isTrue();
    assertThat(trainings.matrix(company.accountNumber()).openMusts()).isZero();
  }

  @Test
  void aBuiltInCourseHandedInTwiceAtOnceClosesTheGapOnceAndOpensTheGate() throws Exception {
    var story = begin(DemoCompany.BLUE_HERON);
    var company = story.company();
    var account = company.accountNumber();
    var gaps = story.playUntil("close-training-gaps");
    var gate = handler("close-training-gaps");
    assertThat(gate.validate(gaps, Map.of(), company.member().actor())).isNotEmpty();

    var token = links.issue(account, "E-024", company.member().actor()).token();
    var taker = new TestTaker(learning, courses, token);
    taker.read("TR07");
    taker.answer("TR07", 0);
    Callable<Lesson.Result> tab = () -> learning.handIn(token, "TR07");
    try (var tabs = Executors.newFixedThreadPool(2)) {
      for (var handedIn : tabs.invokeAll(List.of(tab, tab))) {
        assertThat(handedIn.get().passed()).isTrue();
      }
    }

    assertThat(trainings.record(account, "E-024").done())
        .filteredOn(done -> done.courseId().equals("TR07"))
        .singleElement()
        .extracting(CompletionView::trainer)
        .isEqualTo("Built-in course TR07, edition 1.0");
    assertThat(documents.of(account))
        .filteredOn(document -> document.purpose().equals("training TR07 E-024"))
        .hasSize(1);
    assertThat(gate.validate(gaps, Map.of(), company.member().actor())).isEmpty();
    story.override("close-training-gaps", task -> Map.of("trainingRecordsConfirmed", true));
    story.playAll();
    WalkedPath.of(progress, caseId(company), "training")
        .passed("Task_CloseTrainingGaps", "Task_RecordTrainingCompletion", "End_TrainingComplete")
        .ended();
    assertThat(trainings.complete(planId(company))).isTrue();
  }

  private StoryPlayer begin(DemoCompany template) {
    var company = template.as(TestAccounts.next());
    var number = AccountNumber.of(company.accountNumber());
    accounts.open(
        number,
        new NewAccount(
            company.entityType(),
            company.name(),
            new Contact(Contact.Kind.OFFICER, company.officerId(), "The officer", null, null, null),
            null),
        company.member().actor());
    client
        .newCreateInstanceCommand()
        .bpmnProcessId("training")
        .latestVersion()
        .variables(
            Map.of(
                "accountNumber", company.accountNumber(),
                "caseId", caseId(company),
                "trainingPlanId", planId(company),
                "entityType", company.entityType(),
                "dueAt", dueAt().toString(),
                "dueRule", "DL02",
                "caseGlance", accounts.glance(number, "Agreement signed")))
        .execute();
    return stories.of(company);
  }

  /** End of the day in thirty days. */
  private OffsetDateTime dueAt() {
    return clock
        .instant()
        .atZone(EASTERN)
        .toLocalDate()
        .plusDays(30)
        .atTime(23, 59, 59)
        .atZone(EASTERN)
        .toOffsetDateTime();
  }

  private void certify(DemoCompany company) {
    TestStandings.walk(
        accounts,
        company.accountNumber(),
        "submit_company_profile",
        "submit_security_profile",
        "assign_specialist",
        "profile_approved",
        "vetting_passed");
  }

  private FormHandler handler(String formId) {
    return handlers.stream().filter(h -> h.formId().equals(formId)).findFirst().orElseThrow();
  }

  private static String caseId(DemoCompany company) {
    return company.accountNumber() + "-APP-1";
  }

  private static String planId(DemoCompany company) {
    return caseId(company) + "-TR";
  }
}
