package org.ctpat.task;

import java.util.List;

/**
 * In which order to list tasks; within it, tasks that are alike come in the order of their keys.
 */
public enum InboxOrder {
  /** Overdue ones first, then by priority, then by due date. */
  URGENT(
      new Key("case when t.due_at < :now then 1 else 0 end", true, Type.NUMBER),
      Key.PRIORITY,
      Key.DUE),
  DUE(Key.DUE),
  /** Those that have waited longest first. */
  AGE(new Key("t.created_at", false, Type.MOMENT)),
  COMPANY(new Key("lower(t.company)", false, Type.TEXT), Key.DUE),
  STEP(new Key("lower(t.name)", false, Type.TEXT), Key.DUE),
  PRIORITY(Key.PRIORITY, Key.DUE),
  RULE(new Key("t.due_rule", false, Type.TEXT), Key.DUE),
  /** By the sign-in name of who has it, nobody's first. */
  WITH(new Key("coalesce(t.assignee, '')", false, Type.TEXT), Key.DUE),
  TYPE(new Key("coalesce(a.entity_type, '')", false, Type.TEXT), Key.DUE),
  OFFICE(new Key("coalesce(a.field_office, '')", false, Type.TEXT), Key.DUE),
  STATUS(new Key("coalesce(a.membership_status, '')", false, Type.TEXT), Key.DUE),
  /** By the day on which the person looks at it again, those without one last. */
  AGAIN(new Key("coalesce(f.on_day, date '9999-12-31')", false, Type.DAY), Key.DUE);

  private final List<Key> keys;

  InboxOrder(Key... keys) {
    this.keys = List.of(keys);
  }

  List<Key> keys() {
    return keys;
  }

  enum Type {
    NUMBER,
    MOMENT,
    DAY,
    TEXT
  }

  /**
   * Something to sort by, as an expression over a task {@code t}, its account {@code a} and the
   * person's follow-up {@code f}.
   */
  record Key(String expression, boolean descending, Type type) {

    private static final Key DUE = new Key("coalesce(t.due_at, :never)", false, Type.MOMENT);
    private static final Key PRIORITY = new Key("t.priority", true, Type.NUMBER);
  }
}
