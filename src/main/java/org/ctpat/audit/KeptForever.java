package org.ctpat.audit;

import java.sql.Connection;
import java.sql.SQLException;
import org.h2.api.Trigger;

/**
 * Refuses every change and removal of an entry that is kept for ever, such as those of the audit
 * trail; H2 calls it as the trigger that PostgreSQL has in its own language ({@code db/vendor}).
 */
public final class KeptForever implements Trigger {

  @Override
  public void fire(Connection connection, Object[] before, Object[] after) throws SQLException {
    throw new SQLException(
        "Entries that are kept for ever are neither changed nor removed; write a new entry instead");
  }
}
