package org.ctpat.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.ctpat.DomainTest;
import org.ctpat.TestClock;
import org.ctpat.account.AccountProfiles;
import org.ctpat.account.Accounts;
import org.ctpat.audit.Actor;
import org.ctpat.criteria.SecurityProfiles;
import org.ctpat.document.Documents;
import org.ctpat.risk.RiskActionPlanned;
import org.ctpat.task.FieldError;
import org.ctpat.task.FormHandler;
import org.ctpat.task.InboxTask;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;

@DomainTest
class ValidationFormsTest {

  private static final AtomicInteger LAST = new AtomicInteger();
  private static final AtomicLong KEYS = new AtomicLong(1_000);
  private static final LocalDate MARCH_3 = LocalDate.of(2027, 3, 3);
  private static final LocalDate APRIL_2 = LocalDate.of(2027, 4, 2);
  private static final String BUFFALO = "Buffalo warehouse";
  private static final String VINH_PHUC = "Vinh Phuc supplier factory office";
  private static final Actor STEP = Actor.system("test");
  private static final Actor BEN = new Actor("ben.carter", "Ben Carter", Actor.Kind.MEMBER);
  private static final Actor DANA = new Actor("dana.whitfield", "Dana Whitfield", Actor.Kind.CBP);
  private static final Actor MARIA = new Actor("maria.kessler", "Maria Kessler", Actor.Kind.CBP);

  private final List<FormHandler> handlers;
  private final ValidationFlow flow;
  private final Validations validations;
  private final CorrectiveActions actions;
  private final DocumentRequests requests;
  private final SecurityProfiles profiles;
  private final Documents documents;
  private final ApplicationEventPublisher events;
  private final TestClock clock;
  private final TestMembers members;
  private final String account = "84-%06d".formatted(LAST.incrementAndGet());
  private final String caseId = account + "-VAL-1";

  @Autowired
  ValidationFormsTest(
      List<FormHandler> handlers,
      ValidationFlow flow,
      Validations validations,
      CorrectiveActions actions,
      DocumentRequests requests,
      SecurityProfiles securityProfiles,
      Documents documents,
      ApplicationEventPublisher events,
      TestClock clock,
      Accounts accounts,
      AccountProfiles profiles) {
    this.handlers = handlers;
    this.flow = flow;
    this.validations = validations;
    this.actions = actions;
    this.requests = requests;
    this.profiles = securityProfiles;
    this.documents = documents;
    this.events = events;
    this.clock = clock;
    this.members = new TestMembers(accounts, profiles);
  }

  @BeforeEach
  void openTheValidation() {
    clock.set(MARCH_3);
    members.certifiedImporter(account);
    flow.open(account, caseId, "IMP", "First validation", STEP);
  }

  @Test
  void asksForADomesticAndAForeignSiteAndTwoPeople() {
    var form = "choose-sites-and-team";

    assertThat(
            errors(form, plan("onSite", List.of(VINH_PHUC), "dana.whitfield", "luis.ortega"), DANA))
        .containsExactly("sites: Choose at least one domestic site");
    assertThat(
            errors(form, plan("onSite", List.of(BUFFALO), "dana.whitfield", "luis.ortega"), DANA))
        .containsExactly(
            "sites: Choose a foreign site too, or validate virtually (6 U.S.C. 965(a))");
    assertThat(
            errors(form, plan("virtual", List.of(BUFFALO), "dana.whitfield", "luis.ortega"), DANA))
        .containsExactly("sessionService: Fill in: Meeting service and who invites");
    var virtual = new HashMap<>(plan("virtual", List.of(BUFFALO), "dana.whitfield", "luis.ortega"));
    virtual.put("sessionService", "Teams, invited by CBP");
    assertThat(errors(form, virtual, DANA)).isEmpty();
    virtual.put("lead", "maria.kessler");
    assertThat(errors(form, virtual, DANA)).containsExactly("lead: Choose the lead from the team");
    assertThat(errors(form, plan("onSite", List.of(BUFFALO, VINH_PHUC), "dana.whitfield"), DANA))
        .containsExactly("team: Choose two different people");
    assertThat(
            errors(
                form,
                plan("onSite", List.of(BUFFALO, VINH_PHUC), "dana.whitfield", "maria.kessler"),
                DANA))
        .containsExactly("team: Choose from the list of specialists");
    assertThat(
            errors(
                form,
                Map.of(
                    "validationKind",
                    "onSite",
                    "sites",
                    List.of(BUFFALO, "Elsewhere"),
                    "team",
                    List.of("dana.whitfield", "luis.ortega")),
                DANA))
        .containsExactly(
            "sites: Choose from the sites of the company profile",
            "documents: Name the documents that the notice asks for");
  }

