package org.ctpat.portal;

import java.util.Arrays;
import java.util.List;
import org.ctpat.task.InboxOrder;

/** A column of the inbox beside step, company and due date, which it always has. */
enum InboxColumn {
  STATUS("status", true, InboxOrder.STATUS),
  TYPE("entity_type", true, InboxOrder.TYPE),
  OFFICE("field_office", true, InboxOrder.OFFICE),
  RULE("rule", false, InboxOrder.RULE),
  AGE("waiting_since", false, InboxOrder.AGE),
  PRIORITY("priority", false, InboxOrder.PRIORITY),
  AGAIN("again_on", false, InboxOrder.AGAIN),
  WITH("with", false, InboxOrder.WITH);

  /** Those shown to people who have not chosen. */
  static final List<InboxColumn> USUAL = List.of(RULE, AGE, PRIORITY, WITH);

  private final String header;
  private final boolean cbp;
  private final InboxOrder order;

  InboxColumn(String header, boolean cbp, InboxOrder order) {
    this.header = header;
    this.cbp = cbp;
    this.order = order;
  }

  /** Its heading in a CSV file. */
  String header() {
    return header;
  }

  /** The order that its heading sorts by. */
  public InboxOrder order() {
    return order;
  }

  /** Those that this person may choose from; a company's account is the same in every row. */
  static List<InboxColumn> of(PortalUser me) {
    return Arrays.stream(values()).filter(column -> me.ofCbp() || !column.cbp).toList();
  }

  /** The named ones in their order; unknown names are left out. */
  static List<InboxColumn> named(List<String> names, PortalUser me) {
    return of(me).stream().filter(column -> names.contains(column.name())).toList();
  }
}
