package org.ctpat.application;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts applications where tests of what comes after them begin. */
public final class TestApplications {

  private TestApplications() {}

  /** An application whose profile is approved and whose vetting has passed. */
  public static void passed(
      JdbcClient jdbc, String accountNumber, String caseId, String entityType) {
    jdbc.sql(
            """
            insert into application (id, version, case_id, account_number, entity_type, opened_on, started_by,
              stage, profile_registrations, profile_approved, vetting_result, outcome, closed_on)
            values (-(select count(*) from application) - 1000000, 0, ?, ?, ?, current_date, 'test', 'CLOSED', 1, true,
              'PASS', 'CERTIFIED', current_date)
            """)
        .params(caseId, accountNumber, entityType)
        .update();
  }
}
