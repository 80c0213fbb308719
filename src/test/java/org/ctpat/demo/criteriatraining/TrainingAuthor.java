package org.ctpat.demo.criteriatraining;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;
import org.ctpat.audit.Actor;
import org.ctpat.deadline.Deadlines;
import org.ctpat.demo.DemoCompany;
import org.ctpat.document.Documents;
import org.ctpat.training.CheckData;
import org.ctpat.training.CheckKind;
import org.ctpat.training.CompletionData;
import org.ctpat.training.Effectiveness;
import org.ctpat.training.TrainingMatrix.Cell;
import org.ctpat.training.TrainingMatrix.State;
import org.ctpat.training.Trainings;
import org.springframework.stereotype.Component;

/**
 * Keeps the training records of a demo company from its {@code people.csv} and {@code
 * completions.csv}.
 */
@Component
public class TrainingAuthor {

  private static final String LOG = "training-log.csv";
  private static final String COMPLETIONS =
      "employee_id,course_id,completed_on,minutes,trainer,topics,result,score,evidence_file,"
          + "next_due_on\n";

  private final Trainings trainings;
  private final Effectiveness effectiveness;
  private final Documents documents;
  private final Deadlines deadlines;

  TrainingAuthor(
      Trainings trainings, Effectiveness effectiveness, Documents documents, Deadlines deadlines) {
    this.trainings = trainings;
    this.effectiveness = effectiveness;
    this.documents = documents;
    this.deadlines = deadlines;
  }

  /** Imports people and trainings the first time, and repeats what ran out afterwards. */
  public void keepRecords(DemoCompany company, String accountNumber, Actor by) {
    if (trainings.matrix(accountNumber).rows().isEmpty()) {
      importRecords(company, accountNumber, by);
    } else {
      repeat(company, accountNumber, by);
    }
  }

  /** Has every training done that is open or expires soon. */
  public void repeat(DemoCompany company, String accountNumber, Actor by) {
    var today = deadlines.today();
    var evidence =
        new EvidenceFolder(documents, company, accountNumber, deadlines.today(), by)
            .copy(LOG, "training-log-" + today + ".csv", "training log of " + today);
    for (var row : trainings.matrix(accountNumber).rows()) {
      for (var cell : row.cells().values()) {
        if (due(cell)) {
          trainings.recordCompletion(
              accountNumber,
              new CompletionData(
                  row.person().employeeId(),
                  cell.courseId(),
                  today,
                  45,
                  "Training on site",
                  "Refresher with test",
                  CompletionData.Result.PASSED,
                  "18 of 20",
                  evidence,
                  null),
              by);
        }
      }
    }
  }

  private static boolean due(Cell cell) {
    return !cell.level().isEmpty()
        && (cell.state().open() || cell.state() == State.EXPIRES_SOON || cell.onOccasion());
  }

  private void importRecords(DemoCompany company, String accountNumber, Actor by) {
    new EvidenceFolder(documents, company, accountNumber, deadlines.today(), by)
        .id(LOG, "training records");
    importCsv(accountNumber, people(company), by);
    importCsv(
        accountNumber,
        company.has("completions.csv") ? completions(company) : everyCourse(company, accountNumber),
        by);
    check(accountNumber, "TR06", CheckKind.DRILL, "Seal handlers, a seal with a wrong number", by);
    check(accountNumber, "TR08", CheckKind.OBSERVATION, "All sites, a visitor without badge", by);
    check(accountNumber, "TR10", CheckKind.PHISHING_TEST, "Everybody with e-mail", by);
  }

  /** Everybody who has done the course took part last week, and passed. */
  private void check(String accountNumber, String course, CheckKind kind, String who, Actor by) {
    var tookPart =
        trainings.matrix(accountNumber).rows().stream()
            .filter(row -> row.cells().containsKey(course))
            .filter(row -> row.cells().get(course).completedOn() != null)
            .map(row -> row.person().employeeId())
            .toList();
    if (tookPart.isEmpty()) {
      return;
    }
    effectiveness.record(
        accountNumber,
        new CheckData(
            course,
            kind,
            deadlines.today().minusDays(7),
            who,
            tookPart,
            Set.of(),
            "Reported within minutes; nothing to change",
            null),
        by);
  }

  private void importCsv(String accountNumber, String csv, Actor by) {
    var result =
        trainings.importCsv(
            accountNumber, new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)), by);
    if (!result.accepted()) {
      throw new IllegalStateException(
          "The demo's " + result.what() + " are not valid: " + result.errors());
    }
  }

  private String people(DemoCompany company) {
    return company.csv("people.csv").stream()
        .map(
            row ->
                line(
                    row.get("employee_id"),
                    row.get("name"),
                    row.get("functions"),
                    row.get("site"),
                    daysAgo(row.get("days_before_start"))))
        .collect(Collectors.joining("\n", "employee_id,name,functions,site,started_on\n", "\n"));
  }

  private String completions(DemoCompany company) {
    return company.csv("completions.csv").stream()
        .map(
            row ->
                line(
                    row.get("employee_id"),
                    row.get("course_id"),
                    daysAgo(row.get("days_before_start")),
                    row.get("minutes"),
                    row.get("trainer"),
                    row.get("topics"),
                    row.get("result"),
                    row.get("score"),
                    row.get("evidence_file"),
                    ""))
        .collect(Collectors.joining("\n", COMPLETIONS, "\n"));
  }

  /** Every course that is open for anybody, done a month ago. */
  private String everyCourse(DemoCompany company, String accountNumber) {
    return trainings.matrix(accountNumber).rows().stream()
        .flatMap(
            row ->
                row.cells().values().stream()
                    .filter(TrainingAuthor::due)
                    .map(
                        cell ->
                            line(
                                row.person().employeeId(),
                                cell.courseId(),
                                daysAgo("30"),
                                "45",
                                company.member().name(),
                                "Course of the programme with the cases of our trade, and a test",
                                "passed",
                                "18 of 20",
                                LOG,
                                "")))
        .collect(Collectors.joining("\n", COMPLETIONS, "\n"));
  }

  private String daysAgo(String days) {
    return deadlines.today().minusDays(Long.parseLong(days)).toString();
  }

  private static String line(String... values) {
    return java.util.Arrays.stream(values)
        .map(value -> '"' + value.replace("\"", "\"\"") + '"')
        .collect(Collectors.joining(","));
  }
}
