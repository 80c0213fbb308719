package org.ctpat.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ProblemException;
import io.camunda.client.api.search.enums.IncidentState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.Contact;
import org.ctpat.account.NewAccount;
import org.ctpat.application.Applications;
import org.ctpat.audit.Actor;
import org.ctpat.criteria.ProfileView.CriterionAnswer;
import org.ctpat.criteria.SecurityProfiles;
import org.ctpat.demo.DemoCompany;
import org.ctpat.demo.Stories;
import org.ctpat.demo.StoryPlayer;
import org.ctpat.demo.application.ProfileData;
import org.ctpat.demo.criteriatraining.ProfileAuthor;
import org.ctpat.portal.PortalSession.Answer;
import org.ctpat.process.ProcessTest;
import org.ctpat.process.TestAccounts;
import org.ctpat.risk.Lane;
import org.ctpat.risk.Party;
import org.ctpat.risk.PartyRole;
import org.ctpat.risk.ProcessStep;
import org.ctpat.risk.ProgrammeStatus;
import org.ctpat.risk.RiskAssessments;
import org.ctpat.risk.Stop;
import org.ctpat.risk.TransportMode;
import org.ctpat.task.Draft;
import org.ctpat.task.Drafts;
import org.ctpat.task.Inbox;
import org.ctpat.task.InboxTask;
import org.ctpat.task.Person;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What people get wrong, each as they do it: in a session of the portal, and by completing the task
 * through the engine. Each is told what is wrong and what to do, nothing changes, nothing is lost.
 */
