package org.ctpat.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.ctpat.DomainTest;
import org.ctpat.TestClock;
import org.ctpat.account.Accounts;
import org.ctpat.account.Contact;
import org.ctpat.account.NewAccount;
import org.ctpat.audit.Actor;
import org.ctpat.course.LinkRefused.Reason;
import org.ctpat.document.Documents;
import org.ctpat.training.CompletionView;
import org.ctpat.training.JobFunction;
import org.ctpat.training.PersonData;
import org.ctpat.training.TrainingMatrix.State;
import org.ctpat.training.TrainingRefused;
import org.ctpat.training.Trainings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DomainTest
class LearningTest {

  private static final LocalDate DAY = LocalDate.of(2027, 3, 3);
  private static final Actor MEMBER = new Actor("ben.carter", "Ben Carter", Actor.Kind.MEMBER);

  @Autowired private Learning learning;
  @Autowired private PersonalLinks links;
  @Autowired private CourseLinks storedLinks;
  @Autowired private BuiltInCourses courses;
  @Autowired private Trainings trainings;
  @Autowired private Accounts accounts;
  @Autowired private Documents documents;
  @Autowired private TestClock clock;
  @Autowired private JdbcClient jdbc;
  @Autowired private EntityManager store;

  private String account;
  private String token;
  private TestTaker taker;

  @BeforeEach
  void issueALink() {
    clock.set(DAY);
    account =
        accounts
            .open(
                new NewAccount(
                    "HWC_MX",
                    "Learning Lines, S.A.",
                    new Contact(Contact.Kind.OFFICER, null, "Olga Hart", null, null, null),
                    null),
                MEMBER)
            .number()
            .value();
    trainings.addPerson(
        account,
        new PersonData(
            "D-07", "Mario Vega", Set.of(JobFunction.DRIVER), "Juárez yard", DAY.minusYears(1)),
        MEMBER);
    token = links.issue(account, "D-07", MEMBER).token();
    taker = new TestTaker(learning, courses, token);
  }

  @Test
  void showsNameAndCompanyAndTheCoursesOfTheFunction() {
    var overview = learning.overview(token);

    assertThat(overview.learner().name()).isEqualTo("Mario Vega");
    assertThat(overview.learner().company()).isEqualTo("Learning Lines, S.A.");
    assertThat(overview.asked())
        .extracting(item -> item.course().id())
        .containsExactly("TR01", "TR02", "TR04", "TR05", "TR06", "TR07", "TR08");
    assertThat(overview.asked()).extracting(Lesson.Item::step).containsOnly(Lesson.Step.BEGIN);
    assertThat(overview.others()).hasSize(13);
  }

  @Test
  void keepsProgressAndOpensPagesInTheirOrderOnly() {
    assertThatThrownBy(() -> learning.part(token, "TR06", 2))
        .isInstanceOf(CourseRefused.class)
        .hasMessageContaining("order");
    assertThatThrownBy(() -> learning.test(token, "TR06")).hasMessageContaining("Read all pages");

    learning.read(token, "TR06", 1);
    learning.read(token, "TR06", 1);
    learning.read(token, "TR06", 2);

    assertThat(learning.part(token, "TR06", 3))
        .satisfies(
            page -> {
              assertThat(page.read()).isEqualTo(2);
              assertThat(page.step()).isEqualTo(Lesson.Step.READ_ON);
              assertThat(page.part().title()).isEqualTo("Fitting the seal");
            });
    assertThatThrownBy(() -> learning.read(token, "TR06", 5)).isInstanceOf(CourseRefused.class);
  }

  @Test
  void recordsAPassedTestOnceWithTheTestAsItsProof() throws IOException {
    var result = taker.pass("TR06");
    var again = learning.handIn(token, "TR06");

    assertThat(result.passed()).isTrue();
    assertThat(result.right()).isEqualTo(6);
    assertThat(again).isEqualTo(result);
    var record = trainings.record(account, "D-07");
    assertThat(record.done())
        .singleElement()
        .satisfies(
            done -> {
              assertThat(done.courseId()).isEqualTo("TR06");
              assertThat(done.completedOn()).isEqualTo(DAY);
              assertThat(done.trainer()).isEqualTo("Built-in course TR06, edition 1.0");
              assertThat(done.score()).isEqualTo("6 of 6");
              assertThat(done.topics()).contains("Fitting the seal; VVTT");
              assertThat(done.recordedBy()).isEqualTo("Mario Vega");
            });
    assertThat(record.cells().get("TR06").state()).isEqualTo(State.COVERED);
    assertThat(record.cells().get("TR06").nextDueOn()).isEqualTo(DAY.plusYears(1));
    var proof = record.done().getFirst().evidenceDocumentId();
    try (var content = documents.open(account, String.valueOf(proof))) {
      assertThat(new String(content.readAllBytes(), StandardCharsets.UTF_8))
          .startsWith("Record of completion")
          .contains("Mario Vega", "D-07", "Learning Lines, S.A.", "edition 1.0", "6 of 6 right")
          .contains("[x]", "(right)");
    }
    assertThat(learning.taken(account, "D-07"))
        .singleElement()
        .satisfies(
            taken -> {
              assertThat(taken.passed()).isTrue();
              assertThat(taken.evidenceDocumentId()).isEqualTo(proof);
            });
  }

