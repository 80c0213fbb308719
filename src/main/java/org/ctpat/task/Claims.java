package org.ctpat.task;

import static org.ctpat.task.TaskRefused.Reason.NOT_YOURS;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.ctpat.audit.AuditEvent;
import org.ctpat.audit.AuditTrail;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Who works on a task: taking it, giving it back, handing it to somebody. The engine is asked
 * outside a transaction, since its listener changes the inbox meanwhile.
 */
@Service
public class Claims {

  private static final String SUPERVISORS = "ctpat-supervisor";

  private final Inbox inbox;
  private final TaskEngine engine;
  private final Absences absences;
  private final FormCheck check;
  private final AuditTrail trail;
  private final TransactionTemplate transaction;

  Claims(
      Inbox inbox,
      TaskEngine engine,
      Absences absences,
      FormCheck check,
      AuditTrail trail,
      TransactionTemplate transaction) {
    this.inbox = inbox;
    this.engine = engine;
    this.absences = absences;
    this.check = check;
    this.trail = trail;
    this.transaction = transaction;
  }

  /**
   * Takes the task; that of an absent person, if this one stands in, whoever has it.
   *
   * @throws TaskRefused when it is not this person's to take, somebody else has it, or something
   *     stands against this person
   */
  public void claim(long taskKey, Person person) {
    var task = inbox.get(taskKey, person);
    if (!person.mayDo(task)) {
      throw new TaskRefused(
          NOT_YOURS, "'%s' is a task of %s.".formatted(task.name(), groups(task)));
    }
    if (person.id().equals(task.assignee())) {
      return;
    }
    refuseIf(check.objection(task, person.actor()));
    if (task.assignee() != null && absences.standsInFor(person).containsKey(task.assignee())) {
      engine.assign(taskKey, person.id());
    } else {
      engine.claim(taskKey, person.id());
    }
    keep(task, "Task claimed", person, person.id());
  }

  /**
   * Gives the task back to its groups.
   *
   * @throws TaskRefused when somebody else has it and this person is no supervisor
   */
  public void unclaim(long taskKey, Person person) {
    var task = inbox.get(taskKey, person);
    if (task.assignee() == null) {
      return;
    }
    if (!person.id().equals(task.assignee()) && !person.groups().contains(SUPERVISORS)) {
      throw new TaskRefused(
          NOT_YOURS,
          "'%s' is with %s; only they or a supervisor can give it back."
              .formatted(task.name(), task.assignee()));
    }
    engine.unassign(taskKey);
    keep(task, "Task given back", person, null);
  }

  /**
   * Hands the task to a colleague who may do it: supervisors any task of CBP, people of a company
   * what nobody or they themselves have, their officers whatever the company has.
   *
   * @throws TaskRefused when this person may not hand it on, the assignee may not do it, or
   *     something stands against the assignee
   */
  public void assign(long taskKey, Person assignee, Person by) {
    var task = inbox.get(taskKey, by);
    if (by.ofCbp() && !by.groups().contains(SUPERVISORS)) {
      throw new TaskRefused(NOT_YOURS, "Only supervisors hand tasks to others.");
    }
    if (!by.ofCbp()
        && task.assignee() != null
        && !task.assignee().equals(by.id())
        && !by.groups().contains("officer-" + by.accountNumber())) {
      throw new TaskRefused(
          NOT_YOURS,
          "'%s' is with %s; only they or an officer of the company hand it to somebody else."
              .formatted(task.name(), task.assignee()));
    }
    if (by.ofCbp() != assignee.ofCbp() || !assignee.mayDo(task)) {
      throw new TaskRefused(
          NOT_YOURS,
          "%s is not one of %s, who do '%s'."
              .formatted(assignee.name(), groups(task), task.name()));
    }
    if (assignee.id().equals(task.assignee())) {
      return;
    }
    refuseIf(check.objection(task, assignee.actor()));
    engine.assign(taskKey, assignee.id());
    keep(task, "Task assigned", by, assignee.id());
  }

  private static void refuseIf(Optional<String> objection) {
    objection.ifPresent(
        why -> {
          throw new TaskRefused(NOT_YOURS, why);
        });
  }

  private void keep(InboxTask task, String action, Person by, @Nullable String assignee) {
    transaction.executeWithoutResult(
        status ->
            trail.record(
                new AuditEvent(
                    task.accountNumber(),
                    task.caseId(),
                    action,
                    task.name(),
                    by.actor(),
                    assigneeOf(task.assignee()),
                    assigneeOf(assignee))));
  }

  private static Map<String, Object> assigneeOf(@Nullable String id) {
    var values = new HashMap<String, Object>();
    values.put("assignee", id == null ? "" : id);
    return values;
  }

  private static String groups(InboxTask task) {
    return String.join(", ", task.candidateGroups());
  }
}
