package org.ctpat.process.appeal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ProblemException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.Accounts;
import org.ctpat.account.Benefits;
import org.ctpat.account.CaseState;
import org.ctpat.account.Contact;
import org.ctpat.account.MembershipStatus;
import org.ctpat.account.NewAccount;
import org.ctpat.account.TestStandings;
import org.ctpat.appeal.AppealOutcome;
import org.ctpat.appeal.AppealView;
import org.ctpat.appeal.AppealView.Question;
import org.ctpat.appeal.Appeals;
import org.ctpat.appeal.ContestableDecisions;
import org.ctpat.appeal.ContestableDecisions.Kind;
import org.ctpat.audit.Actor;
import org.ctpat.audit.AuditEntry;
import org.ctpat.audit.AuditEvent;
import org.ctpat.audit.AuditTrail;
import org.ctpat.deadline.Deadline;
import org.ctpat.deadline.Deadlines;
import org.ctpat.demo.DemoCompany;
import org.ctpat.demo.DemoPeople;
import org.ctpat.demo.Stories;
import org.ctpat.demo.StoryPlayer;
import org.ctpat.notification.Letter;
import org.ctpat.notification.Letters;
import org.ctpat.process.ProcessTest;
import org.ctpat.process.TestAccounts;
import org.ctpat.process.WalkedPath;
import org.ctpat.task.CaseProgress;
import org.ctpat.task.Claims;
import org.ctpat.task.Inbox;
import org.ctpat.task.InboxTask;
import org.ctpat.task.Notice;
import org.ctpat.task.Notices;
import org.ctpat.task.SubmissionRefused;
import org.ctpat.task.TaskRefused;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@ProcessTest
class AppealProcessTest {

  private static final Actor MARIA = DemoPeople.cbp("maria.kessler").actor();
  private static final Map<String, Object> UPHOLD =
      Map.of(
          "appealDecision",
          "uphold",
          "appealReasons",
          "The log of the gate shows that nobody checked the seal (criterion 6.1).");
  private static final Map<String, Object> ASK =
      Map.of(
          "appealDecision", "ask", "appealQuestion", "Who held the seals on the day of loading?");

  @Autowired private CamundaClient client;
  @Autowired private Accounts accounts;
  @Autowired private Benefits benefits;
  @Autowired private Appeals appeals;
  @Autowired private ContestableDecisions decisions;
  @Autowired private Deadlines deadlines;
  @Autowired private Letters letters;
  @Autowired private Notices notices;
  @Autowired private AuditTrail audit;
  @Autowired private Inbox inbox;
  @Autowired private Claims claims;
  @Autowired private CaseProgress progress;
  @Autowired private Stories stories;
  @Autowired private TransactionTemplate transaction;

  private final List<Long> started = new ArrayList<>();
  private DemoCompany company;
  private String account;
  private StoryPlayer story;
  private AppealView appeal;

  @BeforeEach
  void openAMember() {
    account = TestAccounts.next();
    company = DemoCompany.BLUE_HERON.as(account);
    story = stories.of(company);
    accounts.open(
        number(),
        new NewAccount(
            company.entityType(),
            company.name(),
            new Contact(
                Contact.Kind.OFFICER, company.officerId(), "Margaret Ellis", null, null, null),
            new Contact(
                Contact.Kind.POINT_OF_CONTACT, company.memberId(), "Ben Carter", null, null, null)),
        company.officer().actor());
    TestStandings.walk(
        accounts,
        account,
        "submit_company_profile",
        "submit_security_profile",
        "assign_specialist",
        "vetting_passed_and_profile_approved");
  }

  @AfterEach
  void stopWhatStillRuns() {
    for (var key : started) {
      client.newCancelInstanceCommand(key).send().exceptionally(ended -> null);
    }
  }

  @Test
  void keepsTheSuspensionWhenTheAppealIsUpheld() {
    appealOfASuspension();
    assertThat(state()).isEqualTo(CaseState.APPEAL_PENDING);
    assertThat(letter("appeal-received").text())
        .contains(company.name(), "180 days", "does not bring benefits back");
    var task = story.task("decide-appeal");
    assertThat(task.candidateGroups()).containsExactly("ctpat-appeals");
    assertThat(task.dueRule()).isEqualTo("DL16");
    assertThat(task.dueAt()).isEqualTo(date("DL16").dueAt());
    assertThat(task.variables().get("contestedDecision").toString())
        .contains("Suspension of", "arrived without its seal");
    assertThat(task.variables().get("appealSummary").toString())
        .contains("The seal was whole", "Two people check");

    story.submit(task, UPHOLD);

    path()
        .passed(
            "Task_AcknowledgeAppeal",
            "Task_DecideAppeal",
            "End_DecisionMade",
            "Task_RecordAppealDecision",
            "End_AppealDecided")
        .took("Flow_AppealDecision_DecisionMade")
        .ended();
    assertThat(status()).isEqualTo(MembershipStatus.SUSPENDED);
    assertThat(state()).isEqualTo(CaseState.NONE);
    assertThat(date("DL16").state()).isEqualTo(Deadline.State.MET);
    assertThat(letter("appeal-upheld").text())
        .contains("nobody checked the seal", "The contested decision stands", "DL16");
    var decided = appeals.find(appeal.appealId()).orElseThrow();
    assertThat(decided.outcome()).isEqualTo(AppealOutcome.UPHELD);
    assertThat(decided.decidedBy()).isEqualTo("Ruth Feldman");
    assertThat(actions())
        .contains("Appeal filed", "Appeal decided: upheld", "Status changed by decision upheld");
  }

