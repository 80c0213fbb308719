package org.ctpat.task;

/**
 * How to sort tasks.
 *
 * @param reversed the other way round
 */
public record InboxSort(InboxOrder order, boolean reversed) {

  /** The most urgent first. */
  public static final InboxSort URGENT = by(InboxOrder.URGENT);

  public static InboxSort by(InboxOrder order) {
    return new InboxSort(order, false);
  }

  boolean descending(InboxOrder.Key key) {
    return key.descending() != reversed;
  }

  /** As it stands in a position. */
  String code() {
    return (reversed ? "-" : "") + order.name();
  }
}
