package org.ctpat.criteria;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.persistence.EntityManager;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
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
import org.ctpat.audit.AuditEntry;
import org.ctpat.audit.AuditTrail;
import org.ctpat.audit.Sha256;
import org.ctpat.criteria.ProfileView.CriterionAnswer;
import org.ctpat.document.Documents;
import org.ctpat.task.FieldError;
import org.ctpat.task.InboxTask;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DomainTest
class SecurityProfilesTest {

  private static final LocalDate DAY = LocalDate.of(2027, 3, 3);
  private static final Actor MEMBER = new Actor("ben.carter", "Ben Carter", Actor.Kind.MEMBER);
  private static final Actor SPECIALIST =
      new Actor("dana.whitfield", "Dana Whitfield", Actor.Kind.CBP);

  @Autowired private SecurityProfiles profiles;
  @Autowired private CriteriaCatalogue catalogue;
  @Autowired private CompanyFacts facts;
  @Autowired private CompleteSecurityProfileForm completeForm;
  @Autowired private CorrectSecurityProfileForm correctForm;
  @Autowired private ConfirmSecurityProfileForm confirmForm;
  @Autowired private ProfileConfirmations confirmations;
  @Autowired private Accounts accounts;
  @Autowired private Documents documents;
  @Autowired private AuditTrail trail;
  @Autowired private TestClock clock;
  @Autowired private JdbcClient jdbc;
  @Autowired private EntityManager entities;

  private String account;

  @BeforeEach
  void openAnAccount() {
    clock.set(DAY);
    account = open("IMP");
  }

  @Test
  void startsWithEverythingMissing() {
    assertThat(profiles.progress(account)).isEqualTo(new Progress(95, 0, 59, 0));
    assertThat(profiles.missing(account))
        .hasSize(95)
        .contains("6.5 Prove ISO 17712 (must): not answered");
    assertThat(profiles.view(account).categories())
        .hasSize(12)
        .extracting(ProfileView.Category::name)
        .contains("Seal Security");
  }

  @Test
  void asksForTheEvidenceOfAMustButNotOfAShould() {
    profiles.answer(account, "6.5", met("Certificates are filed.", null), MEMBER);
    profiles.answer(account, "7.30", met("Printed by the system.", null), MEMBER);

    assertThat(profiles.missing(account))
        .contains("6.5 Prove ISO 17712 (must): attach evidence (laboratory certificate)")
        .noneMatch(text -> text.startsWith("7.30"));

    var answer = profiles.attach(account, "6.5", file("certificate.txt"), MEMBER);

    assertThat(answer.complete()).isTrue();
    assertThat(profiles.progress(account)).isEqualTo(new Progress(95, 2, 59, 1));
  }

  @Test
  void countsExpiredEvidenceAsMissing() {
    profiles.answer(account, "6.5", met("Certificates are filed.", null), MEMBER);
    profiles.attach(account, "6.5", file("certificate.txt", DAY.plusDays(10)), MEMBER);
    assertThat(answer("6.5").complete()).isTrue();

    clock.set(DAY.plusDays(11));

    assertThat(answer("6.5").missing())
        .containsExactly("attach new evidence: it expired on 2027-03-13");
  }

  @Test
  void wantsAReasonWhereACriterionDoesNotApplyAndThenNoEvidence() {
    var first =
        profiles.answer(
            account, "10.10", Answer.notApplicable("", "Ben Carter", DAY, null), MEMBER);
    assertThat(first.missing()).containsExactly("say why it does not apply");

    var second =
        profiles.answer(
            account,
            "10.10",
            Answer.notApplicable("No guards are used.", "Ben Carter", DAY, first.version()),
            MEMBER);
    assertThat(second.complete()).isTrue();
  }

  @Test
  void keepsAHalfFinishedAnswerAndTellsWhatItLacks() {
    var answer =
        profiles.answer(account, "7.30", new Answer("Printed.", false, "", "", null, null), MEMBER);

    assertThat(answer.howMet()).isEqualTo("Printed.");
    assertThat(answer.missing())
        .containsExactly("name the person responsible", "give the date of the last review");
  }