  @Test
  void takesNoDateWithinTheNoticePeriodWithoutTheCompanysConsent() {
    notice();
    var form = "agree-visit-dates";

    assertThat(errors(form, dates(APRIL_2, APRIL_2), BEN)).isEmpty();
    assertThat(errors(form, dates(APRIL_2.minusDays(1), APRIL_2), BEN))
        .singleElement()
        .asString()
        .contains("April 2, 2027 (DL10)", "agree to an earlier visit");
    var early = new HashMap<>(dates(APRIL_2.minusDays(1), APRIL_2));
    early.put("consentToEarlierVisit", true);
    assertThat(errors(form, early, BEN)).isEmpty();
    assertThat(errors(form, early, DANA))
        .containsExactly(
            "consentToEarlierVisit: Only the company may agree to a visit before the notice period ends (DL10)");
    assertThat(
            errors(
                form,
                Map.of(
                    "visitDates", List.of(Map.of("site", BUFFALO, "visitOn", APRIL_2.toString()))),
                BEN))
        .containsExactly("visitDates: Give one date for " + VINH_PHUC);
    assertThat(errors(form, dates(MARCH_3.minusDays(1), APRIL_2), BEN))
        .containsExactly("visitDates: The date for " + BUFFALO + " has passed");
  }

  @Test
  void fillsTheDatesWithTheSitesOfTheNotice() {
    notice();

    assertThat(handler("agree-visit-dates").prefill(task("agree-visit-dates", Map.of())))
        .containsEntry(
            "siteOptions",
            List.of(
                Map.of("label", BUFFALO + ", US", "value", BUFFALO),
                Map.of("label", VINH_PHUC + ", VN", "value", VINH_PHUC)));
  }

  @Test
  void wantsEachDocumentAnswered() throws IOException {
    record(
        "choose-sites-and-team",
        planAsking("Seal log (criteria 6.1 to 6.3)", "5.1 Inspection records", "Internal audits"),
        DANA,
        Map.of());
    assertThat(requests.of(caseId))
        .extracting(DocumentRequest::criteria)
        .containsExactly(List.of("6.1", "6.2"), List.of("5.1"), List.of());
    var first = requests.of(caseId).getFirst().id();
    assertThatThrownBy(() -> requests.provide(caseId, first, List.of(), "In the portal", BEN))
        .hasMessageContaining("from the notice until the report");
    flow.sendNotice(caseId, STEP);
    var form = "provide-documents";

    assertThat(errors(form, Map.of(), BEN))
        .singleElement()
        .asString()
        .contains("Seal log (criteria 6.1 to 6.3); 5.1 Inspection records; Internal audits");
    assertThatThrownBy(() -> requests.provide(caseId, first, List.of(), " ", BEN))
        .hasMessageContaining("Add a file");
    assertThatThrownBy(() -> requests.provide(caseId, first, List.of("no-such-file"), "", BEN))
        .hasMessageContaining("not kept");
    assertThatThrownBy(() -> requests.provide(caseId, first, List.of(), "By CBP", DANA))
        .hasMessageContaining("Only the company");
    assertThatThrownBy(() -> requests.reuseEvidence(caseId, first, BEN))
        .hasMessageContaining("no further file");
    var proof =
        documents.store(
            account,
            "seal-procedure.txt",
            new ByteArrayInputStream("Seals are kept locked".getBytes(StandardCharsets.UTF_8)),
            "criterion 6.1",
            null,
            BEN);
    profiles.attach(account, "6.1", proof.id(), BEN);
    assertThat(requests.of(caseId).getFirst().evidence()).containsExactly(proof.id());
    requests.reuseEvidence(caseId, first, BEN);
    var second = requests.of(caseId).get(1).id();
    assertThatThrownBy(() -> requests.notAvailable(caseId, second, "", BEN))
        .hasMessageContaining("why");
    requests.notAvailable(caseId, second, "The carrier keeps them; they follow on Monday", BEN);
    requests.provide(
        caseId, requests.of(caseId).get(2).id(), List.of(), "On the page of the training", BEN);

    assertThat(requests.of(caseId))
        .extracting(DocumentRequest::state)
        .containsExactly(
            DocumentRequestState.PROVIDED,
            DocumentRequestState.NOT_AVAILABLE,
            DocumentRequestState.PROVIDED);
    assertThat(errors(form, Map.of("documentsComplete", true), BEN)).isEmpty();
    record(form, Map.of("documentsComplete", true), BEN, Map.of());
    assertThat(validations.view(caseId).documentIds()).containsExactly(proof.id());
  }

