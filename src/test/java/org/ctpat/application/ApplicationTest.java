package org.ctpat.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import org.ctpat.audit.Actor;
import org.junit.jupiter.api.Test;

class ApplicationTest {

  private static final LocalDate DAY = LocalDate.of(2027, 3, 3);
  private static final Instant NOW = Instant.parse("2027-03-03T15:00:00Z");
  private static final Actor OFFICER =
      new Actor("margaret.ellis", "Margaret Ellis", Actor.Kind.MEMBER);
  private static final Actor SPECIALIST =
      new Actor("dana.whitfield", "Dana Whitfield", Actor.Kind.CBP);
  private static final Actor SUPERVISOR =
      new Actor("maria.kessler", "Maria Kessler", Actor.Kind.CBP);
  private static final Actor VETTING = new Actor("tom.arden", "Tom Arden", Actor.Kind.CBP);

  private long lastTask;

  @Test
  void recordsTheSameTaskOnce() {
    var application = opened();

    assertThat(application.companyProfileGiven(7, OFFICER, NOW)).isTrue();
    assertThat(application.companyProfileGiven(7, OFFICER, NOW)).isFalse();

    assertThat(application.forCompany().steps()).hasSize(1);
  }

  @Test
  void registersTheCompanyProfileOnceForEachRound() {
    var application = opened();

    assertThat(application.profileRound()).isEqualTo(1);
    assertThat(application.companyProfileRegistered()).isTrue();
    assertThat(application.companyProfileRegistered()).isFalse();
    assertThat(application.profileRound()).isEqualTo(1);

    assertThat(application.companyProfileReturned()).isTrue();
    assertThat(application.companyProfileReturned()).isFalse();
    assertThat(application.profileRound()).isEqualTo(2);
    assertThat(application.companyProfileRegistered()).isTrue();
    assertThat(application.profileRound()).isEqualTo(2);
  }

  @Test
  void refusesAStepOutOfPlaceAndSaysWhereItStands() {
    assertThatThrownBy(() -> opened().submitted(1, null, OFFICER, NOW))
        .isInstanceOf(ApplicationRefused.class)
        .hasMessage(
            "Application 10-000101-APP-1 cannot be submitted: it stands at \"Company profile\", and"
                + " this is possible at \"Preparation\" only");
  }

  @Test
  void certifiesOnlyWithApprovedProfileAndPassedVetting() {
    var application = inReview();

    assertThat(application.objectionTo("certify")).get().asString().contains("not approved");
    application.approved();
    assertThat(application.objectionTo("certify")).get().asString().contains("has not passed");
    vet(application, VettingResult.PASS);
    assertThat(application.objectionTo("certify")).isEmpty();
  }

  @Test
  void rejectsOnlyAfterAFailedVetting() {
    var application = inReview();
    application.approved();
    vet(application, VettingResult.PASS);

    assertThatThrownBy(() -> application.decided(task(), "reject", "no", SUPERVISOR, NOW))
        .isInstanceOf(ApplicationRefused.class)
        .hasMessageContaining("after a failed vetting");

    vet(application, VettingResult.FAIL);
    assertThat(application.decided(task(), "reject", "Vetting failed", SUPERVISOR, NOW)).isTrue();
  }

  @Test
  void needsAnotherPersonThanTheSpecialistForTheDecision() {
    var application = inReview();
    application.approved();
    vet(application, VettingResult.PASS);

    assertThat(application.tookPart(SPECIALIST)).isTrue();
    assertThat(application.tookPart(VETTING)).isTrue();
    assertThat(application.tookPart(SUPERVISOR)).isFalse();
    assertThatThrownBy(() -> application.decided(task(), "certify", "yes", SPECIALIST, NOW))
        .isInstanceOf(ApplicationRefused.class)
        .hasMessage(
            "Dana Whitfield took part in the review of application 10-000101-APP-1; another"
                + " supervisor must decide");
  }