  @Test
  void wantsAYearlyCriterionReviewedWithinTheYear() {
    profiles.answer(
        account, "2.3", Answer.met("Reviewed.", "Ben Carter", DAY.minusDays(370), null), MEMBER);

    assertThat(answer("2.3").missing())
        .contains(
            "review it again: the last review on %s is over a year ago"
                .formatted(DAY.minusDays(370)));
  }

  @Test
  void tellsByWhenARecurringMeasureIsReviewedAgain() {
    profiles.answer(account, "6.1", met("Reviewed each February.", null), MEMBER);
    profiles.answer(account, "4.12", met("Nightly.", null), MEMBER);

    assertThat(answer("6.1").reviewAgainBy()).isEqualTo(DAY.minusDays(30).plusYears(1));
    assertThat(answer("4.12").reviewAgainBy()).isNull();
    assertThat(answer("4.12").criterion().howOften()).isEqualTo("every week or as appropriate");
    assertThat(answer("6.1").criterion().howOften()).isEqualTo("reviewed every year");
  }

  @Test
  void refusesToOverwriteWhatSomebodyElseChanged() {
    var first = profiles.answer(account, "6.5", met("First.", null), MEMBER);
    profiles.answer(account, "6.5", met("Second.", first.version()), MEMBER);

    assertThatThrownBy(
            () -> profiles.answer(account, "6.5", met("Third.", first.version()), MEMBER))
        .isInstanceOf(StaleAnswer.class)
        .hasMessageContaining("6.5 Prove ISO 17712")
        .hasMessageContaining("Ben Carter")
        .hasMessageContaining("Nothing was overwritten");
    assertThatThrownBy(() -> profiles.answer(account, "6.5", met("Third.", null), MEMBER))
        .isInstanceOf(StaleAnswer.class);
  }

  @Test
  void refusesWhatDoesNotFit() {
    assertThatThrownBy(() -> profiles.answer(account, "5.24", met("Checked.", null), MEMBER))
        .isInstanceOf(AnswerRefused.class)
        .hasMessageContaining("5.24");
    assertThatThrownBy(() -> profiles.answer(account, "6.5", met("x".repeat(5001), null), MEMBER))
        .isInstanceOf(AnswerRefused.class)
        .hasMessageContaining("5,001");
    assertThatThrownBy(
            () ->
                profiles.answer(
                    account, "6.5", Answer.met("Ok.", "Ben", DAY.plusDays(1), null), MEMBER))
        .isInstanceOf(AnswerRefused.class)
        .hasMessageContaining("future");
    assertThatThrownBy(() -> profiles.answer(account, "6.5", met("Ok.", null), SPECIALIST))
        .isInstanceOf(AnswerRefused.class)
        .hasMessageContaining("company");
    assertThatThrownBy(() -> profiles.attach(account, "6.5", "no-such-file", MEMBER))
        .isInstanceOf(AnswerRefused.class)
        .hasMessageContaining("upload");
  }

  @Test
  void attachesAFileOfTheOwnAccountOnly() {
    var other = open("IMP");
    var foreign = store(other, "certificate.txt", null);

    assertThatThrownBy(() -> profiles.attach(account, "6.5", foreign, MEMBER))
        .isInstanceOf(AnswerRefused.class);
  }