  @Test
  void acceptsADocumentOrAsksAgainWithWhatIsMissing() {
    notice();
    var id = requests.of(caseId).getFirst().id();
    assertThatThrownBy(() -> requests.accept(caseId, id, DANA))
        .hasMessageContaining("not answered yet");
    requests.provide(caseId, id, List.of(), "In the binder at dock 4", BEN);
    assertThatThrownBy(() -> requests.askAgain(caseId, id, "", DANA))
        .hasMessageContaining("Say what is missing");
    assertThatThrownBy(() -> requests.accept(caseId, id, BEN))
        .hasMessageContaining("Only specialists");

    requests.askAgain(caseId, id, "Scan the pages of March", DANA);
    assertThat(requests.open(caseId)).containsExactly("Seal log");
    requests.provide(caseId, id, List.of(), "Scanned, see the profile", BEN);
    requests.accept(caseId, id, DANA);
    requests.accept(caseId, id, DANA);

    assertThat(requests.of(caseId).getFirst().state()).isEqualTo(DocumentRequestState.ACCEPTED);
    assertThatThrownBy(() -> requests.provide(caseId, id, List.of(), "More", BEN))
        .hasMessageContaining("nothing more is needed");
  }

  @Test
  void wantsAFindingForEachSampledCriterion() {
    visiting();
    var form = "conduct-site-visit";
    var visit = Map.<String, Object>of("visitId", caseId + "-V1");
    var report =
        Map.<String, Object>of(
            "startTime",
            "09:00",
            "endTime",
            "08:30",
            "peopleMet",
            "Manager",
            "visitSummary",
            "Seen");

    clock.set(APRIL_2.minusDays(1));
    assertThat(errors(form, report, DANA, visit))
        .anySatisfy(e -> assertThat(e).contains("is agreed for April 2, 2027"));
    clock.set(APRIL_2);
    assertThat(errors(form, report, DANA, visit))
        .containsExactly(
            "endTime: The visit ends after it begins",
            "findingsComplete: Choose the criteria to be tested on the validation page and write the findings");
    validations.sampleCriteria(caseId, caseId + "-V1", List.of("6.1", "6.5"), DANA);
    assertThat(handler(form).prefill(task(form, visit)))
        .containsEntry("findingsProgress", "0 of 2 criteria have a finding.");
    assertThat(errors(form, report, DANA, visit)).anySatisfy(e -> assertThat(e).contains("6.5"));
  }