  @Test
  void bringsStatusAndBenefitsBackWhenTheAppealOfASuspensionIsOverturned() {
    var before = benefits.of(number());
    assertThat(before).isNotEmpty();
    appealOfASuspension();
    assertThat(benefits.of(number())).isEmpty();

    story.play("decide-appeal");

    path().passed("Task_RecordAppealDecision").ended();
    assertThat(status()).isEqualTo(MembershipStatus.CERTIFIED);
    assertThat(state()).isEqualTo(CaseState.NONE);
    assertThat(benefits.of(number())).isEqualTo(before);
    assertThat(letter("appeal-overturned").text())
        .contains("set aside", "seal log of the carrier", "“Certified”");
  }

  @Test
  void bringsTheStatusBackWhenTheAppealOfARemovalIsOverturned() {
    TestStandings.walk(accounts, account, "aggravated_event");
    file(decided(Kind.REMOVAL, true));
    assertThat(deadlines.find(account + "-ENF-1", "DL15").orElseThrow().state())
        .isEqualTo(Deadline.State.MET);

    story.play("decide-appeal");

    assertThat(status()).isEqualTo(MembershipStatus.CERTIFIED);
    assertThat(actions()).contains("Status changed by decision overturned");
  }

  @Test
  void laysTheAnswerOfTheCompanyBeforeTheAuthority() {
    appealOfASuspension();

    story.submit(story.task("decide-appeal"), ASK);
    var question = story.task("provide-appeal-information");
    assertThat(question.dueRule()).isEqualTo("DC05");
    assertThat(question.dueAt()).isEqualTo(date("DC05").dueAt());
    assertThat(letter("appeal-question").text()).contains("Who held the seals");
    story.play("provide-appeal-information");

    assertThat(date("DC05").state()).isEqualTo(Deadline.State.MET);
    assertThat(story.task("decide-appeal").variables().get("appealSummary").toString())
        .contains("Who held the seals", "Two people hold the seals");
    story.play("decide-appeal");

    path()
        .passed(
            "Task_DecideAppeal",
            "Task_AskForInformation",
            "Task_ProvideAppealInformation",
            "End_InformationProvided",
            "Task_RegisterInformation",
            "Task_DecideAppeal",
            "End_AppealDecided")
        .ended();
    assertThat(appeals.find(appeal.appealId()).orElseThrow().questions())
        .singleElement()
        .satisfies(
            kept -> {
              assertThat(kept.state()).isEqualTo(Question.State.ANSWERED);
              assertThat(kept.answeredBy()).isEqualTo("Ben Carter");
            });
    assertThat(actions()).contains("Question asked", "Question answered");
  }

  @Test
  void goesOnWithoutAnAnswer() {
    appealOfASuspension();
    story.submit(story.task("decide-appeal"), ASK);
    var question = story.task("provide-appeal-information");

    story.advancePast(question.dueAt());

    path()
        .passed("Boundary_DC05Passed", "End_InformationNotGiven", "Task_RegisterInformation")
        .waitsAt("Task_DecideAppeal");
    assertThat(inbox.find(question.key()).orElseThrow().state())
        .isEqualTo(InboxTask.State.CANCELLED);
    assertThat(story.task("decide-appeal").variables().get("appealSummary").toString())
        .contains("Not answered in time");
    assertThat(date("DC05").state()).isEqualTo(Deadline.State.CANCELLED);
    assertThat(actions()).contains("Question not answered in time");
  }

