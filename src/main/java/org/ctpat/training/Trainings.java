package org.ctpat.training;

import java.io.InputStream;
import org.ctpat.audit.Actor;
import org.springframework.stereotype.Service;

/** People, their trainings, and the plans that check them. */
@Service
public class Trainings {

  /**
   * Opens a training plan, once for each id; the requirements come from decision {@code
   * trainingRequirement}.
   */
  public PlannedTraining plan(
      String accountNumber, String caseId, String trainingPlanId, String entityType, Actor by) {
    throw new UnsupportedOperationException();
  }

  /** Whether every must course of every active person is covered today, and what is open. */
  public TrainingCheck check(String trainingPlanId) {
    throw new UnsupportedOperationException();
  }

  /**
   * Closes a plan and freezes its result; repeating it changes nothing.
   *
   * @throws TrainingRefused while a must is open
   */
  public void recordCompletion(String trainingPlanId, Actor by) {
    throw new UnsupportedOperationException();
  }

  /** Whether the plan was closed with every must covered. */
  public boolean complete(String trainingPlanId) {
    throw new UnsupportedOperationException();
  }

  /** People by course, for the portal. */
  public TrainingMatrix matrix(String accountNumber) {
    throw new UnsupportedOperationException();
  }

  /**
   * Adds a person.
   *
   * @throws TrainingRefused when the employee id is taken or a value is not valid
   */
  public PersonView addPerson(String accountNumber, PersonData person, Actor by) {
    throw new UnsupportedOperationException();
  }

  /**
   * Changes a person.
   *
   * @param version of the person that was on the screen
   * @throws TrainingRefused when somebody else changed it meanwhile
   */
  public PersonView updatePerson(String accountNumber, PersonData person, long version, Actor by) {
    throw new UnsupportedOperationException();
  }

  /** Takes a person out of the training duties; the records stay. */
  public PersonView retire(String accountNumber, String employeeId, Actor by) {
    throw new UnsupportedOperationException();
  }

  /** Keeps a completed training; the same person, course and date once. */
  public void recordCompletion(String accountNumber, CompletionData completion, Actor by) {
    throw new UnsupportedOperationException();
  }

  /**
   * Imports people or completions from CSV, told apart by the header. Nothing is saved unless all
   * rows are valid.
   *
   * <p>People: {@code employee_id,name,functions,site,started_on}, functions separated by {@code
   * |}. Completions: {@code
   * employee_id,course_id,completed_on,minutes,trainer,topics,result,score,evidence_file,next_due_on},
   * the evidence file being the name of a file that was uploaded before.
   */
  public ImportResult importCsv(String accountNumber, InputStream csv, Actor by) {
    throw new UnsupportedOperationException();
  }

  /** The people as CSV, in the form of the import. */
  public String exportPeople(String accountNumber) {
    throw new UnsupportedOperationException();
  }

  /** The completed trainings as CSV, in the form of the import. */
  public String exportCompletions(String accountNumber) {
    throw new UnsupportedOperationException();
  }
}