  @Test
  void recordsNothingForAFailedTestAndAsksOtherQuestionsTheNextTime() {
    taker.read("TR06");
    var first = asked(taker.answer("TR06", 2));
    var result = learning.handIn(token, "TR06");

    assertThat(result.passed()).isFalse();
    assertThat(result.right()).isEqualTo(4);
    assertThat(result.needed()).isEqualTo(5);
    assertThat(result.questions()).filteredOn(q -> !q.correct()).hasSize(2);
    assertThat(result.questions()).allMatch(q -> !q.why().isBlank());
    assertThat(trainings.record(account, "D-07").done()).isEmpty();
    assertThat(learning.part(token, "TR06", 5).step()).isEqualTo(Lesson.Step.TRY_AGAIN);

    var second = asked(taker.answer("TR06", 1));
    assertThat(second).hasSize(6).doesNotContainAnyElementsOf(first);
    assertThat(learning.handIn(token, "TR06").passed()).isTrue();
    assertThat(trainings.record(account, "D-07").done())
        .extracting(CompletionView::score)
        .containsExactly("5 of 6");
  }

  @Test
  void goesOnWithTheSameQuestionsAndChangesAnswersUntilHandedIn() {
    taker.read("TR06");
    var test = taker.answer("TR06", 6);
    taker.answer("TR06", 0);

    assertThat(asked(learning.testUnderWay(token, "TR06"))).isEqualTo(asked(test));
    assertThat(learning.handIn(token, "TR06").passed()).isTrue();
    assertThatThrownBy(() -> learning.answer(token, "TR06", 1, Set.of(0)))
        .isInstanceOf(CourseRefused.class)
        .hasMessageContaining("No test is under way");
    assertThatThrownBy(() -> learning.test(token, "TR06")).hasMessageContaining("have passed");
  }

  @Test
  void refusesAnswersThatAreNone() {
    taker.read("TR06");
    learning.test(token, "TR06");

    assertThatThrownBy(() -> learning.answer(token, "TR06", 1, Set.of()))
        .hasMessageContaining("Choose an answer");
    assertThatThrownBy(() -> learning.answer(token, "TR06", 1, Set.of(17)))
        .hasMessageContaining("answers shown");
    assertThatThrownBy(() -> learning.answer(token, "TR06", 99, Set.of(0)))
        .hasMessageContaining("no question 99");
    assertThatThrownBy(() -> learning.handIn(token, "TR06")).hasMessageContaining("every question");
    assertThatThrownBy(() -> learning.overview(token + "x")).isInstanceOf(LinkRefused.class);
  }

  @Test
  void beginsAnewWithAllPagesWhenTheCourseIsDueAgain() {
    taker.pass("TR06");
    clock.set(DAY.plusYears(1).minusDays(20));
    token = links.issue(account, "D-07", MEMBER).token();
    taker = new TestTaker(learning, courses, token);

    assertThat(learning.part(token, "TR06", 1).step()).isEqualTo(Lesson.Step.BEGIN);
    assertThatThrownBy(() -> learning.part(token, "TR06", 2)).isInstanceOf(CourseRefused.class);
    taker.pass("TR06");

    assertThat(trainings.record(account, "D-07").done()).hasSize(2);
    assertThat(trainings.cells(account, "D-07").get("TR06").state()).isEqualTo(State.COVERED);
  }

  @Test
  void keepsOnlyTheHashOfALinkAndEndsItByTimeRevocationReplacementAndRetirement() {
    assertThat(storedLinks.findAll())
        .noneMatch(link -> link.view(clock.instant()).toString().contains(token));
    assertThat(token).hasSize(43);
    assertRefused(() -> learning.overview("not-a-token"), Reason.UNKNOWN);

    var second = links.issue(account, "D-07", MEMBER).token();
    assertRefused(() -> learning.overview(token), Reason.REVOKED);
    assertThat(learning.overview(second).learner().name()).isEqualTo("Mario Vega");

    var link = links.of(account, "D-07").getFirst();
    assertThat(link.good()).isTrue();
    links.revoke(account, link.id(), MEMBER);
    links.revoke(account, link.id(), MEMBER);
    assertRefused(() -> learning.overview(second), Reason.REVOKED);

    var third = links.issue(account, "D-07", MEMBER).token();
    clock.set(DAY.plusDays(30));
    assertRefused(() -> learning.overview(third), Reason.EXPIRED);
    assertThat(links.of(account, "D-07")).noneMatch(PersonalLink::good);

    var fourth = links.issue(account, "D-07", MEMBER).token();
    trainings.retire(account, "D-07", MEMBER);
    assertRefused(() -> learning.read(fourth, "TR06", 1), Reason.LEFT);
    assertThatThrownBy(() -> links.issue(account, "D-07", MEMBER))
        .isInstanceOf(TrainingRefused.class)
        .hasMessageContaining("has left");
  }

  @Test
  void endsWithTheMembership() {
    learning.read(token, "TR06", 1);
    store.flush();
    jdbc.sql("update account set membership_status = 'WITHDRAWN' where account_number = :number")
        .param("number", account)
        .update();
    store.clear();

    assertRefused(() -> learning.read(token, "TR06", 2), Reason.ENDED);
    assertThatThrownBy(() -> links.issue(account, "D-07", MEMBER))
        .isInstanceOf(TrainingRefused.class)
        .hasMessageContaining("membership of the company has ended");
  }

  @Test
  void revokesNoLinkOfAnotherAccount() {
    var link = links.of(account, "D-07").getFirst();

    assertThatThrownBy(() -> links.revoke("99-999999", link.id(), MEMBER))
        .isInstanceOf(TrainingRefused.class);
    assertThat(links.of(account, "D-07").getFirst().good()).isTrue();
  }

  private static Set<String> asked(Lesson.Test test) {
    var asked = new HashSet<String>();
    test.questions().forEach(question -> asked.add(question.ask()));
    return asked;
  }

  private static void assertRefused(ThrowingCallable call, Reason reason) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            LinkRefused.class, refused -> assertThat(refused.reason()).isEqualTo(reason));
  }
}
