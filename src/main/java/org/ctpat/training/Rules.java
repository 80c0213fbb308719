package org.ctpat.training;

import java.time.LocalDate;
import java.util.regex.Pattern;

/** What a person and a completed training must look like. */
final class Rules {

  private static final Pattern EMPLOYEE_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/-]{0,39}");
  private static final Pattern FORMULA = Pattern.compile("^[=+@\\-].*", Pattern.DOTALL);

  private Rules() {}

  static void check(PersonData person, LocalDate today) {
    if (!EMPLOYEE_ID.matcher(person.employeeId()).matches()) {
      throw new TrainingRefused(
          "'"
              + person.employeeId()
              + "' is no employee id: up to 40 letters, digits and . _ / -, as in E-014");
    }
    text("The name", person.name(), 200);
    text("The site", person.site(), 200);
    if (person.functions().isEmpty()) {
      throw new TrainingRefused(
          "Give " + person.employeeId() + " at least one function: " + JobFunction.codes());
    }
    if (person.startedOn().isAfter(today.plusYears(1))) {
      throw new TrainingRefused(
          "The start on " + person.startedOn() + " is more than a year ahead: check the date");
    }
  }

  static void check(CompletionData done, CourseCatalogue courses, LocalDate today) {
    courses.get(done.courseId());
    if (done.completedOn().isAfter(today)) {
      throw new TrainingRefused(
          "The training on " + done.completedOn() + " is in the future: record it when it is done");
    }
    if (done.minutes() < 1 || done.minutes() > 10_000) {
      throw new TrainingRefused(
          "A duration of " + done.minutes() + " minutes is not possible: give 1 to 10,000");
    }
    text("The trainer or source", done.trainer(), 200);
    text("The topics", done.topics(), 1000);
    if (!done.score().isBlank()) {
      text("The score", done.score(), 100);
    }
    var nextDueOn = done.nextDueOn();
    if (nextDueOn != null && !nextDueOn.isAfter(done.completedOn())) {
      throw new TrainingRefused(
          "The training is due again on "
              + nextDueOn
              + ", which is not after it was done on "
              + done.completedOn());
    }
  }

  /** Text that is there, not too long, and no formula when it is opened in a spreadsheet. */
  static void text(String what, String text, int limit) {
    var stripped = text.strip();
    if (stripped.isEmpty()) {
      throw new TrainingRefused(what + " is missing");
    }
    if (stripped.length() > limit) {
      throw new TrainingRefused(
          "%s has %,d characters: shorten it to %,d".formatted(what, stripped.length(), limit));
    }
    if (FORMULA.matcher(stripped).matches()) {
      throw new TrainingRefused(
          what + " starts with '" + stripped.charAt(0) + "': start it with a letter or digit");
    }
  }
}
