package org.ctpat.planning;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts certified members with the date of their validation straight into the database. */
public final class ManyMembers {

  private final JdbcClient jdbc;

  public ManyMembers(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Members with the numbers {@code <prefix>000001} and so on, such as {@code 71-000001}. */
  public void certified(String prefix, int number, String office, LocalDate dueOn) {
    jdbc.sql(
            """
            insert into company (id, version, name)
            select -cast(replace(:prefix, '-', '') || lpad(cast(r.n as varchar), 6, '0') as bigint), 0,
              'Member ' || r.n
            from system_range(1, :number) as r(n)
            """)
        .param("prefix", prefix)
        .param("number", number)
        .update();
    jdbc.sql(
            """
            insert into account (account_number, version, entity_type, company_id, field_office,
              membership_status, case_state, validation_state, created_at)
            select :prefix || lpad(cast(r.n as varchar), 6, '0'), 0, 'EXP',
              -cast(replace(:prefix, '-', '') || lpad(cast(r.n as varchar), 6, '0') as bigint), :office,
              'CERTIFIED', 'NONE', 'NONE', :now
            from system_range(1, :number) as r(n)
            """)
        .param("prefix", prefix)
        .param("office", office)
        .param("now", OffsetDateTime.of(2020, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC))
        .param("number", number)
        .update();
    jdbc.sql(
            """
            insert into deadline (id, version, account_number, case_id, rule_id, name, cycle, period,
              day_count, direction, start_on, due_on, state, explanation, source, on_expiry, inputs, first_due_on,
              computed_at, computed_by)
            select nextval('deadline_seq') * 50, 0, :prefix || lpad(cast(r.n as varchar), 6, '0'),
              :prefix || lpad(cast(r.n as varchar), 6, '0') || '-VAL-1', 'DL04', 'First validation', '1',
              'P1Y', 'calendar', 'after', :start, :due, 'OPEN', 'one year', 'test', 'none', '{}', :due, :now,
              'test'
            from system_range(1, :number) as r(n)
            """)
        .param("prefix", prefix)
        .param("start", dueOn.minusYears(1))
        .param("due", dueOn)
        .param("now", OffsetDateTime.of(2020, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC))
        .param("number", number)
        .update();
  }
}
