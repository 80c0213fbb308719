package org.ctpat.training;

import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.Accounts;
import org.ctpat.audit.Actor;
import org.ctpat.audit.AuditEvent;
import org.ctpat.audit.AuditTrail;
import org.ctpat.deadline.Deadlines;
import org.ctpat.document.Document;
import org.ctpat.document.Documents;
import org.ctpat.training.TrainingMatrix.Cell;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** People, their trainings, and the plans that check them (criteria 12.1 to 12.10). */
@Service
@Transactional
public class Trainings {

  static final ZoneId EASTERN = ZoneId.of("America/New_York");
  static final String GAP_RULE = "DC06";

  private final CourseCatalogue courses;
  private final People people;
  private final Completions completions;
  private final PersonOccasions occasions;
  private final TrainingPlans plans;
  private final TrainingConfirmations confirmations;
  private final RuleBook rules;
  private final Accounts accounts;
  private final Documents documents;
  private final Deadlines deadlines;
  private final AuditTrail trail;
  private final ApplicationEventPublisher events;
  private final JsonMapper json;
  private final Clock clock;

  Trainings(
      CourseCatalogue courses,
      People people,
      Completions completions,
      PersonOccasions occasions,
      TrainingPlans plans,
      TrainingConfirmations confirmations,
      RuleBook rules,
      Accounts accounts,
      Documents documents,
      Deadlines deadlines,
      AuditTrail trail,
      ApplicationEventPublisher events,
      JsonMapper json,
      Clock clock) {
    this.courses = courses;
    this.people = people;
    this.completions = completions;
    this.occasions = occasions;
    this.plans = plans;
    this.confirmations = confirmations;
    this.rules = rules;
    this.accounts = accounts;
    this.documents = documents;
    this.deadlines = deadlines;
    this.trail = trail;
    this.events = events;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Opens a training plan, once for each id; the requirements come from decision {@code
   * trainingRequirement}.
   */
  public PlannedTraining plan(
      String accountNumber, String caseId, String trainingPlanId, String entityType, Actor by) {
    var plan =
        plans
            .findById(trainingPlanId)
            .orElseGet(() -> announce(accountNumber, caseId, trainingPlanId, entityType, by));
    if (plan.state() != TrainingPlan.State.ANNOUNCED) {
      return plan.planned();
    }
    var staff = staff(accountNumber);
    var book = rules.of(plan, staff.functions());
    plan.open(staff.active().stream().mapToInt(p -> staff.duties(p, book).count()).sum());
    record(
        accountNumber,
        caseId,
        "Training planned",
        trainingPlanId,
        by,
        Map.of(),
        Map.of(
            "people", staff.active().size(),
            "trainings", plan.planned().requiredTrainings()));
    return plan.planned();
  }

  /** Creates a plan with its due date, before its requirements are known. */
  TrainingPlan announce(
      String accountNumber, String caseId, String trainingPlanId, String entityType, Actor by) {
    var gapsDue =
        deadlines.start(
            accountNumber, caseId, GAP_RULE, today(), Map.of("trainingPlanId", trainingPlanId), by);
    return plans.saveAndFlush(
        new TrainingPlan(
            trainingPlanId, accountNumber, caseId, entityType, gapsDue.dueAt(), clock.instant()));
  }

  /** Whether every must course of every active person is covered today, and what is open. */
  public TrainingCheck check(String trainingPlanId) {
    var plan = get(trainingPlanId);
    var staff = staff(plan.accountNumber());
    var check = gaps(plan, staff, rules.of(plan, staff.functions()));
    if (check.complete() && plan.state() == TrainingPlan.State.OPEN) {
      plan.covered(today());
    }
    return check;
  }

  /**
   * Closes a plan and freezes its result; repeating it changes nothing.
   *
   * @throws TrainingRefused when the last check found a must open
   */
  public void closePlan(String trainingPlanId, Actor by) {
    var plan = get(trainingPlanId);
    if (plan.state() == TrainingPlan.State.COMPLETE) {
      return;
    }
    var coveredOn = plan.coveredOn();
    if (coveredOn == null) {
      throw new TrainingRefused(
          "Training plan "
              + trainingPlanId
              + " cannot be closed: no check has found every must covered yet");
    }
    var staff = staff(plan.accountNumber());
    var book = rules.of(plan, staff.functions());
    var result = new ArrayList<Frozen>();
    for (var person : staff.active()) {
      var duties = staff.duties(person, book);
      staff
          .latest(person)
          .forEach(
              (course, done) -> {
                if (done.nextDueOn() == null) {
                  done.dueAgain(duties.nextDue(course, done.completedOn()));
                }
              });
      duties.cells(coveredOn).values().stream()
          .filter(cell -> !cell.level().isEmpty())
          .forEach(cell -> result.add(Frozen.of(person, cell)));
    }
    plan.complete(json.writeValueAsString(result), clock.instant());
    deadlines.met(plan.caseId(), GAP_RULE, by);
    record(
        plan.accountNumber(),
        plan.caseId(),
        "Training complete",
        trainingPlanId,
        by,
        Map.of(),
        Map.of("people", staff.active().size(), "trainings", result.size()));
  }

  /**
   * Cancels the plans of an account that people still work on, with their dates; repeating it
   * changes nothing. A refresher is announced, since it runs as a process of its own.
   */
  public void cancelAll(String accountNumber, String reason, Actor by) {
    for (var plan : plans.findByAccountNumberOrderById(accountNumber)) {
      if (plan.running()) {
        plan.cancel();
        deadlines.cancel(plan.caseId(), GAP_RULE, "1", reason, by);
        record(
            accountNumber,
            plan.caseId(),
            "Training cancelled",
            plan.getId(),
            by,
            Map.of(),
            Map.of("reason", reason));
        if (plan.refresher()) {
          events.publishEvent(new TrainingCancelled(accountNumber, plan.getId(), reason));
        }
      }
    }
  }

  /** A line of a frozen result; dates as ISO text, empty when there is none. */
  private record Frozen(
      String employeeId,
      String courseId,
      String level,
      String state,
      String completedOn,
      String nextDueOn) {

    static Frozen of(Person person, Cell cell) {
      return new Frozen(
          person.employeeId(),
          cell.courseId(),
          cell.level(),
          cell.state().name(),
          cell.completedOn() == null ? "" : cell.completedOn().toString(),
          cell.nextDueOn() == null ? "" : cell.nextDueOn().toString());
    }
  }

  /** Whether the plan was closed with every must covered. */
  @Transactional(readOnly = true)
  public boolean complete(String trainingPlanId) {
    return plans
        .findById(trainingPlanId)
        .filter(p -> p.state() == TrainingPlan.State.COMPLETE)
        .isPresent();
  }

  /** Whether there is a plan of this id. */
  @Transactional(readOnly = true)
  public boolean planned(String trainingPlanId) {
    return plans.existsById(trainingPlanId);
  }

  /** The musts that are open in a plan today, without changing anything. */
  @Transactional(readOnly = true)
  public List<TrainingGap> openMusts(String trainingPlanId) {
    var plan = get(trainingPlanId);
    var staff = staff(plan.accountNumber());
    return gaps(plan, staff, rules.read(plan, plan.entityType(), staff.functions())).gaps();
  }

  /** People by course, for the portal. */
  @Transactional(readOnly = true)
  public TrainingMatrix matrix(String accountNumber) {
    var staff = staff(accountNumber);
    return matrix(accountNumber, staff, book(accountNumber, staff.functions()));
  }

  /** The rules of the newest plan, completed by the table of today. */
  private Map<String, List<Requirement>> book(String accountNumber, Set<String> functions) {
    var plan = plans.findFirstByAccountNumberOrderByOpenedAtDescIdDesc(accountNumber).orElse(null);
    var entityType =
        plan == null
            ? accounts.get(AccountNumber.of(accountNumber)).entityType()
            : plan.entityType();
    return rules.read(plan, entityType, functions);
  }

  /**
   * A person, active or not.
   *
   * @throws TrainingRefused when the account has nobody with this employee id
   */
  @Transactional(readOnly = true)
  public PersonView person(String accountNumber, String employeeId) {
    return known(accountNumber, employeeId).view();
  }

  /**
   * The state of each course that one person needs or has done, by course id.
   *
   * @throws TrainingRefused when the account has nobody with this employee id
   */
  @Transactional(readOnly = true)
  public Map<String, Cell> cells(String accountNumber, String employeeId) {
    return cells(accountNumber, known(accountNumber, employeeId));
  }

  private Map<String, Cell> cells(String accountNumber, Person person) {
    var staff = staff(accountNumber, List.of(person));
    return staff.duties(person, book(accountNumber, staff.functions())).cells(today());
  }

  /**
   * Everything about one person: duties, trainings done, occasions.
   *
   * @throws TrainingRefused when the account has nobody with this employee id
   */
  @Transactional(readOnly = true)
  public PersonRecord record(String accountNumber, String employeeId) {
    var person = known(accountNumber, employeeId);
    var done =
        completions.findByPersonIdInOrderByCompletedOnDescIdDesc(List.of(person.id())).stream()
            .map(Completion::view)
            .toList();
    var asked =
        occasions.findByPersonIdIn(List.of(person.id())).stream()
            .map(o -> new PersonRecord.Asked(o.occasion(), o.occurredOn(), o.reason()))
            .toList();
    return new PersonRecord(person.view(), cells(accountNumber, person), done, asked);
  }

  private TrainingMatrix matrix(
      String accountNumber, Staff staff, Map<String, List<Requirement>> book) {
    var today = today();
    var rows =
        staff.active().stream()
            .map(p -> new TrainingMatrix.Row(p.view(), staff.duties(p, book).cells(today)))
            .toList();
    var used = new TreeSet<String>();
    rows.forEach(row -> used.addAll(row.cells().keySet()));
    var open =
        rows.stream()
            .flatMap(row -> row.cells().values().stream())
            .filter(cell -> cell.must() && cell.state().open())
            .count();
    return new TrainingMatrix(
        accountNumber, used.stream().map(courses::get).toList(), rows, (int) open);
  }

  private TrainingCheck gaps(TrainingPlan plan, Staff staff, Map<String, List<Requirement>> book) {
    var matrix = matrix(plan.accountNumber(), staff, book);
    if (matrix.rows().isEmpty()) {
      return new TrainingCheck(
          false,
          List.of(
              new TrainingGap(
                  "", "", "", "Nobody is on the list: enter the people of the company")));
    }
    var gaps = new ArrayList<TrainingGap>();
    for (var row : matrix.rows()) {
      for (var cell : row.cells().values()) {
        if (cell.must() && (cell.state().open() || (plan.refresher() && cell.runsOut()))) {
          gaps.add(gap(row.person(), cell));
        }
      }
    }
    return new TrainingCheck(gaps.isEmpty(), List.copyOf(gaps));
  }

  private TrainingGap gap(PersonView person, Cell cell) {
    var course = courses.get(cell.courseId());
    var text =
        person.employeeId()
            + " "
            + person.name()
            + ": "
            + course.id()
            + " "
            + course.topic()
            + " "
            + words(cell);
    return new TrainingGap(person.employeeId(), person.name(), course.id(), text);
  }

  private static String words(Cell cell) {
    return switch (cell.state()) {
      case EXPIRED ->
          "was last done on " + cell.completedOn() + " and was due again on " + cell.nextDueOn();
      case PROOF_MISSING -> "was done on " + cell.completedOn() + ", but its proof is missing";
      case EXPIRES_SOON ->
          "was last done on " + cell.completedOn() + " and is due again on " + cell.nextDueOn();
      case NOT_DUE_YET -> "is asked for anew until " + cell.firstDueOn();
      default -> "was due on " + cell.firstDueOn() + " and is missing";
    };
  }

  /**
   * Adds a person.
   *
   * @throws TrainingRefused when the employee id is taken or a value is not valid
   */
  public PersonView addPerson(String accountNumber, PersonData data, Actor by) {
    Rules.check(data, today());
    if (people.findByAccountNumberAndEmployeeId(accountNumber, data.employeeId()).isPresent()) {
      throw new TrainingRefused(
          "Employee id " + data.employeeId() + " is taken: change that person, or give another id");
    }
    var person = save(new Person(accountNumber, data));
    record(accountNumber, null, "Person added", data.employeeId(), by, Map.of(), facts(person));
    return person.view();
  }

  /**
   * Changes a person; a retired person becomes active again.
   *
   * @param version of the person that was on the screen
   * @throws TrainingRefused when somebody else changed it meanwhile or a value is not valid
   */
  public PersonView updatePerson(String accountNumber, PersonData data, long version, Actor by) {
    Rules.check(data, today());
    var person = known(accountNumber, data.employeeId());
    if (person.version() != version) {
      throw stale(data.employeeId());
    }
    var before = facts(person);
    person.change(data);
    save(person);
    record(accountNumber, null, "Person changed", data.employeeId(), by, before, facts(person));
    return person.view();
  }

  /** Takes a person out of the training duties as of today; the records stay. */
  public PersonView retire(String accountNumber, String employeeId, Actor by) {
    var person = known(accountNumber, employeeId);
    if (person.isActive()) {
      person.retire(today());
      save(person);
      record(
          accountNumber,
          null,
          "Person retired",
          employeeId,
          by,
          Map.of(),
          Map.of("retiredOn", today().toString()));
    }
    return person.view();
  }

  /** Keeps a completed training; for the same person, course and date it is corrected. */
  public void recordCompletion(String accountNumber, CompletionData completion, Actor by) {
    Rules.check(completion, courses, today());
    var evidence = completion.evidenceDocumentId();
    if (evidence != null && documents.find(accountNumber, evidence).isEmpty()) {
      throw new TrainingRefused(
          "The account has no file '" + evidence + "': upload the proof first");
    }
    known(accountNumber, completion.employeeId());
    keep(accountNumber, List.of(completion), by);
  }

  /**
   * Makes a training due for people again, or for the first time; repeating it for the same person,
   * occasion and day changes nothing.
   *
   * @param reason what happened, in a sentence
   * @throws TrainingRefused when a person is unknown, nobody is named, or the day is in the future
   */
  public void require(
      String accountNumber,
      Collection<String> employeeIds,
      Occasion occasion,
      LocalDate occurredOn,
      String reason,
      Actor by) {
    if (employeeIds.isEmpty()) {
      throw new TrainingRefused("Name at least one person who needs the training");
    }
    if (occurredOn.isAfter(today())) {
      throw new TrainingRefused(
          "The occasion on " + occurredOn + " is in the future: enter it when it has happened");
    }
    Rules.text("The reason", reason, 1000);
    var some = employeeIds.stream().distinct().map(id -> known(accountNumber, id)).toList();
    var there =
        occasions.findByPersonIdIn(some.stream().map(Person::id).toList()).stream()
            .filter(o -> o.occasion() == occasion && o.occurredOn().equals(occurredOn))
            .map(PersonOccasion::personId)
            .collect(Collectors.toSet());
    var added =
        some.stream()
            .filter(person -> !there.contains(person.id()))
            .map(
                person ->
                    new PersonOccasion(
                        accountNumber, person.id(), occasion, occurredOn, reason.strip()))
            .toList();
    if (added.isEmpty()) {
      return;
    }
    occasions.saveAll(added);
    record(
        accountNumber,
        null,
        "Training required " + occasion.label(),
        String.join(", ", employeeIds),
        by,
        Map.of(),
        Map.of("occurredOn", occurredOn.toString(), "reason", reason.strip()));
  }

  /**
   * Imports people or completions from CSV in UTF-8, told apart by the header. Nothing is saved
   * unless all rows are valid. People and completions that are there already are changed.
   *
   * <p>People: {@code employee_id,name,functions,site,started_on}, functions separated by {@code
   * |}. Completions: {@code
   * employee_id,course_id,completed_on,minutes,trainer,topics,result,score,evidence_file,next_due_on},
   * the evidence file being the name of a file that was uploaded before; result is passed, attended
   * or failed; the last three columns may be left out.
   */
  public ImportResult importCsv(String accountNumber, InputStream csv, Actor by) {
    var checked = checked(accountNumber, csv);
    if (!checked.errors().isEmpty()) {
      return new ImportResult(checked.what(), 0, checked.errors());
    }
    if (!checked.people().isEmpty()) {
      importPeople(accountNumber, checked.people(), by);
      return new ImportResult(checked.what(), checked.people().size(), List.of());
    }
    keep(accountNumber, checked.completions(), by);
    return new ImportResult(checked.what(), checked.completions().size(), List.of());
  }

  /** What an import of this file would do, with every error by row; nothing is saved. */
  @Transactional(readOnly = true)
  public ImportPreview previewCsv(String accountNumber, InputStream csv) {
    var checked = checked(accountNumber, csv);
    var ids = new TreeSet<String>();
    var lines = new ArrayList<String>();
    int known = 0;
    if (!checked.people().isEmpty()) {
      people
          .findByAccountNumberOrderByEmployeeId(accountNumber)
          .forEach(person -> ids.add(person.employeeId()));
      for (var person : checked.people()) {
        known += ids.contains(person.employeeId()) ? 1 : 0;
        lines.add(person.employeeId() + " " + person.name() + ", since " + person.startedOn());
      }
    } else if (!checked.completions().isEmpty()) {
      var employees =
          people.findByAccountNumberOrderByEmployeeId(accountNumber).stream()
              .collect(Collectors.toMap(Person::id, Person::employeeId));
      for (var done : completions.findByAccountNumber(accountNumber)) {
        ids.add(key(employees.get(done.personId()), done.courseId(), done.completedOn()));
      }
      for (var done : checked.completions()) {
        var key = key(done.employeeId(), done.courseId(), done.completedOn());
        known += ids.contains(key) ? 1 : 0;
        lines.add(key + ", " + done.result().name().toLowerCase(Locale.ROOT));
      }
    }
    return new ImportPreview(
        checked.what(),
        lines.size() - known,
        known,
        lines.stream().limit(ImportPreview.LINES).toList(),
        checked.errors());
  }

  private static String key(@Nullable String employeeId, String courseId, LocalDate completedOn) {
    return employeeId + " " + courseId + " " + completedOn;
  }

  /** The rows of a file; none of them when one is wrong. */
  private record Checked(
      String what,
      List<PersonData> people,
      List<CompletionData> completions,
      List<ImportResult.RowError> errors) {}

  private Checked checked(String accountNumber, InputStream csv) {
    var file = TrainingCsv.read(csv);
    return switch (file.kind()) {
      case PEOPLE -> {
        var read = file.people(today());
        yield new Checked(
            "people", file.errors().isEmpty() ? read : List.of(), List.of(), file.errors());
      }
      case COMPLETIONS -> {
        var known =
            people.findByAccountNumberOrderByEmployeeId(accountNumber).stream()
                .map(Person::employeeId)
                .collect(Collectors.toSet());
        var files =
            documents.of(accountNumber).stream()
                .collect(
                    Collectors.toMap(Document::fileName, Document::id, (newest, older) -> newest));
        var read = file.completions(courses, known, files, today());
        yield new Checked(
            "completions", List.of(), file.errors().isEmpty() ? read : List.of(), file.errors());
      }
      case UNREADABLE -> new Checked("file", List.of(), List.of(), file.errors());
    };
  }

  private void importPeople(String accountNumber, List<PersonData> read, Actor by) {
    var known =
        people.findByAccountNumberOrderByEmployeeId(accountNumber).stream()
            .collect(Collectors.toMap(Person::employeeId, Function.identity()));
    for (var data : read) {
      var person = known.get(data.employeeId());
      if (person == null) {
        people.save(new Person(accountNumber, data));
      } else {
        person.change(data);
      }
    }
    record(
        accountNumber,
        null,
        "People imported",
        "Training",
        by,
        Map.of(),
        Map.of("people", read.size()));
  }

  /** Keeps completions of known people; for the same person, course and date they are corrected. */
  void keep(String accountNumber, List<CompletionData> done, Actor by) {
    var concerned = done.stream().map(CompletionData::employeeId).collect(Collectors.toSet());
    var some =
        concerned.size() == 1
            ? List.of(known(accountNumber, concerned.iterator().next()))
            : people.findByAccountNumberOrderByEmployeeId(accountNumber).stream()
                .filter(person -> concerned.contains(person.employeeId()))
                .toList();
    var byEmployee =
        some.stream().collect(Collectors.toMap(Person::employeeId, Function.identity()));
    var staff = staff(accountNumber, some);
    var book = book(accountNumber, staff.functions());
    var stored =
        completions
            .findByPersonIdInOrderByCompletedOnDescIdDesc(some.stream().map(Person::id).toList())
            .stream()
            .collect(Collectors.groupingBy(Completion::personId));
    for (var data : done) {
      var person = Objects.requireNonNull(byEmployee.get(data.employeeId()));
      var ofPerson = stored.computeIfAbsent(person.id(), id -> new ArrayList<>());
      var completion = keep(accountNumber, person, data, ofPerson, by);
      if (completion.nextDueOn() == null) {
        completion.dueAgain(
            staff.duties(person, book).nextDue(data.courseId(), data.completedOn()));
      }
      markLatest(ofPerson, data.courseId());
    }
    completions.flush();
    record(
        accountNumber,
        null,
        done.size() == 1 ? "Training recorded" : "Trainings recorded",
        done.size() == 1
            ? done.getFirst().courseId() + " of " + done.getFirst().employeeId()
            : "Training",
        by,
        Map.of(),
        done.size() == 1
            ? Map.of(
                "completedOn", done.getFirst().completedOn().toString(),
                "result", done.getFirst().result().name())
            : Map.of("trainings", done.size()));
  }

  private Completion keep(
      String accountNumber,
      Person person,
      CompletionData data,
      List<Completion> ofPerson,
      Actor by) {
    var now = clock.instant();
    for (var completion : ofPerson) {
      if (completion.courseId().equals(data.courseId())
          && completion.completedOn().equals(data.completedOn())) {
        completion.correct(data, by.name(), now);
        return completion;
      }
    }
    var added = completions.save(new Completion(accountNumber, person.id(), data, by.name(), now));
    ofPerson.add(added);
    return added;
  }

  private static void markLatest(List<Completion> ofPerson, String courseId) {
    Completion latest = null;
    for (var completion : ofPerson) {
      if (completion.courseId().equals(courseId)) {
        completion.latest(false);
        if (completion.counts()
            && (latest == null || completion.completedOn().isAfter(latest.completedOn()))) {
          latest = completion;
        }
      }
    }
    if (latest != null) {
      latest.latest(true);
    }
  }

  /** The people as CSV, in the form of the import. */
  @Transactional(readOnly = true)
  public String exportPeople(String accountNumber) {
    return TrainingCsv.people(
        people.findByAccountNumberOrderByEmployeeId(accountNumber).stream()
            .filter(Person::isActive)
            .map(Person::view)
            .toList());
  }

  /** The completed trainings as CSV, in the form of the import. */
  @Transactional(readOnly = true)
  public String exportCompletions(String accountNumber) {
    var employeeIds =
        people.findByAccountNumberOrderByEmployeeId(accountNumber).stream()
            .collect(Collectors.toMap(Person::id, Person::employeeId));
    var files =
        documents.of(accountNumber).stream()
            .collect(Collectors.toMap(Document::id, Document::fileName));
    return TrainingCsv.completions(
        completions.findByAccountNumber(accountNumber), employeeIds, files);
  }

  /** Keeps a member's confirmation of the records, once for each task. */
  void confirm(long taskKey, String accountNumber, String caseId, String formId, Actor by) {
    if (confirmations.existsById(taskKey)) {
      return;
    }
    confirmations.save(
        new TrainingConfirmation(
            taskKey, accountNumber, caseId, formId, by.name(), clock.instant()));
    record(accountNumber, caseId, "Training records confirmed", formId, by, Map.of(), Map.of());
  }

  private Person known(String accountNumber, String employeeId) {
    return people
        .findByAccountNumberAndEmployeeId(accountNumber, employeeId)
        .orElseThrow(
            () ->
                new TrainingRefused(
                    "There is no person with employee id '" + employeeId + "': add it first"));
  }

  private Person save(Person person) {
    try {
      return people.saveAndFlush(person);
    } catch (DataIntegrityViolationException | OptimisticLockingFailureException e) {
      throw stale(person.employeeId());
    }
  }

  private static TrainingRefused stale(String employeeId) {
    return new TrainingRefused(
        "Somebody else changed employee id "
            + employeeId
            + " while you had it open. Nothing was overwritten: load the page again and make your"
            + " change once more");
  }

  private static Map<String, Object> facts(Person person) {
    var facts = new LinkedHashMap<String, Object>();
    facts.put(
        "functions",
        person.functions().stream().map(JobFunction::code).collect(Collectors.joining(", ")));
    facts.put("startedOn", person.startedOn().toString());
    facts.put("active", person.isActive());
    return facts;
  }

  private Staff staff(String accountNumber) {
    return new Staff(
        people.findByAccountNumberOrderByEmployeeId(accountNumber),
        occasions.findByAccountNumber(accountNumber).stream()
            .collect(Collectors.groupingBy(PersonOccasion::personId)),
        completions.findByAccountNumberAndLatestTrue(accountNumber).stream()
            .collect(
                Collectors.groupingBy(
                    Completion::personId,
                    Collectors.toMap(Completion::courseId, Function.identity()))));
  }

  private Staff staff(String accountNumber, List<Person> some) {
    var ids = some.stream().map(Person::id).toList();
    return new Staff(
        some,
        occasions.findByPersonIdIn(ids).stream()
            .collect(Collectors.groupingBy(PersonOccasion::personId)),
        completions.findByPersonIdInOrderByCompletedOnDescIdDesc(ids).stream()
            .filter(Completion::isLatest)
            .collect(
                Collectors.groupingBy(
                    Completion::personId,
                    Collectors.toMap(Completion::courseId, Function.identity()))));
  }

  private TrainingPlan get(String trainingPlanId) {
    return plans
        .findById(trainingPlanId)
        .orElseThrow(
            () -> new TrainingRefused("There is no training plan '" + trainingPlanId + "'"));
  }

  private void record(
      String accountNumber,
      @Nullable String caseId,
      String action,
      String subject,
      Actor by,
      Map<String, ?> before,
      Map<String, ?> after) {
    trail.record(new AuditEvent(accountNumber, caseId, action, subject, by, before, after));
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), EASTERN);
  }

  /**
   * Whether a must course of an account is or goes out of date until a day, or is asked for anew by
   * an occasion; {@code false} when nothing must be repeated.
   */
  @Transactional(readOnly = true)
  boolean refresherNeeded(String accountNumber, LocalDate until) {
    return matrix(accountNumber).rows().stream()
        .flatMap(row -> row.cells().values().stream())
        .filter(Cell::must)
        .anyMatch(
            cell ->
                switch (cell.state()) {
                  case EXPIRED, EXPIRES_SOON ->
                      cell.nextDueOn() != null && !cell.nextDueOn().isAfter(until);
                  case MISSING, NOT_DUE_YET -> cell.onOccasion();
                  case COVERED, PROOF_MISSING -> false;
                });
  }

  /** The people of an account with what concerns each of them. */
  private record Staff(
      List<Person> all,
      Map<Long, List<PersonOccasion>> occasions,
      Map<Long, Map<String, Completion>> latest) {

    List<Person> active() {
      return all.stream().filter(Person::isActive).toList();
    }

    Set<String> functions() {
      var functions = new TreeSet<String>();
      active().forEach(p -> p.functions().forEach(f -> functions.add(f.code())));
      occasions.values().forEach(of -> of.forEach(o -> functions.add(o.occasion().code())));
      return functions;
    }

    Map<String, Completion> latest(Person person) {
      return latest.getOrDefault(person.id(), Map.of());
    }

    PersonDuties duties(Person person, Map<String, List<Requirement>> rules) {
      return new PersonDuties(
          person, occasions.getOrDefault(person.id(), List.of()), latest(person), rules);
    }
  }
}
