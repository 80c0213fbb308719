package org.ctpat.task;

import org.jspecify.annotations.Nullable;

/**
 * Which tasks to list; what is null narrows nothing down.
 *
 * @param text only those whose company, account number or name has this text, whatever the case
 * @param accountNumber only those of this account
 * @param formId only those with this form: one step of a process
 * @param processId only those of this process
 * @param due only those whose due date lies there
 * @param priority only those of this priority
 * @param who only those with whom
 * @param entityType code of the account's type, such as {@code IMP}
 * @param fieldOffice office of the account
 * @param membershipStatus status of the account, such as {@code CERTIFIED}
 * @param putOff what of the tasks that the person put off
 */
public record InboxFilter(
    @Nullable String text,
    @Nullable String accountNumber,
    @Nullable String formId,
    @Nullable String processId,
    @Nullable Due due,
    @Nullable Priority priority,
    @Nullable Who who,
    @Nullable String entityType,
    @Nullable String fieldOffice,
    @Nullable String membershipStatus,
    PutOff putOff) {

  /** Late, or to be done within so many days, late ones among them. */
  public enum Due {
    OVERDUE(0),
    WEEK(7),
    MONTH(30);

    private final int days;

    Due(int days) {
      this.days = days;
    }

    int days() {
      return days;
    }
  }

  /** Ranges of the priority, from 0 to 100. */
  public enum Priority {
    HIGH(80, 100),
    NORMAL(50, 79),
    LOW(0, 49);

    private final int from;
    private final int to;

    Priority(int from, int to) {
      this.from = from;
      this.to = to;
    }

    int from() {
      return from;
    }

    int to() {
      return to;
    }

    /** The range in which a priority lies. */
    public static Priority of(int priority) {
      return priority >= HIGH.from ? HIGH : priority >= NORMAL.from ? NORMAL : LOW;
    }
  }

  /** Whose tasks: the person's own, nobody's, others', or those of absent people. */
  public enum Who {
    MINE,
    NOBODY,
    OTHERS,
    ABSENT
  }

  /** Tasks that the person looks at again later: left out, only these, or among the others. */
  public enum PutOff {
    HIDDEN,
    ONLY,
    SHOWN
  }

  /** All but what the person put off. */
  public static InboxFilter all() {
    return new InboxFilter(
        null, null, null, null, null, null, null, null, null, null, PutOff.HIDDEN);
  }

  /** As {@link #all} for one account. */
  public static InboxFilter ofAccount(String accountNumber) {
    return new InboxFilter(
        null, accountNumber, null, null, null, null, null, null, null, null, PutOff.HIDDEN);
  }
}
