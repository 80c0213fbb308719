package org.ctpat.task;

import java.util.Set;
import org.ctpat.audit.Actor;
import org.jspecify.annotations.Nullable;

/**
 * Who is signed in, as far as tasks are concerned.
 *
 * @param id sign-in name
 * @param groups groups such as {@code ctpat-specialist} or {@code member-10-000101}
 * @param accountNumber account of a person of a company; null for people of CBP
 */
public record Person(String id, String name, Set<String> groups, @Nullable String accountNumber) {

  private static final String CBP_GROUPS = "ctpat-";

  public Person {
    groups = Set.copyOf(groups);
  }

  public boolean ofCbp() {
    return accountNumber == null && groups.stream().anyMatch(group -> group.startsWith(CBP_GROUPS));
  }

  /**
   * Whether this person may do the task: it is a task of one of their groups (or has none and is
   * assigned to them), and for people of a company a task of their own account.
   */
  public boolean mayDo(InboxTask task) {
    var theirs =
        task.candidateGroups().isEmpty()
            ? id.equals(task.assignee())
            : task.candidateGroups().stream().anyMatch(groups::contains);
    return theirs && (ofCbp() || task.accountNumber().equals(accountNumber));
  }

  /** Whether this person may look at the task: everybody of CBP may, others at what they may do. */
  public boolean maySee(InboxTask task) {
    return ofCbp() || mayDo(task);
  }

  public Actor actor() {
    return new Actor(id, name, ofCbp() ? Actor.Kind.CBP : Actor.Kind.MEMBER);
  }
}
