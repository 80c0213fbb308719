package org.ctpat.task;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The steps that people did and do in the cases of an account, with what they handed in. */
@Service
public class CaseSteps {

  private static final String STEPS =
      """
      select t.task_key, t.case_id, t.process_id, t.element_id, t.name, t.form_id, t.form_key, t.state,
        t.created_at, t.closed_at, coalesce(t.closed_by_name, t.assignee) as person, t.due_at, t.due_rule, %s as data,
        case when exists (select 1 from inbox_task_group g where g.task_key = t.task_key
          and (g.group_name like 'member-%%' or g.group_name like 'officer-%%')) then 1 else 0 end as of_company
      from inbox_task t %s
      where t.account_number = :account %s
      order by t.created_at, t.task_key
      """;

  private final JdbcClient jdbc;

  CaseSteps(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The steps of a case and of the cases within it, in the order of their begin, without data. */
  @Transactional(readOnly = true)
  public List<CaseStep> ofCase(String accountNumber, String caseId) {
    return jdbc.sql(
            STEPS.formatted("null", "", "and (t.case_id = :case or t.case_id like :within)"))
        .param("account", accountNumber)
        .param("case", caseId)
        .param("within", caseId + "-%")
        .query((rs, row) -> step(rs))
        .list();
  }

  /** All steps of an account with what was handed in. */
  @Transactional(readOnly = true)
  public List<CaseStep> ofAccount(String accountNumber) {
    return jdbc.sql(
            STEPS.formatted("s.data", "left join submission s on s.task_key = t.task_key", ""))
        .param("account", accountNumber)
        .query((rs, row) -> step(rs))
        .list();
  }

  /** How many open tasks each person has claimed. */
  @Transactional(readOnly = true)
  public Map<String, Long> claimed() {
    var claimed = new HashMap<String, Long>();
    jdbc.sql(
            """
            select assignee, count(*) from inbox_task
            where state = 'OPEN' and assignee is not null group by assignee
            """)
        .query(
            row -> {
              claimed.put(row.getString(1), row.getLong(2));
            });
    return claimed;
  }

  private static CaseStep step(ResultSet rs) throws SQLException {
    var formKey = rs.getLong("form_key");
    var hasForm = !rs.wasNull();
    return new CaseStep(
        rs.getLong("task_key"),
        rs.getString("case_id"),
        rs.getString("process_id"),
        rs.getString("element_id"),
        rs.getString("name"),
        rs.getString("form_id"),
        hasForm ? formKey : null,
        InboxTask.State.valueOf(rs.getString("state")),
        rs.getInt("of_company") == 1,
        rs.getObject("created_at", OffsetDateTime.class).toInstant(),
        at(rs, "closed_at"),
        rs.getString("person"),
        at(rs, "due_at"),
        rs.getString("due_rule"),
        rs.getString("data"));
  }

  private static @Nullable Instant at(ResultSet rs, String column) throws SQLException {
    var at = rs.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