  @Test
  void asksAnotherPersonToApproveTheReportAndToDecide() {
    reported();
    assertThat(errors("approve-validation-report", Map.of("reportDecision", "approve"), DANA))
        .containsExactly(
            "reportDecision: You wrote this report: another supervisor approves it or sends it back");
    assertThat(errors("approve-validation-report", Map.of("reportDecision", "return"), MARIA))
        .containsExactly("reportRemarks: Say what is to be changed");
    record("approve-validation-report", Map.of("reportDecision", "approve"), MARIA, Map.of());
    flow.publish(caseId, STEP);
    flow.assess(caseId, STEP);

    var form = "decide-validation-outcome";
    var proposed =
        Map.<String, Object>of(
            "proposedOutcome", Map.of("outcome", "validated", "reason", "Every must is met"));
    assertThat(errors(form, Map.of("validationOutcome", "validated"), MARIA, proposed)).isEmpty();
    assertThat(errors(form, Map.of("validationOutcome", "validated"), DANA, proposed))
        .containsExactly(
            "validationOutcome: You belong to the team of this validation: another person decides");
    assertThat(errors(form, Map.of("validationOutcome", "tier3"), MARIA, proposed))
        .containsExactly(
            "validationOutcome: Tier 3 needs a best practice that shows all five elements of the framework",
            "outcomeReason: Your decision differs from the proposal (validated): say why");
    assertThat(errors(form, decided("keep"), MARIA, proposed))
        .containsExactly(
            "validationOutcome: No must is open: the company is validated (6 U.S.C. 965)");
    assertThat(errors(form, decided("downgrade"), MARIA, proposed))
        .containsExactly("validationOutcome: Only Tier 3 can be ended this way");
    assertThat(errors(form, decided("proposeSuspension"), MARIA, proposed))
        .singleElement()
        .asString()
        .contains("no grounds");
    assertThat(handler(form).prefill(task(form, proposed)))
        .containsEntry("validationOutcome", "validated");
    record(form, Map.of("validationOutcome", "validated"), MARIA, proposed);
    assertThat(validations.view(caseId).outcomeReason()).isEqualTo("Every must is met");
  }

  @Test
  void wantsProofOfAMeasureThatIsDone() {
    var actionId = plannedAction();
    var form = "answer-corrective-action";
    var variables = Map.<String, Object>of("actionId", actionId);
    var answer = new HashMap<String, Object>();
    answer.put("measureTaken", "Everybody is trained in VVTT");
    answer.put("actionOwner", "Warehouse manager");
    answer.put("doneOn", MARCH_3.plusDays(1).toString());

    assertThat(errors(form, answer, BEN, variables))
        .containsExactly(
            "doneOn: Answer when the measure is done: today or earlier",
            "proofFiles: Add at least one file that proves the measure");
    answer.put("doneOn", MARCH_3.toString());
    answer.put("proofFiles", List.of(file()));
    assertThat(errors(form, answer, BEN, variables)).isEmpty();
    var task = task(form, variables);
    handler(form).record(task, answer, BEN);
    handler(form).record(task, answer, BEN);
    assertThat(actions.view(actionId).answers()).hasSize(1);
    actions.registerAnswer(actionId, STEP);

    assertThat(errors("verify-corrective-action", Map.of("verification", "accept"), BEN, variables))
        .containsExactly("verification: You gave this answer: another person verifies it");
    assertThat(errors("verify-corrective-action", Map.of("verification", "more"), DANA, variables))
        .containsExactly("verificationRemarks: Say what is missing");
    record(
        "verify-corrective-action",
        Map.of("verification", "more", "verificationRemarks", "Send the list of names"),
        DANA,
        variables);
    actions.reopen(actionId, STEP);
    assertThat(handler(form).prefill(task(form, variables)))
        .containsEntry("actionOwner", "Warehouse manager")
        .containsEntry("moreNeeded", "**The specialist asks for more:** Send the list of names");
  }

  @Test
  void wantsANewDateAfterToday() {
    var actionId = plannedAction();
    var form = "decide-overdue-action";
    var variables = Map.<String, Object>of("actionId", actionId);
    clock.set(MARCH_3.plusDays(46));
    actions.registerOverdue(actionId, STEP);

    assertThat(errors(form, Map.of("overdueDecision", "extend"), DANA, variables))
        .containsExactly("extendedUntil: Give the new date");
    assertThat(
            errors(
                form,
                Map.of(
                    "overdueDecision", "extend", "extendedUntil", MARCH_3.plusDays(46).toString()),
                DANA,
                variables))
        .containsExactly("extendedUntil: The new date lies after today");
    record(
        form,
        Map.of(
            "overdueDecision",
            "extend",
            "extendedUntil",
            MARCH_3.plusDays(70).toString(),
            "overdueReason",
            "The trainer was ill"),
        DANA,
        variables);
    assertThat(actions.view(actionId).dueOn()).isEqualTo(MARCH_3.plusDays(70));
  }

