package org.ctpat.course;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a learner sees of a course. */
public final class Lesson {

  private Lesson() {}

  /** Who learns; nothing else of the person is shown. */
  public record Learner(String name, String company, Instant linkExpiresAt) {}

  /** All courses for one learner. */
  public record Overview(Learner learner, List<Item> asked, List<Item> others) {}

  /**
   * A course in the list.
   *
   * @param must whether the criteria say must
   * @param step what can be done next
   * @param doneOn last time it was completed, by whatever way
   * @param dueOn when it is, or was, due
   */
  public record Item(
      BuiltInCourse course,
      boolean must,
      Step step,
      @Nullable LocalDate doneOn,
      @Nullable LocalDate dueOn) {}

  /** What a learner can do next with a course. */
  public enum Step {
    BEGIN,
    READ_ON,
    TEST_ON,
    TRY_AGAIN,
    DONE
  }

  /**
   * A page of a course.
   *
   * @param number of the page, from 1
   * @param read pages read so far
   */
  public record Page(Learner learner, BuiltInCourse course, int number, int read, Step step) {

    public BuiltInCourse.Part part() {
      return course.parts().get(number - 1);
    }
  }

  /**
   * How a test is held.
   *
   * @param questions drawn from the pool
   * @param needed right answers needed to pass
   */
  public record Terms(int questions, int needed) {}

  /**
   * A test under way.
   *
   * @param questions without anything that tells the right answers
   * @param needed right answers needed to pass
   */
  public record Test(Learner learner, BuiltInCourse course, List<Question> questions, int needed) {

    /** The first question without an answer, from 1; 0 when all are answered. */
    public int nextOpen() {
      for (var question : questions) {
        if (question.chosen().isEmpty()) {
          return question.number();
        }
      }
      return 0;
    }
  }

  /**
   * A question of a test.
   *
   * @param number from 1
   * @param multiple whether several answers are right
   * @param chosen indexes of the chosen answers, empty while not answered
   */
  public record Question(
      int number, String ask, List<String> options, boolean multiple, Set<Integer> chosen) {}

  /** A finished test, with all explanations. */
  public record Result(
      Learner learner,
      BuiltInCourse course,
      String edition,
      boolean passed,
      int right,
      int needed,
      List<Checked> questions,
      Instant startedAt,
      Instant finishedAt) {}

  /** An answered question with what was right and why. */
  public record Checked(
      int number, String ask, List<Option> options, boolean correct, String why) {}

  /** An answer that could be chosen. */
  public record Option(String text, boolean right, boolean chosen) {}

  /** A finished go at a course, as the company sees it. */
  public record Taken(
      String courseId,
      String edition,
      boolean passed,
      int right,
      int asked,
      Instant finishedAt,
      @Nullable String evidenceDocumentId) {}
}
