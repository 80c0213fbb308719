package org.ctpat.renewal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.ctpat.renewal.AnnualReviewView.State;
import org.junit.jupiter.api.Test;

class AnnualReviewTest {

  private static final LocalDate ANNIVERSARY = LocalDate.of(2028, 3, 3);
  private static final LocalDate WINDOW = ANNIVERSARY.minusDays(90);

  @Test
  void refusesToOpenBeforeItsWindow() {
    assertThatThrownBy(() -> openedOn(WINDOW.minusDays(1)))
        .isInstanceOf(ReviewRefused.class)
        .hasMessageContaining("its window opens on 2027-12-04 (DL07)");
    assertThat(openedOn(WINDOW).state()).isEqualTo(State.OPEN);
  }

  @Test
  void goesFromSignatureOverSubmissionToRenewal() {
    var review = openedOn(WINDOW);
    review.confirm(
        Section.COMPANY_PROFILE, new Confirmation("Nothing", "Ben Carter", WINDOW.plusDays(3)));
    review.sign("Margaret Ellis", WINDOW.plusDays(10));
    var submission = review.submit(WINDOW.plusDays(10), "All confirmed", "{}", "ab12");
    review.accept("Dana Whitfield");

    assertThat(submission.cycle()).isEqualTo(1);
    assertThat(review.acceptedBy()).isEqualTo("Dana Whitfield");
    assertThat(review.renew()).isTrue();
    assertThat(review.renew()).as("a second time").isFalse();
    assertThat(review.state()).isEqualTo(State.RENEWED);
  }

  @Test
  void namesTheStateMetAndWhatIsPossible() {
    var review = openedOn(WINDOW);

    assertThatThrownBy(() -> review.accept("Dana Whitfield"))
        .isInstanceOf(ReviewRefused.class)
        .hasMessage(
            "The annual review 10-000101-AR-2028 cannot be accepted while it is OPEN, only while"
                + " it is SUBMITTED");
    assertThatThrownBy(review::renew).hasMessageContaining("only while it is ACCEPTED");
  }

  @Test
  void submitsAgainInANewCycleAfterAReturn() {
    var review = submitted();

    review.giveBack("Criterion 10.1");
    assertThat(review.state()).isEqualTo(State.RETURNED);
    assertThat(review.submitted()).as("nothing in the new cycle yet").isEmpty();
    review.correct();
    var second = review.submit(WINDOW.plusDays(20), "Corrected", "{}", "cd34");

    assertThat(second.cycle()).isEqualTo(2);
    assertThat(review.submitted()).containsSame(second);
  }

  @Test
  void refusesAReturnWithoutRemarks() {
    var review = submitted();

    assertThatThrownBy(() -> review.giveBack(" "))
        .isInstanceOf(ReviewRefused.class)
        .hasMessageContaining("Write what has to be corrected");
  }

  @Test
  void proposesNoSuspensionWithoutASupervisorsDecision() {
    var review = openedOn(WINDOW);

    assertThatThrownBy(review::suspensionGrounds)
        .isInstanceOf(ReviewRefused.class)
        .hasMessageContaining("the decision comes first");
    assertThat(review.proposeSuspension("No answer", "Maria Kessler")).isTrue();
    assertThat(review.proposeSuspension("No answer", "Maria Kessler")).isFalse();
    assertThat(review.suspensionGrounds()).isEqualTo("No answer");
    assertThat(review.suspensionProposed(ANNIVERSARY.plusDays(1))).isTrue();
    assertThat(review.suspensionProposed(ANNIVERSARY.plusDays(2))).isFalse();
  }

  @Test
  void refusesAnExtensionOfARenewedReview() {
    var review = submitted();
    review.accept("Dana Whitfield");
    review.renew();

    assertThatThrownBy(() -> review.extend(ANNIVERSARY.plusDays(30)))
        .isInstanceOf(ReviewRefused.class)
        .hasMessageContaining("nothing is overdue");
  }

  private static AnnualReview submitted() {
    var review = openedOn(WINDOW);
    review.sign("Margaret Ellis", WINDOW);
    review.submit(WINDOW, "All confirmed", "{}", "ab12");
    return review;
  }

  private static AnnualReview openedOn(LocalDate today) {
    return new AnnualReview(
        "10-000101-AR-2028", "10-000101", 2028, "IMP", today, WINDOW, ANNIVERSARY);
  }
}
