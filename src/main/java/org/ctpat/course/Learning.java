package org.ctpat.course;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.Accounts;
import org.ctpat.course.Lesson.Checked;
import org.ctpat.course.Lesson.Item;
import org.ctpat.course.Lesson.Learner;
import org.ctpat.course.Lesson.Option;
import org.ctpat.course.Lesson.Overview;
import org.ctpat.course.Lesson.Page;
import org.ctpat.course.Lesson.Question;
import org.ctpat.course.Lesson.Result;
import org.ctpat.course.Lesson.Step;
import org.ctpat.course.Lesson.Taken;
import org.ctpat.course.Lesson.Terms;
import org.ctpat.course.Lesson.Test;
import org.ctpat.course.PersonalLinks.Opened;
import org.ctpat.document.Documents;
import org.ctpat.training.CompletionData;
import org.ctpat.training.TrainingMatrix.Cell;
import org.ctpat.training.TrainingMatrix.State;
import org.ctpat.training.Trainings;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Taking a built-in course by a personal link: pages, then a test drawn from the pool. A passed
 * test is recorded as a completed training with the test itself as its proof; a failed one can be
 * repeated with other questions. Everything one link does happens one after the other, so a second
 * click or tab changes nothing twice.
 *
 * <p>Every method throws {@link LinkRefused} when the link does not lead here any more, and {@link
 * CourseRefused} when the step is not possible now.
 */
@Service
@Transactional
public class Learning {

  private static final ZoneId EASTERN = ZoneId.of("America/New_York");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm z", Locale.US).withZone(EASTERN);
  private static final int TOPICS = 1000;

  private final BuiltInCourses courses;
  private final PersonalLinks links;
  private final Attempts attempts;
  private final Trainings trainings;
  private final Accounts accounts;
  private final Documents documents;
  private final CourseSettings settings;
  private final JsonMapper json;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  Learning(
      BuiltInCourses courses,
      PersonalLinks links,
      Attempts attempts,
      Trainings trainings,
      Accounts accounts,
      Documents documents,
      CourseSettings settings,
      JsonMapper json,
      Clock clock) {
    this.courses = courses;
    this.links = links;
    this.attempts = attempts;
    this.trainings = trainings;
    this.accounts = accounts;
    this.documents = documents;
    this.settings = settings;
    this.json = json;
    this.clock = clock;
  }

  /** The courses of the person: those asked for, what is open first, and the others. */
  public Overview overview(String token) {
    var by = links.open(token);
    var cells = trainings.cells(by.accountNumber(), by.person().employeeId());
    var asked = new ArrayList<Item>();
    var others = new ArrayList<Item>();
    for (var course : courses.all()) {
      var cell = cells.get(course.id());
      var item = item(by, course, cell);
      (cell == null || cell.level().isEmpty() ? others : asked).add(item);
    }
    asked.sort((one, other) -> Boolean.compare(one.step() == Step.DONE, other.step() == Step.DONE));
    return new Overview(learner(by), List.copyOf(asked), List.copyOf(others));
  }

  private Item item(Opened by, BuiltInCourse course, @Nullable Cell cell) {
    var step = step(latest(by, course), cell);
    var covered = cell != null && cell.completedOn() != null && cell.state() == State.COVERED;
    return new Item(
        course,
        cell != null && cell.must(),
        covered && step == Step.BEGIN ? Step.DONE : step,
        cell == null ? null : cell.completedOn(),
        cell == null || covered
            ? null
            : cell.nextDueOn() == null ? cell.firstDueOn() : cell.nextDueOn());
  }

  /**
   * A page, counted from 1; only the first one that was not read yet and those before it.
   *
   * @throws CourseRefused when pages before it are still to be read
   */
  public Page part(String token, String courseId, int number) {
    var by = links.open(token);
    var course = course(courseId);
    var latest = latest(by, course);
    var step = step(latest, cell(by, course));
    var read = partsRead(course, latest, step);
    if (number < 1 || number > course.parts().size() || number > read + 1) {
      throw new CourseRefused("Read the pages in their order first.");
    }
    return new Page(learner(by), course, number, read, step);
  }

