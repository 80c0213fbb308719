package org.ctpat.task;

import java.util.List;

/**
 * In which order to list tasks; within it, tasks that are alike come in the order of their keys.
 */
public enum InboxOrder {
  /** Overdue ones first, then by priority, then by due date. */
  URGENT(
      new Key("case when t.due_at < :now then 1 else 0 end", true, Type.NUMBER),
      new Key("t.priority", true, Type.NUMBER),
      Key.DUE),
  DUE(Key.DUE),
  /** Those that have waited longest first. */
  AGE(new Key("t.created_at", false, Type.MOMENT)),
  COMPANY(new Key("lower(t.company)", false, Type.TEXT), Key.DUE),
  STEP(new Key("lower(t.name)", false, Type.TEXT), Key.DUE);

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
    TEXT
  }

  /** Something to sort by, as an expression over a task {@code t}. */
  record Key(String expression, boolean descending, Type type) {

    private static final Key DUE = new Key("coalesce(t.due_at, :never)", false, Type.MOMENT);
  }
}