  @Test
  void countsTheOneWhoRecommendedAmongThoseWhoTookPart() {
    var application = inReview();
    application.approved();
    vet(application, VettingResult.PASS);
    var standIn = new Actor("luis.ortega", "Luis Ortega", Actor.Kind.CBP);

    application.recommended(task(), "certify", "Sound", standIn, NOW);

    assertThat(application.tookPart(standIn)).isTrue();
  }

  @Test
  void returnsTheProfileAndTakesItBackWithANewSnapshot() {
    var application = inReview();

    assertThat(application.returnedForCorrection()).isTrue();
    assertThat(application.returnedForCorrection()).isFalse();
    assertThat(application.stage()).isEqualTo(ApplicationStage.CORRECTION);
    assertThat(application.resubmitted("b".repeat(64), DAY)).isTrue();
    assertThat(application.resubmitted("b".repeat(64), DAY)).isFalse();

    assertThat(application.forCompany().submissions())
        .extracting(ApplicationView.Submission::number)
        .containsExactly(1, 2);
  }

  @Test
  void cannotReturnAProfileThatIsApproved() {
    var application = inReview();
    application.approved();

    assertThatThrownBy(application::returnedForCorrection)
        .isInstanceOf(ApplicationRefused.class)
        .hasMessageContaining("cannot be returned for correction any more");
  }

  @Test
  void goesOnVettingWhileTheCompanyCorrects() {
    var application = inReview();
    application.returnedForCorrection();

    vet(application, VettingResult.PASS);

    assertThat(application.vettingFinished()).isTrue();
    assertThat(application.stage()).isEqualTo(ApplicationStage.CORRECTION);
  }

  @Test
  void countsTheQuestionsOfTheVettingUnit() {
    var application = inReview();

    application.vetted(
        task(), VettingResult.MORE_INFORMATION, "Who owns the yard?", "note", VETTING, NOW);
    application.vetted(task(), VettingResult.MORE_INFORMATION, "Since when?", "note", VETTING, NOW);

    assertThat(application.vettingQuestions()).isEqualTo(2);
    assertThat(application.vettingFinished()).isFalse();
  }

  @Test
  void showsTheCompanyTheVettingResultAndNoNotes() {
    var application = inReview();
    application.vetted(
        task(), VettingResult.PASS, null, "Two late filings, no pattern", VETTING, NOW);
    application.approved();
    application.recommended(task(), "certify", "Look at lane 2", SPECIALIST, NOW);
    application.decided(task(), "return", "Say more about lane 3", SUPERVISOR, NOW);

    assertThat(application.forCompany().steps().toString())
        .contains("Vetting")
        .contains("pass")
        .doesNotContain("late filings")
        .doesNotContain("lane 2")
        .doesNotContain("lane 3");
    assertThat(application.forCbp().steps().toString())
        .contains("late filings")
        .contains("lane 2")
        .contains("lane 3");
  }

  @Test
  void staysAsItEnded() {
    var application = opened();

    assertThat(application.close(ApplicationOutcome.LAPSED, DAY)).isTrue();
    assertThat(application.close(ApplicationOutcome.LAPSED, DAY)).isFalse();
    assertThatThrownBy(() -> application.close(ApplicationOutcome.CERTIFIED, DAY))
        .isInstanceOf(ApplicationRefused.class)
        .hasMessageContaining("has ended already, lapsed");
  }

  private static Application opened() {
    return new Application("10-000101-APP-1", "10-000101", "IMP", DAY, OFFICER);
  }

  private Application inReview() {
    var application = opened();
    application.companyProfileRegistered();
    application.received("a".repeat(64), DAY);
    application.specialistAssigned(task(), SPECIALIST.id(), true, null, SUPERVISOR, NOW);
    application.reviewOpened();
    return application;
  }

  private void vet(Application application, VettingResult result) {
    application.vetted(task(), result, null, "note", VETTING, NOW);
  }

  private long task() {
    return ++lastTask;
  }
}
