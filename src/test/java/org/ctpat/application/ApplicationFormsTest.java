package org.ctpat.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ctpat.DomainTest;
import org.ctpat.TestClock;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.AccountProfiles;
import org.ctpat.account.Agreements;
import org.ctpat.audit.Actor;
import org.ctpat.audit.AuditEntry;
import org.ctpat.audit.AuditTrail;
import org.ctpat.deadline.Deadline;
import org.ctpat.deadline.Deadlines;
import org.ctpat.task.FieldError;
import org.ctpat.task.FormHandler;
import org.ctpat.task.InboxTask;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DomainTest
class ApplicationFormsTest {

  private static final LocalDate DAY = LocalDate.of(2027, 3, 3);
  private static final Actor MEMBER = new Actor("ben.carter", "Ben Carter", Actor.Kind.MEMBER);
  private static final Actor OFFICER =
      new Actor("margaret.ellis", "Margaret Ellis", Actor.Kind.MEMBER);
  private static final Actor SPECIALIST =
      new Actor("dana.whitfield", "Dana Whitfield", Actor.Kind.CBP);
  private static final Actor SUPERVISOR =
      new Actor("maria.kessler", "Maria Kessler", Actor.Kind.CBP);
  private static final Actor VETTING = new Actor("tom.arden", "Tom Arden", Actor.Kind.CBP);

  private static int lastImporter = 1_000_000;

  @Autowired private List<FormHandler> handlers;
  @Autowired private Applications applications;
  @Autowired private ApplicationFlow flow;
  @Autowired private ApplicationRepository repository;
  @Autowired private AccountProfiles profiles;
  @Autowired private Agreements agreements;
  @Autowired private Deadlines deadlines;
  @Autowired private AuditTrail audit;
  @Autowired private TestClock clock;

  private String account;
  private String caseId;
  private String importerNumber;
  private long lastTask = 5_000;

  @BeforeEach
  void startAnApplication() {
    clock.set(DAY);
    importerNumber = "16-%07d00".formatted(++lastImporter);
    var application =
        applications.start("IMP", "Heron Imports, Inc.", "margaret.ellis", "ben.carter", MEMBER);
    account = application.accountNumber();
    caseId = application.caseId();
    flow.open(account, caseId, "IMP");
  }

  @Test
  void prefillsTheCompanyProfileWithWhatTheEntityTypeNeeds() {
    var prefill = handler("complete-company-profile").prefill(task("complete-company-profile"));

    assertThat(prefill)
        .containsEntry("companyName", "Heron Imports, Inc.")
        .containsEntry("officerName", "Margaret Ellis")
        .containsEntry("entityType", "IMP")
        .containsEntry("bondKind", "continuous import bond")
        .containsEntry("profileReturned", false);
    assertThat(prefill.get("identifierRules").toString())
        .contains("one of: Importer of record number, IRS/EIN based (NN-NNNNNNNXX)")
        .doesNotContain("social security");
    assertThat(prefill.get("identifierTypes").toString()).contains("IOR_CBP").doesNotContain("SSN");
  }

  @Test
  void keepsTheCompanyProfileOnce() {
    var task = task("complete-company-profile");

    assertThat(errors(task, company(), MEMBER)).isEmpty();
    record(task, company(), MEMBER);
    record(task, company(), MEMBER);

    assertThat(profiles.view(AccountNumber.of(account)).employees()).isEqualTo(24);
    assertThat(application().forCompany().steps())
        .filteredOn(step -> step.kind().equals("Company profile"))
        .hasSize(1);
    assertThat(actions()).filteredOn("Company profile handed in"::equals).hasSize(1);
  }

  @Test
  void refusesACompanyProfileWithoutTheImportersNumber() {
    var data = new HashMap<>(company());
    data.put("identifiers", List.of(Map.of("type", "DUNS", "value", "123456789")));

    assertThat(errors(task("complete-company-profile"), data, MEMBER))
        .extracting(FieldError::key)
        .containsExactly("identifiers");
  }

  @Test
  void warnsAboutAnUnusualBondNumberWithoutRefusingIt() {
    var data = new HashMap<>(company());
    data.put("bondNumber", "12");
    var task = task("complete-company-profile");

    assertThat(errors(task, data, MEMBER)).isEmpty();
    assertThat(handler("complete-company-profile").warnings(task, data))
        .singleElement()
        .satisfies(warning -> assertThat(warning.key()).isEqualTo("bondNumber"));
  }