  private void notice() {
    record(
        "choose-sites-and-team",
        plan("onSite", List.of(BUFFALO, VINH_PHUC), "dana.whitfield", "luis.ortega"),
        DANA,
        Map.of());
    flow.sendNotice(caseId, STEP);
  }

  private void visiting() {
    notice();
    record("agree-visit-dates", dates(APRIL_2, APRIL_2), BEN, Map.of());
    record("provide-documents", Map.of("documentsNote", "See the portal"), BEN, Map.of());
    flow.schedule(caseId, STEP);
    clock.set(APRIL_2);
    flow.startVisits(caseId, STEP);
  }

  private void reported() {
    visiting();
    for (var visit : validations.view(caseId).visits()) {
      validations.recordFinding(
          caseId,
          new FindingEntry(
              visit.visitId(),
              "6.1",
              FindingResult.MET,
              "Procedure seen",
              null,
              List.of(),
              null,
              Set.of()),
          DANA);
      record(
          "conduct-site-visit",
          Map.of(
              "startTime",
              "09:00",
              "endTime",
              "15:00",
              "peopleMet",
              "Manager",
              "visitSummary",
              "Walked the docks"),
          DANA,
          Map.of("visitId", visit.visitId()));
    }
    record(
        "draft-validation-report",
        Map.of(
            "reportSummary",
            "The company follows its profile",
            "falseStatement",
            false,
            "tierProposal",
            "validated"),
        DANA,
        Map.of());
  }

  private String plannedAction() {
    var actionId = account + "-APP-1-RA-A1";
    events.publishEvent(
        new RiskActionPlanned(
            account,
            account + "-APP-1",
            account + "-APP-1-RA",
            actionId,
            "IMP",
            "6.7",
            "Seals are not tugged",
            "Train VVTT",
            "Warehouse manager",
            MARCH_3.plusDays(45),
            "Training log"));
    return actionId;
  }

  private String file() {
    return documents
        .store(
            account,
            "training-log.txt",
            new ByteArrayInputStream("Names and dates".getBytes(StandardCharsets.UTF_8)),
            "corrective action",
            null,
            BEN)
        .id();
  }

  private static Map<String, Object> plan(String kind, List<String> sites, String... team) {
    return Map.of(
        "validationKind",
        kind,
        "sites",
        sites,
        "team",
        List.of(team),
        "otherDocuments",
        "Seal log");
  }

  private static Map<String, Object> planAsking(String... documents) {
    var plan =
        new HashMap<>(plan("onSite", List.of(BUFFALO, VINH_PHUC), "dana.whitfield", "luis.ortega"));
    plan.put("otherDocuments", String.join("\n", documents));
    return plan;
  }

  private static Map<String, Object> dates(LocalDate buffalo, LocalDate vinhPhuc) {
    return Map.of(
        "visitDates",
        List.of(
            Map.of("site", BUFFALO, "visitOn", buffalo.toString()),
            Map.of("site", VINH_PHUC, "visitOn", vinhPhuc.toString())));
  }

  private static Map<String, Object> decided(String outcome) {
    return Map.of("validationOutcome", outcome, "outcomeReason", "Because of the port's report");
  }

  private List<String> errors(String formId, Map<String, Object> data, Actor by) {
    return errors(formId, data, by, Map.of());
  }

  private List<String> errors(
      String formId, Map<String, Object> data, Actor by, Map<String, Object> variables) {
    var found = new ArrayList<String>();
    for (FieldError error : handler(formId).validate(task(formId, variables), data, by)) {
      found.add(error.key() + ": " + error.message());
    }
    return found;
  }

  private void record(
      String formId, Map<String, Object> data, Actor by, Map<String, Object> variables) {
    handler(formId).record(task(formId, variables), data, by);
  }

  private FormHandler handler(String formId) {
    return handlers.stream()
        .filter(handler -> handler.formId().equals(formId))
        .findFirst()
        .orElseThrow();
  }

  private InboxTask task(String formId, Map<String, Object> variables) {
    return new InboxTask(
        KEYS.incrementAndGet(),
        account,
        caseId,
        "validation",
        1,
        "Task",
        "Task",
        formId,
        List.of(),
        null,
        null,
        "DC03",
        50,
        InboxTask.State.OPEN,
        Instant.EPOCH,
        variables);
  }
}