  /** Notes that a page was read; progress is kept. */
  public void read(String token, String courseId, int number) {
    var by = links.open(token);
    var course = course(courseId);
    var latest = latest(by, course);
    var step = step(latest, cell(by, course));
    if (number < 1
        || number > course.parts().size()
        || number > partsRead(course, latest, step) + 1) {
      throw new CourseRefused("Read the pages in their order first.");
    }
    if (step == Step.BEGIN) {
      begin(by, course, number);
    } else if (latest != null && latest.state() == Attempt.State.READING) {
      latest.read(number);
    }
  }

  private Attempt begin(Opened by, BuiltInCourse course, int partsRead) {
    return attempts.save(
        new Attempt(
            by.accountNumber(),
            by.person().employeeId(),
            course,
            partsRead,
            json.writeValueAsString(Sheet.EMPTY),
            clock.instant()));
  }

  /**
   * Begins the test when all pages are read, or goes on with the one under way; after a failed one
   * the next test brings other questions as far as the pool has them.
   *
   * @throws CourseRefused when pages are still to be read, or the course is passed and not yet due
   *     again
   */
  public Test test(String token, String courseId) {
    var by = links.open(token);
    var course = course(courseId);
    var latest = latest(by, course);
    var step = step(latest, cell(by, course));
    if (step == Step.DONE) {
      throw new CourseRefused("You have passed this course. It is not due again yet.");
    }
    if (partsRead(course, latest, step) < course.parts().size()) {
      throw new CourseRefused("Read all pages first; then the test opens.");
    }
    if (latest == null || !latest.state().open()) {
      latest = begin(by, course, course.parts().size());
    }
    if (latest.state() == Attempt.State.READING) {
      var sheet = Sheet.draw(course, settings.questions(), askedBefore(by, course), random);
      latest.test(
          course.edition(),
          json.writeValueAsString(sheet),
          settings.needed(sheet.questions().size()));
    }
    return view(by, course, latest);
  }

  /** How many questions the test of a course has, and how many right answers pass it. */
  public Terms terms(BuiltInCourse course) {
    var questions = Math.min(settings.questions(), course.questions().size());
    return new Terms(questions, settings.needed(questions));
  }

  private Set<String> askedBefore(Opened by, BuiltInCourse course) {
    return attempts
        .findByAccountNumberAndEmployeeIdAndCourseIdOrderByStartedAtDescIdDesc(
            by.accountNumber(), by.person().employeeId(), course.id())
        .stream()
        .filter(attempt -> attempt.state() == Attempt.State.FAILED)
        .findFirst()
        .map(attempt -> sheet(attempt).questions())
        .orElse(List.of())
        .stream()
        .map(Sheet.Asked::ask)
        .collect(Collectors.toSet());
  }

  /**
   * The test under way.
   *
   * @throws CourseRefused when none is
   */
  public Test testUnderWay(String token, String courseId) {
    var by = links.open(token);
    var course = course(courseId);
    return view(by, course, underWay(by, course));
  }

  /**
   * Keeps the answer to a question, counted from 1; it can be changed until the test is handed in.
   *
   * @throws CourseRefused when nothing, or something that is no answer, is chosen
   */
  public void answer(String token, String courseId, int number, Set<Integer> chosen) {
    var by = links.open(token);
    var attempt = underWay(by, course(courseId));
    var sheet = sheet(attempt);
    if (number < 1 || number > sheet.questions().size()) {
      throw new CourseRefused("There is no question " + number + ".");
    }
    var asked = sheet.questions().get(number - 1);
    if (chosen.isEmpty()) {
      throw new CourseRefused("Choose an answer first.");
    }
    if (!chosen.stream().allMatch(option -> option >= 0 && option < asked.options().size())
        || (asked.right().size() == 1 && chosen.size() > 1)) {
      throw new CourseRefused("Choose one of the answers shown.");
    }
    attempt.answered(json.writeValueAsString(sheet.answer(number - 1, chosen)));
  }