  @Test
  void refusesTheSameIdentifierInASecondRunningApplication() {
    record(task("complete-company-profile"), company(), MEMBER);
    var other =
        applications.start("IMP", "Heron Two, Inc.", "margaret.ellis", "ben.carter", MEMBER);
    account = other.accountNumber();
    caseId = other.caseId();

    assertThat(errors(task("complete-company-profile"), company(), MEMBER))
        .singleElement()
        .satisfies(error -> assertThat(error.message()).contains("belongs to another"));
  }

  @Test
  void letsOnlyTheOfficerSignTheAgreement() {
    registered();
    var task = task("sign-partner-agreement");
    var data = signature();

    assertThat(errors(task, data, MEMBER))
        .singleElement()
        .satisfies(
            error ->
                assertThat(error.message())
                    .isEqualTo(
                        "Only the officer named in the company profile signs the agreement:"
                            + " Margaret Ellis"));
    assertThat(errors(task, data, OFFICER)).isEmpty();

    record(task, data, OFFICER);

    assertThat(agreements.signature(AccountNumber.of(account)).orElseThrow())
        .satisfies(
            signed -> {
              assertThat(signed.signerId()).isEqualTo("margaret.ellis");
              assertThat(signed.signerRole()).isEqualTo("VP Operations");
              assertThat(signed.textHash()).isEqualTo(agreements.current().hash());
            });
    assertThat(deadlines.of(account))
        .filteredOn(date -> date.cycle().equals("eligibility-1"))
        .extracting(Deadline::state)
        .containsExactly(Deadline.State.CANCELLED);
  }

  @Test
  void refusesASignatureUnderAnotherTextThanTheCurrent() {
    registered();
    var data = new HashMap<>(signature());
    data.put("agreementHash", "0".repeat(64));

    assertThat(errors(task("sign-partner-agreement"), data, OFFICER))
        .extracting(FieldError::key)
        .containsExactly("agreementVersion");
  }

  @Test
  void namesWhatIsMissingBeforeTheSubmission() {
    registered();
    var task = task("submit-application");

    var errors = errors(task, Map.of("submissionConfirmed", true), OFFICER);

    assertThat(errors)
        .extracting(FieldError::message)
        .contains(
            "Still missing: the partner agreement, signed by an officer (rule C1)",
            "Still missing: trainings: every must course of every person, with proof (category 12)")
        .anySatisfy(message -> assertThat(message).contains("1.1"));
    assertThat(handler("submit-application").prefill(task)).containsEntry("readyToSubmit", false);
  }

  @Test
  void letsTheCompanyAnswerBeforeASpecialistClosesForIt() {
    registered();
    var due = OffsetDateTime.parse("2027-04-16T23:59:59-04:00");
    var task = task("close-unfinished-application", due, Map.of());
    Map<String, Object> data =
        Map.of("closingDecision", "close", "closingReason", "The company is silent.");

    assertThat(errors(task, data, SPECIALIST))
        .singleElement()
        .satisfies(error -> assertThat(error.message()).contains("until April 16, 2027"));
    assertThat(errors(task, data, MEMBER)).isEmpty();

    clock.set(LocalDate.of(2027, 4, 17));
    assertThat(errors(task, data, SPECIALIST)).isEmpty();
  }

  @Test
  void takesOnlyASpecialistOfTheListAndNeedsAReasonForIneligibility() {
    received();
    var task = task("assign-specialist");

    assertThat(
            errors(
                task,
                Map.of("eligibilityConfirmed", "yes", "specialistId", "maria.kessler"),
                SUPERVISOR))
        .extracting(FieldError::key)
        .containsExactly("specialistId");
    assertThat(errors(task, Map.of("eligibilityConfirmed", "no"), SUPERVISOR))
        .extracting(FieldError::key)
        .containsExactly("eligibilityReason");

    record(
        task, Map.of("eligibilityConfirmed", "yes", "specialistId", "dana.whitfield"), SUPERVISOR);

    assertThat(application().specialistId()).isEqualTo("dana.whitfield");
    assertThat(deadlines.of(account))
        .filteredOn(date -> date.cycle().equals("assignment"))
        .extracting(Deadline::state)
        .containsExactly(Deadline.State.MET);
    assertThat(deadlines.of(account))
        .filteredOn(date -> date.cycle().equals("explanation"))
        .extracting(Deadline::state)
        .containsExactly(Deadline.State.OPEN);
  }

