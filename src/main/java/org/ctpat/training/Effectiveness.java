package org.ctpat.training;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.Accounts;
import org.ctpat.audit.Actor;
import org.ctpat.audit.AuditEvent;
import org.ctpat.audit.AuditTrail;
import org.ctpat.document.Documents;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Checks that trainings met their goals (criterion 12.4, TR20). Who passes has done TR20; who does
 * not pass repeats the course within the time that the table gives for TR20.
 */
@Service
@Transactional
public class Effectiveness {

  private static final String CHECK = "TR20";

  private final EffectivenessChecks checks;
  private final CourseCatalogue courses;
  private final People people;
  private final Completions completions;
  private final Trainings trainings;
  private final RuleBook rules;
  private final Accounts accounts;
  private final Documents documents;
  private final AuditTrail trail;
  private final Period again;
  private final Clock clock;

  Effectiveness(
      EffectivenessChecks checks,
      CourseCatalogue courses,
      People people,
      Completions completions,
      Trainings trainings,
      RuleBook rules,
      Accounts accounts,
      Documents documents,
      AuditTrail trail,
      @Value("${ctpat.training.check-again:12m}") Period again,
      Clock clock) {
    this.checks = checks;
    this.courses = courses;
    this.people = people;
    this.completions = completions;
    this.trainings = trainings;
    this.rules = rules;
    this.accounts = accounts;
    this.documents = documents;
    this.trail = trail;
    this.again = again;
    this.clock = clock;
  }

  /**
   * Keeps a check; for the same course, kind, day and people it is corrected.
   *
   * @throws TrainingRefused when a value is not valid or a person is not on the list
   */
  public void record(String accountNumber, CheckData data, Actor by) {
    var today = today();
    var course = courses.get(data.courseId());
    if (course.id().equals(CHECK)) {
      throw new TrainingRefused("Name the course whose effect was checked, not " + CHECK);
    }
    if (data.heldOn().isAfter(today)) {
      throw new TrainingRefused(
          "The check on " + data.heldOn() + " is in the future: record it when it is done");
    }
    Rules.text("Who took part", data.peopleConcerned(), 200);
    if (data.tookPart().isEmpty()) {
      throw new TrainingRefused("Nobody took part: choose the person or the group");
    }
    if (!data.notPassed().isEmpty() || !data.finding().isBlank()) {
      Rules.text("What was found and is done about it", data.finding(), 1000);
    }
    var evidence = data.evidenceDocumentId();
    if (evidence != null && documents.find(accountNumber, evidence).isEmpty()) {
      throw new TrainingRefused("The account has no file '" + evidence + "': upload it first");
    }
    var known =
        people.findByAccountNumberOrderByEmployeeId(accountNumber).stream()
            .collect(Collectors.toMap(Person::employeeId, Function.identity()));
    var results = new HashMap<Long, Boolean>();
    for (var employee : data.tookPart()) {
      var person = known.get(employee);
      if (person == null) {
        throw new TrainingRefused("There is no person with employee id '" + employee + "'");
      }
      results.put(person.id(), !data.notPassed().contains(employee));
    }
    var strangers = new TreeSet<>(data.notPassed());
    strangers.removeAll(data.tookPart());
    if (!strangers.isEmpty()) {
      throw new TrainingRefused(
          String.join(", ", strangers)
              + " did not take part: correct the list of those who did not pass");
    }
    var now = clock.instant();
    var check =
        checks.findByAccountNumberOrderByHeldOnDescIdDesc(accountNumber).stream()
            .filter(stored -> stored.same(data))
            .findFirst()
            .orElse(null);
    if (check == null) {
      check = checks.save(new EffectivenessCheck(accountNumber, data, results, by.name(), now));
    } else {
      check.correct(data, results, by.name(), now);
    }
    trainings.keep(
        accountNumber,
        data.tookPart().stream().distinct().map(employee -> completion(employee, data)).toList(),
        by);
    repeat(accountNumber, data, results);
    trail.record(
        new AuditEvent(
            accountNumber,
            null,
            "Effectiveness checked",
            data.courseId() + " " + data.kind().label() + ", " + data.peopleConcerned(),
            by,
            Map.of(),
            Map.of("tookPart", results.size(), "notPassed", data.notPassed().size())));
  }