  @Test
  void tellsHeadquartersAfter180DaysAndDecidesNothing() {
    appealOfASuspension();
    var due = date("DL16").dueAt();
    story.advanceTo(due.toInstant().minus(Duration.ofDays(29)));
    path().passed("Start_ThirtyDaysBeforeDL16", "Task_SendReminder").waitsAt("Event_DL16Passed");
    assertThat(notices("ruth.feldman")).anyMatch(text -> text.contains("DL16"));

    story.advancePast(due);

    path().passed("Task_EscalateOverdueAppeal", "End_LateDecisionEscalated");
    assertThat(status()).isEqualTo(MembershipStatus.SUSPENDED);
    assertThat(state()).isEqualTo(CaseState.APPEAL_PENDING);
    assertThat(story.task("decide-appeal").priority()).isEqualTo(100);
    assertThat(notices("helen.brandt"))
        .anyMatch(text -> text.contains(appeal.appealId()) && text.contains("without delay"));
    assertThat(letter("appeal-overdue").text()).contains("no result for a late decision");
    assertThat(appeals.find(appeal.appealId()).orElseThrow().escalatedOn()).isNotNull();
    assertThat(actions()).contains("Status changed by timer");

    story.submit(story.task("decide-appeal"), UPHOLD);
    path().ended();
  }

  @Test
  void letsNobodyDecideWhoTookPartInTheContestedDecision() {
    appealOfASuspension();
    var task = story.task("decide-appeal");
    var ruth = DemoPeople.cbp("ruth.feldman");
    client.newAssignUserTaskCommand(task.key()).assignee(ruth.id()).execute();
    tookPart(ruth.actor());

    var words = "Ruth Feldman took part in the contested decision";
    assertThatThrownBy(() -> story.submit(task, UPHOLD, ruth))
        .isInstanceOf(SubmissionRefused.class)
        .hasMessageContaining(words);
    assertThatThrownBy(
            () -> client.newCompleteUserTaskCommand(task.key()).variables(UPHOLD).send().join())
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining(words);
    client.newUnassignUserTaskCommand(task.key()).execute();
    assertThatThrownBy(
            () -> client.newAssignUserTaskCommand(task.key()).assignee(ruth.id()).send().join())
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining(words);
    assertThatThrownBy(() -> claims.claim(task.key(), ruth))
        .isInstanceOf(TaskRefused.class)
        .hasMessageContaining(words);

    assertThat(story.task("decide-appeal").assignee()).isNull();
    assertThat(appeals.find(appeal.appealId()).orElseThrow().outcome()).isNull();
    assertThat(state()).isEqualTo(CaseState.APPEAL_PENDING);
  }

  @Test
  void asksForReasonsWhateverTheDecision() {
    appealOfASuspension();

    assertThatThrownBy(
            () -> story.submit(story.task("decide-appeal"), Map.of("appealDecision", "overturn")))
        .isInstanceOf(SubmissionRefused.class);

    path().waitsAt("Task_DecideAppeal");
  }

  private void appealOfASuspension() {
    TestStandings.walk(accounts, account, "post_incident_finding", "suspend");
    file(decided(Kind.SUSPENSION, false));
  }

  private String decided(Kind kind, boolean falseInformation) {
    tookPart(MARIA);
    return decisions
        .register(
            account,
            account + "-ENF-1",
            kind,
            falseInformation,
            "A container arrived without its seal.",
            List.of(),
            Actor.system("suspend-membership"))
        .decisionId();
  }

  /** The trail names this person in the case of the contested decision. */
  private void tookPart(Actor person) {
    transaction.executeWithoutResult(
        status ->
            audit.record(
                new AuditEvent(
                    account,
                    account + "-ENF-1",
                    "Suspension decided",
                    company.name(),
                    person,
                    Map.of(),
                    Map.of())));
  }

  private void file(String decisionId) {
    appeal =
        appeals.file(
            account,
            decisionId,
            "The seal was whole when the container left the yard.",
            "Two people check and sign for each seal from now on.",
            List.of(),
            company.officer().actor());
    started.add(
        client
            .newCreateInstanceCommand()
            .bpmnProcessId("appeal")
            .latestVersion()
            .variables(
                Map.of(
                    "accountNumber", account,
                    "caseId", appeal.appealId(),
                    "entityType", company.entityType()))
            .execute()
            .getProcessInstanceKey());
    story.settle();
  }

  private List<String> notices(String person) {
    return notices.of(DemoPeople.cbp(person), 50).stream()
        .filter(notice -> notice.accountNumber().equals(account))
        .map(Notice::text)
        .toList();
  }

  private Letter letter(String template) {
    var found =
        letters.of(account).stream().filter(sent -> sent.template().equals(template)).toList();
    assertThat(found).as(template).hasSize(1);
    return found.getFirst();
  }

  private Deadline date(String rule) {
    return deadlines.find(appeal.appealId(), rule).orElseThrow();
  }

  private List<String> actions() {
    return audit.historyOfCase(account, appeal.appealId(), 200).stream()
        .map(AuditEntry::action)
        .toList();
  }

  private WalkedPath path() {
    return WalkedPath.of(progress, appeal.appealId(), "appeal");
  }

  private MembershipStatus status() {
    return accounts.get(number()).status();
  }

  private CaseState state() {
    return accounts.get(number()).caseState();
  }

  private AccountNumber number() {
    return AccountNumber.of(account);
  }
}