@ProcessTest
class BadInputTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Autowired private Applications applications;
  @Autowired private SecurityProfiles profiles;
  @Autowired private ProfileAuthor author;
  @Autowired private RiskAssessments risks;
  @Autowired private CompanySignIns signIns;
  @Autowired private Stories stories;
  @Autowired private Inbox inbox;
  @Autowired private Drafts drafts;
  @Autowired private JdbcClient jdbc;
  @Autowired private CamundaClient client;
  @LocalServerPort private int port;

  private DemoCompany company;
  private String account;
  private StoryPlayer story;
  private Person contact;
  private PortalSession session;

  @BeforeEach
  void aCompanyApplies() {
    company = apply(TestAccounts.next());
    account = company.accountNumber();
    story = stories.of(company);
    contact = signIn("contact." + account, account);
    session = PortalSession.of(port, contact.id());
  }

  @Test
  void aWrongIdentifier() {
    var task = story.task("complete-company-profile");
    var typed = profile();
    typed.put("identifiers", List.of(Map.of("type", "IOR_IRS", "value", "12-34")));
    var before = traces(task);

    var refused = submit(session, task, typed);

    assertThat(refused.status()).isEqualTo(422);
    assertThat(errors(refused))
        .singleElement()
        .satisfies(
            error -> {
              assertThat(error.key()).isEqualTo("identifiers");
              assertThat(error.message())
                  .startsWith("“12-34” is not a valid Importer of record number")
                  .contains("NN-NNNNNNNXX");
            });
    assertThat(traces(task)).isEqualTo(before);
    assertThat(draft(task, contact).data()).containsEntry("identifiers", typed.get("identifiers"));
    assertThat(deniedByTheEngine(task, contact.id(), typed))
        .contains("members hand in their tasks in the portal");
    assertThat(traces(task)).isEqualTo(before);
  }

  @Test
  void missingEvidenceForAMust() {
    var task = story.playUntil("complete-security-profile");
    author.complete(company, account, contact.actor());
    var must =
        criteria()
            .filter(answer -> answer.criterion().isMust() && answer.evidence().size() == 1)
            .findFirst()
            .orElseThrow();
    profiles.detach(
        account, must.criterion().id(), must.evidence().getFirst().documentId(), contact.actor());
    var before = traces(task);

    var refused = submit(session, task, Map.of("securityProfileConfirmed", true));

    assertThat(refused.status()).isEqualTo(422);
    assertThat(errors(refused))
        .singleElement()
        .satisfies(
            error -> {
              assertThat(error.key()).isEqualTo("securityProfileConfirmed");
              assertThat(error.message())
                  .contains("1 criterion lacks something")
                  .contains(must.criterion().id())
                  .contains("evidence")
                  .endsWith("Complete them on the security profile page");
            });
    assertThat(traces(task)).isEqualTo(before);
    assertThat(draft(task, contact).data()).containsEntry("securityProfileConfirmed", true);
    assertThat(deniedByTheEngine(task, "dana.whitfield", Map.of("securityProfileConfirmed", true)))
        .contains("Dana Whitfield belongs to none of the groups of this task");
    assertThat(traces(task)).isEqualTo(before);
  }

  @Test
  void aSupplyChainWithoutItsForeignLeg() {
    story.playUntil("sign-partner-agreement");
    story.play("sign-partner-agreement");
    var task = story.task("map-cargo-flow-and-partners");
    var assessment = String.valueOf(task.variables().get("assessmentId"));
    var own =
        risks.view(assessment).parties().stream()
            .filter(party -> party.party().own())
            .map(party -> party.party().partyId())
            .findFirst()
            .orElseGet(
                () ->
                    risks.saveParty(
                        assessment,
                        new Party(
                            "",
                            company.name(),
                            PartyRole.values()[0],
                            "US",
                            true,
                            ProgrammeStatus.values()[0],
                            "",
                            true),
                        contact.actor()));
    var lane =
        risks.saveLane(
            assessment,
            new Lane("", "Lamps", "US", "NY", "US", "Buffalo", "road", "weekly", "", ""),
            contact.actor());
    risks.saveStops(
        assessment,
        lane,
        List.of(
            new Stop(own, ProcessStep.LOAD, TransportMode.NONE, "US", "dock", 2, true, "order"),
            new Stop(own, ProcessStep.TRANSPORT, TransportMode.TRUCK, "US", "gate", 2, true, "")),
        contact.actor());
    var before = traces(task);

    var refused = submit(session, task, Map.of("cargoFlowConfirmed", true));

    assertThat(refused.status()).isEqualTo(422);
    assertThat(errors(refused))
        .singleElement()
        .satisfies(
            error -> {
              assertThat(error.key()).isEqualTo("cargoFlowConfirmed");
              assertThat(error.message())
                  .contains("No lane has a foreign leg from stuffing on")
                  .contains("Add the stops abroad");
            });
    assertThat(traces(task)).isEqualTo(before);
    assertThat(draft(task, contact).data()).containsEntry("cargoFlowConfirmed", true);
    assertThat(risks.view(assessment).lanes()).hasSize(1);
  }

  @Test
  void aDoubleSubmission() {
    var task = story.task("complete-company-profile");
    var colleague = signIn("colleague." + account, account);
    var late = PortalSession.of(port, colleague.id());
    var typed = profile();

    var both =
        Stream.of(
                CompletableFuture.supplyAsync(() -> submit(session, task, typed)),
                CompletableFuture.supplyAsync(() -> submit(session, task, typed)))
            .toList();
    var answers = both.stream().map(CompletableFuture::join).toList();
    var other = new HashMap<>(typed);
    other.put("line1", "12 Colleague Street");
    var second = submit(late, task, other);

    assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 409);
    assertThat(second.status()).isEqualTo(409);
    assertThat(errors(second).getFirst().message())
        .contains("was already")
        .contains("by " + contact.name());
    assertThat(second.json().path("page").asString()).isEqualTo("/tasks/" + task.key());
    await()
        .atMost(PATIENCE)
        .until(() -> inbox.find(task.key()).orElseThrow().state() == InboxTask.State.COMPLETED);
    assertThat(count("select count(*) from submission where task_key = ?", task.key()))
        .isEqualTo(1);
    assertThat(
            count(
                "select count(*) from audit_entry where action = 'Company profile handed in' and account_number = ?",
                account))
        .isEqualTo(1);
    assertThat(drafts.find(task.key(), contact)).isEmpty();
    assertThat(draft(task, colleague).data()).containsEntry("line1", "12 Colleague Street");
    assertThat(late.get("/tasks/" + task.key() + "/handed-in").text())
        .contains("Handed in by " + contact.name())
        .contains("12 Colleague Street");
  }

  @Test
  void aSubmissionAfterTheTaskIsGone() {
    var task = story.playUntil("complete-security-profile");
    var withdrawn =
        session.post(
            "/accounts/" + account + "/withdrawal",
            Map.of("reason", "The business is sold.", "confirmed", "true"));
    assertThat(withdrawn.location()).endsWith("/accounts/" + account);
    story.settle();
    var before = traces(task);

    var refused =
        submit(session, task, Map.of("securityProfileConfirmed", true, "note", "too late"));

    assertThat(refused.status()).isEqualTo(409);
    assertThat(errors(refused).getFirst().message())
        .contains("'Complete security profile' is no longer needed")
        .contains("What you typed is kept as a draft");
    assertThat(traces(task)).isEqualTo(before);
    assertThat(draft(task, contact).data()).containsEntry("note", "too late");
    assertThat(session.get(refused.json().path("page").asString()).text())
        .contains("This task is no longer needed")
        .contains("too late");
    var unknown =
        catchThrowableOfType(
            ProblemException.class, () -> client.newCompleteUserTaskCommand(task.key()).execute());
    assertThat(unknown.code()).isEqualTo(404);
    assertThat(traces(task)).isEqualTo(before);
  }

  @Test
  void someoneElsesTask() {
    var task = story.task("complete-company-profile");
    var otherAccount = TestAccounts.next();
    var stranger = PortalSession.of(port, signIn("stranger." + otherAccount, otherAccount).id());
    var vetting = PortalSession.of(port, "tom.arden");
    var typed = profile();
    var before = traces(task);

    var byStranger = submit(stranger, task, typed);
    var byVetting = submit(vetting, task, typed);

    assertThat(stranger.get("/tasks/" + task.key()).status()).isEqualTo(404);
    assertThat(byStranger.status()).isEqualTo(404);
    assertThat(errors(byStranger).getFirst().message())
        .isEqualTo(errors(submit(stranger, 4711, typed)).getFirst().message())
        .contains("no such task for your sign-in")
        .contains("Your inbox lists the tasks");
    assertThat(stranger.json("PUT", "/tasks/" + task.key() + "/draft", typed).status())
        .isEqualTo(404);
    assertThat(byVetting.status()).isEqualTo(403);
    assertThat(errors(byVetting).getFirst().message())
        .isEqualTo(
            "Only people of member-%s can hand in 'Complete company profile'.".formatted(account));
    assertThat(deniedByTheEngine(task, "tom.arden", typed))
        .contains("Tom Arden belongs to none of the groups of this task: member-" + account);
    assertThat(traces(task)).isEqualTo(before);
  }

  @Test
  void aTextOfAMegabyte() {
    var task = story.task("complete-company-profile");
    var megabyte = "x".repeat(1_000_000);
    drafts.save(task.key(), Map.of("line1", "1 Kept Street"), contact);
    var typed = profile();
    typed.put("history", megabyte);
    var before = traces(task);

    for (var refused :
        List.of(
            submit(session, task, typed),
            session.json("PUT", "/tasks/" + task.key() + "/draft", typed))) {
      assertThat(refused.status()).isEqualTo(422);
      assertThat(errors(refused))
          .containsExactly(
              new Error(
                  "history",
                  "This entry has 1,000,000 characters, and at most 10,000 are taken. Shorten it, or attach it as a file."));
    }
    var onAPage =
        session.post(
            "/accounts/" + account + "/withdrawal",
            Map.of("reason", megabyte, "confirmed", "true"));
    assertThat(onAPage.status()).isEqualTo(422);
    assertThat(onAPage.text())
        .contains("The entry “reason” has 1,000,000 characters, and at most 10,000 are taken")
        .contains("Nothing was changed");

    assertThat(traces(task)).isEqualTo(before);
    assertThat(draft(task, contact).data()).isEqualTo(Map.of("line1", "1 Kept Street"));
  }

  @Test
  void anUnknownAccountNumber() {
    var specialist = PortalSession.of(port, "dana.whitfield");
    for (var number : List.of("99-999999", "99-99")) {
      var page = specialist.get("/accounts/" + number);
      assertThat(page.status()).isEqualTo(404);
      assertThat(page.text())
          .contains("Asked for: account " + number)
          .contains("two digits, a hyphen and six digits, such as 10-000101")
          .contains("Nothing was changed");
    }
    assertThat(session.get("/accounts/99-999999").status()).isEqualTo(404);

    var instance =
        client
            .newCreateInstanceCommand()
            .bpmnProcessId("application")
            .latestVersion()
            .variables(
                Map.of(
                    "accountNumber", "99-999999",
                    "caseId", "99-999999-APP-1",
                    "entityType", "IMP"))
            .execute();
    var message =
        await()
            .atMost(PATIENCE)
            .until(
                () ->
                    client
                        .newIncidentSearchRequest()
                        .filter(
                            filter ->
                                filter
                                    .processInstanceKey(instance.getProcessInstanceKey())
                                    .state(IncidentState.ACTIVE))
                        .execute()
                        .items(),
                items -> !items.isEmpty())
            .getFirst()
            .getErrorMessage();
    client.newCancelInstanceCommand(instance.getProcessInstanceKey()).execute();
    assertThat(message).contains("There is no account 99-999999: check the number");
    assertThat(rowsOf("99-999999").values()).allSatisfy(rows -> assertThat(rows).isEmpty());
  }

  @Test
  void aSecondApplicationOfTheSameCompany() {
    story.playUntil("sign-partner-agreement");
    var second = apply(TestAccounts.next());
    var otherStory = stories.of(second);
    var other = signIn("contact." + second.accountNumber(), second.accountNumber());
    var otherSession = PortalSession.of(port, other.id());
    var task = otherStory.task("complete-company-profile");
    var before = traces(task);

    var refused = submit(otherSession, task, profile());

    assertThat(refused.status()).isEqualTo(422);
    assertThat(errors(refused))
        .singleElement()
        .satisfies(
            error -> {
              assertThat(error.key()).isEqualTo("identifiers");
              assertThat(error.message())
                  .contains("this would be a second application of the same company")
                  .contains("Use that account, or correct the number");
            });
    assertThat(traces(task)).isEqualTo(before);
    assertThat(draft(task, other).data()).containsEntry("companyName", company.name());

    var firstTask = story.task("sign-partner-agreement");
    var untouched = traces(firstTask);
    var again = session.post("/accounts/" + account + "/application", Map.of());
    assertThat(again.location()).endsWith("/accounts/" + account);
    assertThat(session.get("/accounts/" + account).text())
        .contains("has a running application already, " + account + "-APP-1");
    assertThat(traces(firstTask)).isEqualTo(untouched);

    var accounts = count("select count(*) from account");
    var visitor = PortalSession.visitor(port);
    var form = new HashMap<String, String>();
    form.put("entityType", "IMP");
    form.put("companyName", company.name().toUpperCase(java.util.Locale.ROOT));
    form.put("contactName", "Sam Second");
    form.put("officerName", "Ola Second");
    assertThat(visitor.post("/apply", form).text())
        .contains("has an account as U.S. importer")
        .contains("nothing new was opened")
        .contains("id=\"wrong-companyName\"")
        .contains("value=\"Sam Second\"");
    assertThat(count("select count(*) from account")).isEqualTo(accounts);
  }

  private DemoCompany apply(String number) {
    var applicant = DemoCompany.BLUE_HERON.as(number);
    applications.start(
        AccountNumber.of(number),
        new NewAccount(
            applicant.entityType(),
            applicant.name(),
            new Contact(
                Contact.Kind.OFFICER, applicant.officerId(), "Margaret Ellis", null, null, null),
            new Contact(
                Contact.Kind.POINT_OF_CONTACT,
                applicant.memberId(),
                "Ben Carter",
                null,
                null,
                null)),
        Actor.system("test"));
    return applicant;
  }

  private Person signIn(String name, String accountNumber) {
    signIns.grant(name, "Person " + name, accountNumber, false);
    return signIns.find(name).orElseThrow().person();
  }

  private Map<String, Object> profile() {
    return new HashMap<>(ProfileData.of(company));
  }

  private Stream<CriterionAnswer> criteria() {
    return profiles.view(account).categories().stream()
        .flatMap(category -> category.criteria().stream());
  }

  private static Answer submit(PortalSession session, InboxTask task, Map<String, Object> data) {
    return submit(session, task.key(), data);
  }

  private static Answer submit(PortalSession session, long key, Map<String, Object> data) {
    return session.json("POST", "/tasks/" + key + "/submission", data);
  }

  private Draft draft(InboxTask task, Person person) {
    return drafts.find(task.key(), person).orElseThrow();
  }

  /** Tries to complete the task in the engine for this person; what the engine is told. */
  private String deniedByTheEngine(InboxTask task, String person, Map<String, Object> data) {
    client.newAssignUserTaskCommand(task.key()).assignee(person).execute();
    var denied =
        catchThrowableOfType(
            ProblemException.class,
            () -> client.newCompleteUserTaskCommand(task.key()).variables(data).execute());
    assertThat(denied.code()).isEqualTo(409);
    client.newUnassignUserTaskCommand(task.key()).execute();
    return denied.getMessage();
  }

  private record Error(String key, String message) {}

  private static List<Error> errors(Answer answer) {
    return answer
        .json()
        .path("errors")
        .valueStream()
        .map(error -> new Error(error.path("key").asString(), error.path("message").asString()))
        .toList();
  }

  /** All that is kept of the account in the database, and where its process stands with what. */
  private Map<String, Object> traces(InboxTask task) {
    var traces = new TreeMap<String, Object>(rowsOf(task.accountNumber()));
    traces.put(
        "submissions", count("select count(*) from submission where task_key = ?", task.key()));
    traces.put(
        "variables",
        client
            .newVariableSearchRequest()
            .filter(filter -> filter.processInstanceKey(task.processInstanceKey()))
            .page(page -> page.limit(500))
            .execute()
            .items()
            .stream()
            .map(variable -> variable.getName() + "=" + variable.getValue())
            .sorted()
            .toList());
    traces.put(
        "elements",
        client
            .newElementInstanceSearchRequest()
            .filter(filter -> filter.processInstanceKey(task.processInstanceKey()))
            .page(page -> page.limit(500))
            .execute()
            .items()
            .stream()
            .map(element -> element.getElementId() + " " + element.getState())
            .sorted()
            .toList());
    return traces;
  }

  private Map<String, List<String>> rowsOf(String accountNumber) {
    var rows = new TreeMap<String, List<String>>();
    for (var table :
        jdbc.sql(
                "select table_name from information_schema.columns where column_name = 'account_number' and table_schema = 'public'")
            .query(String.class)
            .list()) {
      rows.put(
          table,
          new ArrayList<>(
              jdbc
                  .sql("select * from " + table + " where account_number = ?")
                  .param(accountNumber)
                  .query()
                  .listOfRows()
                  .stream()
                  .map(BadInputTest::content)
                  .sorted()
                  .toList()));
    }
    return rows;
  }

  /** Versions tell only that a row was touched: giving a task to somebody and back leaves one. */
  private static String content(Map<String, Object> row) {
    var columns = new TreeMap<>(row);
    columns.remove("version");
    return columns.toString();
  }

  private long count(String sql, Object... values) {
    return jdbc.sql(sql).params(values).query(Long.class).single();
  }
}