  /**
   * Hands the test in. Handing in once more shows the same result.
   *
   * @throws CourseRefused when a question is not answered
   */
  public Result handIn(String token, String courseId) {
    var by = links.open(token);
    var course = course(courseId);
    var attempt = latest(by, course);
    if (attempt != null && attempt.state() == Attempt.State.TESTING) {
      var sheet = sheet(attempt);
      if (!sheet.complete()) {
        throw new CourseRefused("Answer every question first.");
      }
      attempt.finish(sheet.correct(), clock.instant());
      if (attempt.state() == Attempt.State.PASSED) {
        complete(by, course, attempt);
      }
    }
    return result(by, course);
  }

  /**
   * The last finished test.
   *
   * @throws CourseRefused when there is none
   */
  public Result result(String token, String courseId) {
    return result(links.open(token), course(courseId));
  }

  /** The finished tests of a person, newest first, for the company. */
  @Transactional(readOnly = true)
  public List<Taken> taken(String accountNumber, String employeeId) {
    return attempts
        .findByAccountNumberAndEmployeeIdOrderByStartedAtDescIdDesc(accountNumber, employeeId)
        .stream()
        .filter(attempt -> attempt.finishedAt() != null)
        .map(
            attempt ->
                new Taken(
                    attempt.courseId(),
                    attempt.edition(),
                    attempt.state() == Attempt.State.PASSED,
                    attempt.rightAnswers(),
                    sheet(attempt).questions().size(),
                    Objects.requireNonNull(attempt.finishedAt()),
                    attempt.evidenceDocumentId()))
        .toList();
  }

  private void complete(Opened by, BuiltInCourse course, Attempt attempt) {
    var employee = by.person().employeeId();
    var today = LocalDate.ofInstant(clock.instant(), EASTERN);
    var score = attempt.rightAnswers() + " of " + sheet(attempt).questions().size();
    var proof =
        documents.store(
            by.accountNumber(),
            course.id() + "-" + employee.replace('/', '-') + "-" + today + ".txt",
            new ByteArrayInputStream(
                proof(by, course, attempt, score).getBytes(StandardCharsets.UTF_8)),
            "training " + course.id() + " " + employee,
            null,
            by.actor());
    attempt.provenBy(proof.id());
    var topics =
        course.parts().stream().map(BuiltInCourse.Part::title).collect(Collectors.joining("; "));
    trainings.recordCompletion(
        by.accountNumber(),
        new CompletionData(
            employee,
            course.id(),
            today,
            course.minutes(),
            "Built-in course " + course.id() + ", edition " + attempt.edition(),
            topics.length() > TOPICS ? topics.substring(0, TOPICS) : topics,
            CompletionData.Result.PASSED,
            score,
            proof.id(),
            null),
        by.actor());
  }

  /** The test with its answers as text, so that it can be read without this application. */
  private String proof(Opened by, BuiltInCourse course, Attempt attempt, String score) {
    var text = new StringBuilder();
    text.append("Record of completion\n\n")
        .append("Person: ")
        .append(by.person().name())
        .append('\n')
        .append("Employee number: ")
        .append(by.person().employeeId())
        .append('\n')
        .append("Company: ")
        .append(learner(by).company())
        .append('\n')
        .append("Account: ")
        .append(by.accountNumber())
        .append('\n')
        .append("Course: ")
        .append(course.id())
        .append(' ')
        .append(course.title())
        .append('\n')
        .append("Source: built-in course, edition ")
        .append(attempt.edition())
        .append('\n')
        .append("Taken by personal link\n")
        .append("Begun: ")
        .append(TIME.format(attempt.startedAt()))
        .append('\n')
        .append("Handed in: ")
        .append(TIME.format(clock.instant()))
        .append('\n')
        .append("Result: passed, ")
        .append(score)
        .append(" right, ")
        .append(attempt.needed())
        .append(" needed\n");
    for (var checked : checked(sheet(attempt))) {
      text.append('\n').append(checked.number()).append(". ").append(checked.ask()).append('\n');
      for (var option : checked.options()) {
        text.append(option.chosen() ? "   [x] " : "   [ ] ")
            .append(option.text())
            .append(option.right() ? " (right)" : "")
            .append('\n');
      }
    }
    return text.toString();
  }

