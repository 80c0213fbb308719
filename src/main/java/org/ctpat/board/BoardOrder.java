package org.ctpat.board;

import org.jspecify.annotations.Nullable;

/** By what the board is sorted; accounts without a value come last. */
public enum BoardOrder {
  /** By the most urgent open date, overdue ones first. */
  DUE(null),
  ACCOUNT(null),
  COMPANY("company_key"),
  TYPE("entity_type"),
  STATUS("membership_status"),
  OFFICE("field_office"),
  SPECIALIST("specialist_id"),
  COUNTRY("country"),
  ANNIVERSARY("anniversary");

  private final @Nullable String column;

  BoardOrder(@Nullable String column) {
    this.column = column;
  }

  /** Column of the account that holds the value, null where there is none. */
  @Nullable String column() {
    return column;
  }

  boolean byDay() {
    return this == DUE || this == ANNIVERSARY;
  }
}
