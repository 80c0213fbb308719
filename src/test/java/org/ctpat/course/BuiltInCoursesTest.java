package org.ctpat.course;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.ctpat.course.BuiltInCourse.Part;
import org.ctpat.course.BuiltInCourse.Question;
import org.ctpat.training.Course;
import org.ctpat.training.TestCatalogue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tools.jackson.databind.json.JsonMapper;

/** Each course of the catalogue has a complete built-in course. */
class BuiltInCoursesTest {

  private static final int LEAST_WORDS = 100;

  private BuiltInCourses courses;

  @BeforeEach
  void read() throws IOException {
    courses =
        new BuiltInCourses(
            TestCatalogue.courses(),
            new PathMatchingResourcePatternResolver(),
            JsonMapper.builder().build());
  }

  @Test
  void servesEveryCourseOfTheCatalogue() {
    assertThat(courses.all())
        .extracting(BuiltInCourse::id)
        .containsExactlyElementsOf(TestCatalogue.courses().all().stream().map(Course::id).toList())
        .hasSize(20);
  }

  @Test
  void hasFourToSevenPagesOfSubstanceInEachCourse() {
    for (var course : courses.all()) {
      assertThat(course.parts()).as(course.id()).hasSizeBetween(4, 7);
      assertThat(course.minutes()).as(course.id()).isBetween(10, 60);
      assertThat(course.aim()).as(course.id()).startsWith("You ");
      assertThat(course.edition()).as(course.id()).isNotBlank();
      for (var part : course.parts()) {
        assertThat(part.text().split("\\s+"))
            .as(course.id() + " " + part.title())
            .hasSizeGreaterThan(LEAST_WORDS);
        assertThat(part.blocks()).as(part.title()).hasSizeGreaterThan(1);
      }
    }
  }

  @Test
  void hasAPoolOfTwelveQuestionsWithRightAndWrongAnswersAndAnExplanation() {
    for (var course : courses.all()) {
      assertThat(course.questions()).as(course.id()).hasSizeGreaterThanOrEqualTo(12);
      assertThat(course.questions()).as(course.id()).anyMatch(Question::multiple);
      for (var question : course.questions()) {
        var what = course.id() + ": " + question.ask();
        var options = Stream.concat(question.right().stream(), question.wrong().stream()).toList();
        assertThat(question.right()).as(what).isNotEmpty();
        assertThat(question.wrong()).as(what).isNotEmpty();
        assertThat(options).as(what).hasSizeBetween(4, 6).doesNotHaveDuplicates();
        assertThat(options).as(what).noneMatch(String::isBlank);
        assertThat(question.why().split(" ")).as(what).hasSizeGreaterThan(4);
        assertThat(question.ask().contains("Choose all")).as(what).isEqualTo(question.multiple());
      }
    }
  }

  @Test
  void repeatsNoTextWithinOrBetweenCourses() {
    var texts = new ArrayList<String>();
    for (var course : courses.all()) {
      texts.add(course.title());
      texts.add(course.aim());
      course.parts().stream().map(Part::title).forEach(texts::add);
      course.parts().stream()
          .flatMap(part -> part.blocks().stream())
          .flatMap(block -> block.lines().stream())
          .filter(line -> line.length() > 40)
          .forEach(texts::add);
      course.questions().stream().map(Question::ask).forEach(texts::add);
      course.questions().stream().map(Question::why).forEach(texts::add);
    }

    assertThat(texts).doesNotHaveDuplicates();
  }

  /** Who chooses the longest answer each time must not pass. */
  @Test
  void doesNotGiveTheRightAnswerAwayByItsLength() {
    for (var course : courses.all()) {
      var single = course.questions().stream().filter(q -> !q.multiple()).toList();
      var longest = single.stream().filter(BuiltInCoursesTest::rightIsLongest).count();

      assertThat(longest).as(course.id()).isLessThanOrEqualTo(single.size() * 6 / 10);
    }
  }

  private static boolean rightIsLongest(Question question) {
    var right = question.right().getFirst().length();
    return question.wrong().stream().allMatch(wrong -> wrong.length() < right);
  }

  @Test
  void splitsTextIntoParagraphsAndLists() {
    var part =
        new Part("A", "One line\nand its end.\n\n- first\n- second goes\n  on\n\nThe last.\n");

    assertThat(part.blocks())
        .containsExactly(
            new BuiltInCourse.Block(false, List.of("One line and its end.")),
            new BuiltInCourse.Block(true, List.of("first", "second goes on")),
            new BuiltInCourse.Block(false, List.of("The last.")));
  }
}