  @Test
  void needsRemarksWhenTheProfileIsReturned() {
    inReview();

    assertThat(
            errors(
                task("review-security-profile"), Map.of("profileDecision", "return"), SPECIALIST))
        .extracting(FieldError::key)
        .containsExactly("reviewRemarks");
  }

  @Test
  void waitsOnlyUntilADayAfterToday() {
    inReview();
    record(
        task("review-security-profile"),
        Map.of("profileDecision", "return", "reviewRemarks", "6.5: add the page."),
        SPECIALIST);
    flow.returnForCorrection(account, caseId, "6.5: add the page.");
    clock.set(LocalDate.of(2027, 3, 18));
    var task = task("confirm-no-answer");

    assertThat(
            errors(
                task,
                Map.of(
                    "noAnswerDecision", "wait",
                    "noAnswerReason", "They called.",
                    "waitUntil", "2027-03-18"),
                SPECIALIST))
        .extracting(FieldError::key)
        .containsExactly("waitUntil");

    record(
        task,
        Map.of(
            "noAnswerDecision", "wait",
            "noAnswerReason", "They called.",
            "waitUntil", "2027-03-25"),
        SPECIALIST);

    var extended = deadlines.find(caseId, "DL09").orElseThrow();
    assertThat(extended.dueOn()).isEqualTo(LocalDate.of(2027, 3, 25));
    assertThat(extended.explanation()).contains("Dana Whitfield", "They called.");
    assertThat(extended.state()).isEqualTo(Deadline.State.OPEN);
  }

  @Test
  void keepsVettingNotesOutOfTheAuditTrail() {
    inReview();
    record(
        task("vet-company"),
        Map.of("vettingResult", "pass", "vettingNotes", "Named in a seizure case"),
        VETTING);

    assertThat(application().vettingResult()).isEqualTo(VettingResult.PASS);
    assertThat(audit.history(account, 100).toString())
        .contains("Company vetted")
        .doesNotContain("seizure");
  }

  @Test
  void refusesAFileThatIsNotKept() {
    inReview();

    assertThat(
            errors(
                task("provide-vetting-information"),
                Map.of(
                    "vettingAnswer",
                    "It belongs to our owner.",
                    "vettingInformationGiven",
                    true,
                    "vettingFiles",
                    List.of("no-such-file")),
                MEMBER))
        .extracting(FieldError::key)
        .containsExactly("vettingFiles");
  }

  @Test
  void refusesADecisionByTheSpecialistAndOneAgainstTheFacts() {
    inReview();
    flow.approveSecurityProfile(account, caseId);
    record(task("vet-company"), Map.of("vettingResult", "pass"), VETTING);
    record(
        task("recommend-decision"),
        Map.of("recommendation", "certify", "recommendationReason", "Sound."),
        SPECIALIST);
    var task = task("decide-certification");

    assertThat(
            errors(
                task,
                Map.of("certificationDecision", "certify", "decisionReason", "Yes."),
                SPECIALIST))
        .extracting(FieldError::message)
        .containsExactly(
            "You took part in the review of this application; another supervisor must decide");
    assertThat(
            errors(
                task,
                Map.of("certificationDecision", "reject", "decisionReason", "No."),
                SUPERVISOR))
        .extracting(FieldError::key)
        .containsExactly("certificationDecision");
    assertThat(errors(task, Map.of("certificationDecision", "certify"), SUPERVISOR))
        .extracting(FieldError::key)
        .containsExactly("decisionReason");
  }

  @Test
  void closesTheApplicationWithTheDecisionToCertify() {
    inReview();
    flow.approveSecurityProfile(account, caseId);
    record(task("vet-company"), Map.of("vettingResult", "pass"), VETTING);
    var task = task("decide-certification");
    Map<String, Object> data =
        Map.of("certificationDecision", "certify", "decisionReason", "Sound.");

    record(task, data, SUPERVISOR);
    record(task, data, SUPERVISOR);

    assertThat(application().outcome()).isEqualTo(ApplicationOutcome.CERTIFIED);
    assertThat(deadlines.find(caseId, "DL01").orElseThrow().state()).isEqualTo(Deadline.State.MET);
    assertThat(deadlines.of(account))
        .filteredOn(date -> date.cycle().equals("explanation"))
        .extracting(Deadline::state)
        .containsExactly(Deadline.State.CANCELLED);
  }