  @Test
  void writesEveryChangeIntoTheTrail() {
    var first = profiles.answer(account, "6.5", met("First.", null), MEMBER);
    profiles.answer(account, "6.5", met("First.", first.version()), MEMBER);
    profiles.attach(account, "6.5", file("certificate.txt"), MEMBER);
    profiles.review(
        account, "6.5", version("6.5"), SpecialistView.QUESTION, "Which model?", SPECIALIST);

    assertThat(trail.history(account, 10))
        .extracting(AuditEntry::action)
        .containsExactly(
            "Answer judged", "Evidence attached", "File kept", "Answer written", "Account opened");
    assertThat(trail.history(account, 10))
        .filteredOn(e -> e.action().equals("Answer judged"))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.subject()).isEqualTo("Criterion 6.5");
              assertThat(entry.before()).containsEntry("view", "NOT_YET");
              assertThat(entry.after()).containsEntry("remark", "Which model?");
            });
  }

  @Test
  void asksTheSpecialistForARemarkAndForgetsNoView() {
    profiles.answer(account, "6.5", met("First.", null), MEMBER);

    assertThatThrownBy(
            () ->
                profiles.review(
                    account, "6.5", version("6.5"), SpecialistView.REJECTED, " ", SPECIALIST))
        .isInstanceOf(AnswerRefused.class)
        .hasMessageContaining("remark");
    assertThatThrownBy(
            () -> profiles.review(account, "6.5", 0, SpecialistView.ACCEPTED, "", MEMBER))
        .isInstanceOf(AnswerRefused.class);

    var judged =
        profiles.review(
            account, "6.5", version("6.5"), SpecialistView.REJECTED, "No proof.", SPECIALIST);
    assertThat(judged.changedSinceReview()).isFalse();
    assertThat(profiles.openRemarks(account)).extracting(Criterion::id).containsExactly("6.5");

    clock.advance(Duration.ofMinutes(5));
    var changed = profiles.answer(account, "6.5", met("Second.", judged.version()), MEMBER);
    assertThat(changed.changedSinceReview()).isTrue();
    assertThat(changed.remark()).isEqualTo("No proof.");
    assertThat(profiles.openRemarks(account)).isEmpty();
  }

  @Test
  void freezesASnapshotOnceForEachCaseAndReason() {
    profiles.answer(account, "6.5", met("First.", null), MEMBER);
    var first = profiles.snapshot(account, account + "-APP-1", "submission", MEMBER);
    profiles.answer(account, "6.5", met("Second.", version("6.5")), MEMBER);

    assertThat(profiles.snapshot(account, account + "-APP-1", "submission", MEMBER))
        .isEqualTo(first);
    assertThat(first.hash()).matches("[0-9a-f]{64}");
    assertThat(first.json()).contains("First.").doesNotContain("Second.");
  }

  @Test
  void changesTheHashWithTheContentAlone() {
    profiles.answer(account, "6.5", met("First.", null), MEMBER);
    var first = profiles.snapshot(account, account + "-APP-1", "submission", MEMBER);
    clock.advance(Duration.ofHours(1));
    var same = profiles.snapshot(account, account + "-APP-1", "review", MEMBER);
    profiles.attach(account, "6.5", file("certificate.txt"), MEMBER);
    var changed = profiles.snapshot(account, account + "-APP-1", "resubmission", MEMBER);

    assertThat(same.hash()).isEqualTo(first.hash());
    assertThat(changed.hash()).isNotEqualTo(first.hash());
    assertThat(profiles.latestSnapshot(account)).hasValue(changed);
  }

  @Test
  void tellsWhatChangedSinceASnapshot() {
    profiles.answer(account, "6.5", met("First.", null), MEMBER);
    var snapshot = profiles.snapshot(account, account + "-APP-1", "submission", MEMBER);
    profiles.answer(account, "6.5", met("Second.", version("6.5")), MEMBER);
    profiles.attach(account, "6.5", file("certificate.txt"), MEMBER);

    assertThat(profiles.changesSince(snapshot))
        .extracting(ProfileChange::label, ProfileChange::field)
        .containsExactly(
            tuple("6.5 Prove ISO 17712", "how it is met"),
            tuple("6.5 Prove ISO 17712", "evidence"));
  }

  @Test
  void countsUnmetCriteriaByCategoryForTheRiskAssessment() {
    complete();
    assertThat(profiles.facts(account)).allMatch(f -> f.unmetMusts() + f.unmetShoulds() == 0);

    profiles.review(
        account, "6.5", version("6.5"), SpecialistView.REJECTED, "No proof.", SPECIALIST);

    assertThat(profiles.facts(account))
        .filteredOn(f -> f.number() == 6)
        .containsExactly(new CategoryFacts(6, "Seal Security", 5, 1, 0, 0));
  }

  @Test
  void sumsTheProfileUpInOneParagraph() {
    profiles.answer(account, "6.5", met("First.", null), MEMBER);
    profiles.attach(account, "6.5", file("certificate.txt"), MEMBER);

    assertThat(profiles.summary(account))
        .startsWith(
            "Edition 2020: 1 of 95 criteria complete, among them 1 of 59 musts; 1 evidence files.")
        .contains("Incomplete: 1.1 Statement of support", "and 84 more.");
  }

  @Test
  void refusesTheConfirmationWhileSomethingIsMissingAndNamesTheFirstTen() {
    var task = task("complete-security-profile", null);

    var errors = completeForm.validate(task, Map.of("securityProfileConfirmed", true), MEMBER);

    assertThat(errors)
        .singleElement()
        .satisfies(
            error -> {
              assertThat(error.key()).isEqualTo("securityProfileConfirmed");
              assertThat(error.message())
                  .contains("95 criteria lack something")
                  .contains("1.1 Statement of support (should): not answered")
                  .contains("and 85 more");
            });
    assertThat(completeForm.prefill(task).get("profileProgress").toString())
        .contains("**0 of 95 criteria complete, 0 of 59 musts**", "- 6 Seal Security: 0 of 5");
  }

  @Test
  void takesTheConfirmationOfACompleteProfileOnce() {
    complete();
    var task = task("complete-security-profile", null);

    assertThat(completeForm.validate(task, Map.of("securityProfileConfirmed", true), MEMBER))
        .isEmpty();
    completeForm.record(task, Map.of("securityProfileConfirmed", true), MEMBER);
    completeForm.record(task, Map.of("securityProfileConfirmed", true), MEMBER);

    assertThat(confirmations.findById(task.key())).isPresent();
    assertThat(trail.history(account, 1000))
        .filteredOn(e -> e.action().equals("Security profile confirmed"))
        .hasSize(1);
  }

  @Test
  void refusesACorrectionThatLeavesARemarkOpen() {
    complete();
    profiles.review(
        account, "6.5", version("6.5"), SpecialistView.QUESTION, "Which model?", SPECIALIST);
    var task = task("correct-security-profile", null);

    assertThat(correctForm.validate(task, Map.of(), MEMBER))
        .singleElement()
        .extracting(FieldError::message)
        .asString()
        .contains("6.5 Prove ISO 17712");

    clock.advance(Duration.ofMinutes(5));
    profiles.answer(account, "6.5", met("Model HX-17.", version("6.5")), MEMBER);
    assertThat(correctForm.validate(task, Map.of(), MEMBER)).isEmpty();
  }

  @Test
  void wantsEveryAnswerChangedOrConfirmedSinceTheLastAnniversary() {
    complete();
    var anniversary = DAY.plusYears(1).plusDays(30);
    clock.set(anniversary.minusDays(80));
    for (var id : List.of("2.3", "6.1", "9.8", "12.6")) {
      profiles.answer(
          account,
          id,
          Answer.met("Reviewed again.", "Ben Carter", anniversary.minusDays(80), version(id)),
          MEMBER);
    }
    var task = task("confirm-security-profile", anniversary);

    assertThat(confirmForm.validate(task, Map.of("securityProfileConfirmed", true), MEMBER))
        .singleElement()
        .satisfies(
            error -> {
              assertThat(error.key()).isEqualTo("confirmUnchanged");
              assertThat(error.message()).startsWith("91 answers").contains("and 81 more");
            });

    Map<String, Object> data = Map.of("securityProfileConfirmed", true, "confirmUnchanged", true);
    assertThat(confirmForm.validate(task, data, MEMBER)).isEmpty();
    confirmForm.record(task, data, MEMBER);

    assertThat(profiles.unconfirmed(account, anniversary.minusYears(1))).isEmpty();
    assertThat(answer("1.1").confirmedBy()).isEqualTo("Ben Carter");
    assertThat(answer("1.1").answeredAt()).isBefore(answer("1.1").confirmedAt());
  }

  @Test
  void leavesOutWhatDoesNotApplyByAFactAboutTheCompanyAndBringsTheAnswerBack() {
    profiles.answer(account, "9.13", met("Cameras watch both docks.", null), MEMBER);

    facts.state(account, "cameras", false, MEMBER);

    assertThat(answer("9.13"))
        .satisfies(
            excluded -> {
              assertThat(excluded.complete()).isTrue();
              assertThat(excluded.notApplicable()).isTrue();
              assertThat(excluded.excludedBy()).isEqualTo("The company uses no cameras");
            });
    assertThat(profiles.missing(account)).noneMatch(text -> text.startsWith("9.15"));
    assertThat(profiles.progress(account).complete()).isEqualTo(5);
    assertThatThrownBy(
            () -> profiles.answer(account, "9.15", met("Weekly.", version("9.15")), MEMBER))
        .isInstanceOf(AnswerRefused.class)
        .hasMessageContaining("uses no cameras");

    facts.state(account, "cameras", true, MEMBER);

    assertThat(answer("9.13").howMet()).isEqualTo("Cameras watch both docks.");
    assertThat(answer("9.15").missing()).containsExactly("not answered");
    assertThat(facts.of(account))
        .filteredOn(fact -> fact.key().equals("cameras"))
        .singleElement()
        .satisfies(fact -> assertThat(fact.holds()).isTrue());
  }

  @Test
  void showsAStatedFactInTheSnapshotAndToTheSpecialist() {
    facts.state(account, "guards", false, MEMBER);

    var snapshot = profiles.snapshot(account, account + "-APP-1", "submission 1", MEMBER);
    assertThat(snapshot.json()).contains("The company uses no security guards");

    clock.advance(Duration.ofMinutes(5));
    var judged =
        profiles.review(
            account,
            "10.10",
            version("10.10"),
            SpecialistView.QUESTION,
            "We met a guard at the gate.",
            SPECIALIST);
    assertThat(judged.remarkOpen()).isTrue();
    assertThatThrownBy(() -> facts.state(account, "guards", true, SPECIALIST))
        .isInstanceOf(AnswerRefused.class);
  }

  @Test
  void staysOnItsEditionUntilTheReviewAndIsThenAskedOnlyWhatIsNewOrChanged() {
    complete();
    catalogue.importCsv(
        "2027",
        DAY,
        new ByteArrayInputStream(
            CriteriaCatalogueTest.changed(catalogue.csv("2020")).getBytes(StandardCharsets.UTF_8)),
        SPECIALIST);

    assertThat(profiles.view(account).edition()).isEqualTo("2020");
    assertThat(profiles.missing(account)).isEmpty();
    assertThat(profiles.view(open("IMP")).edition()).isEqualTo("2027");

    clock.advance(Duration.ofDays(20));
    profiles.adoptEdition(account, account + "-AR-2028", Actor.system("open-annual-review"));

    assertThat(profiles.view(account).edition()).isEqualTo("2027");
    assertThat(profiles.missing(account))
        .containsExactly(
            "4.12 Backups and encryption (must): read it again: the new edition changed level",
            "6.5 Prove ISO 17712 (must): read it again: the new edition changed text",
            "6.8 Seal photos kept (must): not answered");
    assertThat(profiles.editionNews(account))
        .extracting(EditionChange::criterionId)
        .containsExactly("4.12", "6.5", "6.8", "9.5");

    profiles.confirmUnchanged(account, List.of(), MEMBER);
    assertThat(answer("6.5").complete()).isFalse();

    profiles.confirmReread(account, "6.5", version("6.5"), MEMBER);
    profiles.answer(account, "4.12", met("Nightly, encrypted.", version("4.12")), MEMBER);

    assertThat(profiles.missing(account))
        .containsExactly("6.8 Seal photos kept (must): not answered");
    assertThatThrownBy(() -> catalogue.remove("2027"))
        .isInstanceOf(EditionRefused.class)
        .hasMessageContaining("1 profiles");
  }

  @Test
  void comparesTheAnswersWithWhatWasApproved() {
    profiles.answer(account, "6.5", met("First.", null), MEMBER);
    var approved = profiles.snapshot(account, account + "-APP-1", Snapshot.APPROVED, SPECIALIST);
    profiles.snapshot(account, account + "-AR-2028", "annual review opened", MEMBER);
    profiles.answer(account, "6.5", met("Second.", version("6.5")), MEMBER);

    assertThat(profiles.latestApproved(account)).hasValue(approved);
    assertThat(profiles.compare(approved))
        .hasSize(95)
        .filteredOn(ComparedAnswer::changed)
        .singleElement()
        .satisfies(
            answer -> {
              assertThat(answer.label()).isEqualTo("6.5 Prove ISO 17712");
              assertThat(answer.lines())
                  .filteredOn(ComparedAnswer.Line::changed)
                  .containsExactly(new ComparedAnswer.Line("how it is met", "First.", "Second."));
            });
  }

  @Test
  void noticesASnapshotThatWasTamperedWith() {
    profiles.answer(account, "6.5", met("First.", null), MEMBER);
    var kept = profiles.snapshot(account, account + "-APP-1", Snapshot.APPROVED, SPECIALIST);
    assertThat(profiles.check(kept).intact()).isTrue();

    var forged = kept.json().replace("First.", "Forged.");
    jdbc.sql("update profile_snapshot set content = ? where id = ?")
        .params(forged, kept.id())
        .update();
    assertThat(profiles.check(read(kept.id()))).isEqualTo(new SnapshotCheck(false, false));

    jdbc.sql("update profile_snapshot set hash = ? where id = ?")
        .params(Sha256.of(forged), kept.id())
        .update();
    assertThat(profiles.check(read(kept.id()))).isEqualTo(new SnapshotCheck(true, false));
  }

  private Snapshot read(long id) {
    entities.clear();
    return profiles.snapshots(account).stream().filter(s -> s.id() == id).findFirst().orElseThrow();
  }

  /** Answers everything with one and the same file, on a day that is a month before today. */
  private void complete() {
    var file = file("manual.txt");
    for (var criterion : catalogue.of("IMP")) {
      profiles.attach(account, criterion.id(), file, MEMBER);
      profiles.answer(
          account,
          criterion.id(),
          met("As chapter %s says.".formatted(criterion.id()), version(criterion.id())),
          MEMBER);
    }
    assertThat(profiles.missing(account)).isEmpty();
  }

  private static Answer met(String text, @Nullable Long version) {
    return Answer.met(text, "Ben Carter", DAY.minusDays(30), version);
  }

  private CriterionAnswer answer(String id) {
    return profiles.view(account).categories().stream()
        .flatMap(c -> c.criteria().stream())
        .filter(a -> a.criterion().id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private long version(String id) {
    var version = answer(id).version();
    assertThat(version).isNotNull();
    return version;
  }

  private String file(String name) {
    return store(account, name, null);
  }

  private String file(String name, LocalDate expiresOn) {
    return store(account, name, expiresOn);
  }

  private String store(String owner, String name, @Nullable LocalDate expiresOn) {
    var content = new ByteArrayInputStream("Proof of it.".getBytes(StandardCharsets.UTF_8));
    return documents.store(owner, name, content, "criterion", expiresOn, MEMBER).id();
  }

  private String open(String entityType) {
    return accounts
        .open(
            new NewAccount(
                entityType,
                "Heron Imports, Inc.",
                new Contact(
                    Contact.Kind.OFFICER, "margaret.ellis", "Margaret Ellis", null, null, null),
                null),
            MEMBER)
        .number()
        .value();
  }

  private InboxTask task(String formId, @Nullable LocalDate dueOn) {
    return new InboxTask(
        4711,
        account,
        account + "-APP-1",
        "application",
        1,
        "Task",
        "Task",
        formId,
        List.of("member-" + account),
        null,
        dueOn == null ? null : OffsetDateTime.parse(dueOn + "T23:59:59-04:00"),
        "DL02",
        50,
        InboxTask.State.OPEN,
        clock.instant(),
        Map.of());
  }
}