  private static CompletionData completion(String employee, CheckData data) {
    return new CompletionData(
        employee,
        CHECK,
        data.heldOn(),
        1,
        data.kind().label(),
        "Effect of " + data.courseId(),
        data.notPassed().contains(employee)
            ? CompletionData.Result.FAILED
            : CompletionData.Result.PASSED,
        "",
        data.evidenceDocumentId(),
        null);
  }

  private void repeat(String accountNumber, CheckData data, Map<Long, Boolean> results) {
    var failed =
        results.entrySet().stream()
            .filter(entry -> !entry.getValue())
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    if (failed.isEmpty()) {
      return;
    }
    var until = data.heldOn().plus(timeForCheck(accountNumber));
    completions.findByPersonIdInOrderByCompletedOnDescIdDesc(failed).stream()
        .filter(Completion::isLatest)
        .filter(done -> done.courseId().equals(data.courseId()))
        .filter(done -> done.completedOn().isBefore(data.heldOn()))
        .filter(done -> done.nextDueOn() == null || done.nextDueOn().isAfter(until))
        .forEach(done -> done.dueAgain(until));
  }

  /** The checks of an account, newest first. */
  @Transactional(readOnly = true)
  public List<CheckView> of(String accountNumber) {
    return checks.findByAccountNumberOrderByHeldOnDescIdDesc(accountNumber).stream()
        .map(EffectivenessCheck::view)
        .toList();
  }

  /** For each course that somebody has done, whether its effect was checked. */
  @Transactional(readOnly = true)
  public List<CheckStanding> standing(String accountNumber) {
    var active =
        people.findByAccountNumberOrderByEmployeeId(accountNumber).stream()
            .filter(Person::isActive)
            .map(Person::id)
            .collect(Collectors.toSet());
    var done =
        completions.findByAccountNumberAndLatestTrue(accountNumber).stream()
            .filter(completion -> active.contains(completion.personId()))
            .collect(Collectors.groupingBy(Completion::courseId));
    var last = new HashMap<String, CheckView>();
    of(accountNumber).forEach(check -> last.putIfAbsent(check.courseId(), check));
    var time = timeForCheck(accountNumber);
    return courses.all().stream()
        .filter(course -> !course.id().equals(CHECK))
        .filter(course -> done.containsKey(course.id()) || last.containsKey(course.id()))
        .map(
            course ->
                standing(
                    course, done.getOrDefault(course.id(), List.of()), last.get(course.id()), time))
        .toList();
  }

  private CheckStanding standing(
      Course course, List<Completion> done, @Nullable CheckView last, Period time) {
    if (done.isEmpty()) {
      return new CheckStanding(course, 0, last, null, false);
    }
    var first = done.stream().map(Completion::completedOn).min(LocalDate::compareTo).orElseThrow();
    var dueOn = last == null ? first.plus(time) : last.heldOn().plus(last.goalMet() ? again : time);
    return new CheckStanding(course, done.size(), last, dueOn, dueOn.isBefore(today()));
  }

  /** How long after a training its check should be held, by the row of TR20. */
  private Period timeForCheck(String accountNumber) {
    var type = accounts.get(AccountNumber.of(accountNumber)).entityType();
    var occasion = Occasion.EFFECTIVENESS_CHECK.code();
    return rules
        .read(null, type, new TreeSet<>(List.of(occasion)))
        .getOrDefault(occasion, List.of())
        .stream()
        .filter(rule -> rule.courseId().equals(CHECK))
        .map(Requirement::firstDue)
        .findFirst()
        .orElse(Period.ofDays(30));
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), Trainings.EASTERN);
  }
}
