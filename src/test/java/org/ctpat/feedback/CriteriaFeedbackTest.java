package org.ctpat.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.ctpat.DomainTest;
import org.ctpat.audit.Actor;
import org.ctpat.process.TestAccounts;
import org.ctpat.task.Notices;
import org.ctpat.task.Person;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DomainTest
class CriteriaFeedbackTest {

  private static final Actor PRIYA = new Actor("priya.nair", "Priya Nair", Actor.Kind.CBP);

  private final CriteriaFeedback feedback;
  private final Notices notices;
  private final String account = TestAccounts.next();
  private final Actor paul = new Actor("paul." + account, "Paul Reed", Actor.Kind.MEMBER);

  @Autowired
  CriteriaFeedbackTest(CriteriaFeedback feedback, Notices notices) {
    this.feedback = feedback;
    this.notices = notices;
  }

  @Test
  void aQuestionIsAskedOnceAndAnsweredForTheCompanyAlone() {
    feedback.ask("6.5", account, "Are cable seals of Acme Ltd enough?", "1", paul);
    feedback.ask("6.5", account, "Are cable seals of Acme Ltd enough?", "1", paul);
    var question = feedback.askedBy(paul.id(), "6.5").getFirst();
    assertThat(feedback.askedBy(paul.id(), "6.5")).hasSize(1);
    assertThat(feedback.all(true, "6.5", null, 500))
        .extracting(CriterionQuestion::id)
        .contains(question.id());

    feedback.answer(question.id(), "Yes, with ISO 17712.", "", PRIYA);

    assertThat(feedback.published("6.5")).isEmpty();
    assertThat(feedback.askedBy(paul.id(), "6.5").getFirst().answer())
        .isEqualTo("Yes, with ISO 17712.");
    assertThat(notices.of(new Person("p", "P", Set.of("member-" + account), account), 10))
        .singleElement()
        .satisfies(
            notice -> assertThat(notice.text()).contains("answered the question on criterion 6.5"));
    assertThatThrownBy(() -> feedback.answer(question.id(), "Again", "", PRIYA))
        .hasMessageContaining("answered already, by Priya Nair");
  }

  @Test
  void aPublishedAnswerShowsTheQuestionWithoutNames() {
    feedback.ask("6.5", account, "Are cable seals of Acme Ltd enough?", "2", paul);
    var question = feedback.askedBy(paul.id(), "6.5").getFirst();

    feedback.answer(question.id(), "Yes.", "Are cable seals enough?", PRIYA);

    assertThat(feedback.published("6.5"))
        .singleElement()
        .extracting(CriterionQuestion::publishedQuestion)
        .isEqualTo("Are cable seals enough?");
    assertThat(feedback.all(false, "6.5", null, 10)).hasSize(1);
    assertThat(feedback.all(true, "6.5", null, 10)).isEmpty();
  }

  @Test
  void refusesAnEmptyQuestion() {
    assertThatThrownBy(() -> feedback.ask("6.5", account, " ", "3", paul))
        .isInstanceOf(FeedbackRefused.class);
  }

  @Test
  void aPersonsLaterVoteReplacesTheEarlierOne() {
    feedback.vote("6.5", account, false, "Too short", paul);
    feedback.vote("6.5", account, true, "Clear now", paul);

    assertThat(feedback.vote("6.5", paul.id()).orElseThrow().helpful()).isTrue();
    assertThat(feedback.tallies()).containsExactly(new CriteriaFeedback.Tally("6.5", 1, 0));
    assertThat(feedback.votes("6.5", true, 10)).isEmpty();
  }
}