  @Test
  void explainsADelayWithADayAfterToday() {
    inReview();

    assertThat(
            errors(
                task("explain-overdue-decision"),
                Map.of("delayReason", "We wait.", "decisionExpectedOn", "2027-03-03"),
                SUPERVISOR))
        .extracting(FieldError::key)
        .containsExactly("decisionExpectedOn");
  }

  private void registered() {
    record(task("complete-company-profile"), company(), MEMBER);
    flow.registerCompanyProfile(account, caseId);
  }

  private void received() {
    registered();
    record(task("sign-partner-agreement"), signature(), OFFICER);
    record(task("submit-application"), Map.of("submissionConfirmed", true), OFFICER);
    flow.receive(account, caseId);
  }

  private void inReview() {
    received();
    record(
        task("assign-specialist"),
        Map.of("eligibilityConfirmed", "yes", "specialistId", "dana.whitfield"),
        SUPERVISOR);
    flow.openReview(account, caseId, "dana.whitfield");
  }

  private Map<String, Object> signature() {
    var agreement = agreements.current();
    return Map.of(
        "agreementVersion", agreement.version(),
        "language", agreement.language(),
        "agreementHash", agreement.hash(),
        "agreementAccepted", true);
  }

  private Map<String, Object> company() {
    var data = new HashMap<String, Object>();
    data.put("companyName", "Heron Imports, Inc.");
    data.put("ownershipType", "corporation");
    data.put("businessStartOn", "2009-05-04");
    data.put("employees", 24);
    data.put("phone", "+1 716 555 0100");
    data.put("history", "Imports home goods since 2009.");
    data.put("line1", "12 Canal Street");
    data.put("city", "Buffalo");
    data.put("state", "NY");
    data.put("postalCode", "14202");
    data.put("country", "US");
    data.put("officerName", "Margaret Ellis");
    data.put("officerTitle", "VP Operations");
    data.put("officerEmail", "officer@heron.example");
    data.put("officerPhone", "+1 716 555 0101");
    data.put("contactName", "Ben Carter");
    data.put("contactTitle", "Compliance Manager");
    data.put("contactEmail", "poc@heron.example");
    data.put("contactPhone", "+1 716 555 0102");
    data.put("identifiers", List.of(Map.of("type", "IOR_IRS", "value", importerNumber)));
    data.put("bondNumber", "12AB34567");
    data.put(
        "sites",
        List.of(
            Map.of(
                "siteName", "Buffalo warehouse",
                "siteKind", "warehouse",
                "siteCity", "Buffalo",
                "siteCountry", "US")));
    data.put("countriesOfOrigin", "Vietnam, Portugal");
    data.put("activeInTrade", true);
    data.put("allImporterNumbersListed", true);
    data.put("staffedOffice", true);
    data.put("continuousBond", true);
    data.put("noUnpaidDebt", true);
    data.put("noSecurityEvent", true);
    return data;
  }

  private List<FieldError> errors(InboxTask task, Map<String, Object> data, Actor by) {
    return handler(task.formId()).validate(task, data, by);
  }

  private void record(InboxTask task, Map<String, Object> data, Actor by) {
    handler(task.formId()).record(task, data, by);
  }

  private FormHandler handler(String formId) {
    return handlers.stream()
        .filter(handler -> handler.formId().equals(formId))
        .findFirst()
        .orElseThrow();
  }

  private InboxTask task(String formId) {
    return task(formId, null, Map.of());
  }

  private InboxTask task(String formId, OffsetDateTime dueAt, Map<String, Object> variables) {
    return new InboxTask(
        ++lastTask,
        account,
        caseId,
        "application",
        1,
        "Task_" + formId,
        formId,
        formId,
        List.of(),
        null,
        dueAt,
        "DC03",
        50,
        InboxTask.State.OPEN,
        Instant.now(clock),
        variables);
  }

  private Application application() {
    return repository.findByCaseId(caseId).orElseThrow();
  }

  private List<String> actions() {
    return audit.history(account, 200).stream().map(AuditEntry::action).toList();
  }
}
