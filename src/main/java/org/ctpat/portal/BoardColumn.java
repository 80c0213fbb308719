package org.ctpat.portal;

import java.util.List;
import org.ctpat.board.BoardOrder;
import org.ctpat.board.BoardRow;
import org.jspecify.annotations.Nullable;

/** A column of the case board beside the company, on the page and in exports. */
enum BoardColumn {
  DUE("due_on", BoardOrder.DUE),
  DEADLINE("due_what", null),
  ACCOUNT("account", BoardOrder.ACCOUNT),
  TYPE("entity_type", BoardOrder.TYPE),
  STATUS("status", BoardOrder.STATUS),
  TIER("tier", null),
  STEP("step", null),
  OFFICE("field_office", BoardOrder.OFFICE),
  SPECIALIST("specialist", BoardOrder.SPECIALIST),
  COUNTRY("country", BoardOrder.COUNTRY),
  ANNIVERSARY("anniversary", BoardOrder.ANNIVERSARY),
  OPENED("opened_on", null);

  static final List<BoardColumn> USUAL =
      List.of(DUE, DEADLINE, ACCOUNT, TYPE, STATUS, STEP, OFFICE, SPECIALIST);

  private final String header;
  private final @Nullable BoardOrder order;

  BoardColumn(String header, @Nullable BoardOrder order) {
    this.header = header;
    this.order = order;
  }

  /** Name of the column in a file. */
  String header() {
    return header;
  }

  /** What a click on its head sorts by, null where that is not possible. */
  public @Nullable BoardOrder order() {
    return order;
  }

  /** Its value in a file: text, a number or a day. */
  @Nullable Object value(BoardRow row) {
    var account = row.account();
    var next = row.next();
    return switch (this) {
      case DUE -> next == null ? null : next.dueOn();
      case DEADLINE -> next == null ? null : next.name() + " (" + next.ruleId() + ")";
      case ACCOUNT -> account.number().value();
      case TYPE -> account.entityType();
      case STATUS -> account.status().name();
      case TIER -> account.tier();
      case STEP -> account.caseState().name();
      case OFFICE -> account.fieldOffice();
      case SPECIALIST -> row.specialistName();
      case COUNTRY -> row.country();
      case ANNIVERSARY -> account.anniversary();
      case OPENED -> row.openedAt().atZone(EasternTime.ZONE).toLocalDate();
    };
  }
}