  private Result result(Opened by, BuiltInCourse course) {
    var finished =
        attempts
            .findByAccountNumberAndEmployeeIdAndCourseIdOrderByStartedAtDescIdDesc(
                by.accountNumber(), by.person().employeeId(), course.id())
            .stream()
            .filter(attempt -> attempt.finishedAt() != null)
            .findFirst()
            .orElseThrow(() -> new CourseRefused("You have not handed in a test yet."));
    return new Result(
        learner(by),
        course,
        finished.edition(),
        finished.state() == Attempt.State.PASSED,
        finished.rightAnswers(),
        finished.needed(),
        checked(sheet(finished)),
        finished.startedAt(),
        Objects.requireNonNull(finished.finishedAt()));
  }

  private static List<Checked> checked(Sheet sheet) {
    return IntStream.range(0, sheet.questions().size())
        .mapToObj(
            index -> {
              var asked = sheet.questions().get(index);
              var chosen = asked.chosen() == null ? Set.<Integer>of() : asked.chosen();
              var options =
                  IntStream.range(0, asked.options().size())
                      .mapToObj(
                          option ->
                              new Option(
                                  asked.options().get(option),
                                  asked.right().contains(option),
                                  chosen.contains(option)))
                      .toList();
              return new Checked(index + 1, asked.ask(), options, asked.correct(), asked.why());
            })
        .toList();
  }

  private Test view(Opened by, BuiltInCourse course, Attempt attempt) {
    var asked = sheet(attempt).questions();
    var questions =
        IntStream.range(0, asked.size())
            .mapToObj(
                index -> {
                  var each = asked.get(index);
                  var chosen = each.chosen() == null ? Set.<Integer>of() : each.chosen();
                  return new Question(
                      index + 1,
                      each.ask(),
                      each.options(),
                      each.right().size() > 1,
                      new HashSet<>(chosen));
                })
            .toList();
    return new Test(learner(by), course, questions, attempt.needed());
  }

  private static Step step(@Nullable Attempt latest, @Nullable Cell cell) {
    if (latest == null) {
      return Step.BEGIN;
    }
    return switch (latest.state()) {
      case READING -> Step.READ_ON;
      case TESTING -> Step.TEST_ON;
      case FAILED -> Step.TRY_AGAIN;
      case PASSED -> cell != null && cell.state() == State.COVERED ? Step.DONE : Step.BEGIN;
    };
  }

  private static int partsRead(BuiltInCourse course, @Nullable Attempt latest, Step step) {
    return latest == null || step == Step.BEGIN
        ? 0
        : step == Step.READ_ON ? latest.partsRead() : course.parts().size();
  }

  private Attempt underWay(Opened by, BuiltInCourse course) {
    var latest = latest(by, course);
    if (latest == null || latest.state() != Attempt.State.TESTING) {
      throw new CourseRefused("No test is under way.");
    }
    return latest;
  }

  private @Nullable Attempt latest(Opened by, BuiltInCourse course) {
    return attempts
        .findByAccountNumberAndEmployeeIdAndCourseIdOrderByStartedAtDescIdDesc(
            by.accountNumber(), by.person().employeeId(), course.id())
        .stream()
        .findFirst()
        .orElse(null);
  }

  private @Nullable Cell cell(Opened by, BuiltInCourse course) {
    return trainings.cells(by.accountNumber(), by.person().employeeId()).get(course.id());
  }

  private Learner learner(Opened by) {
    var company = accounts.get(AccountNumber.of(by.accountNumber())).companyName();
    return new Learner(by.person().name(), company, by.expiresAt());
  }

  private BuiltInCourse course(String courseId) {
    return courses
        .find(courseId)
        .orElseThrow(() -> new CourseRefused("There is no built-in course " + courseId + "."));
  }

  private Sheet sheet(Attempt attempt) {
    return json.readValue(attempt.sheet(), Sheet.class);
  }
}
