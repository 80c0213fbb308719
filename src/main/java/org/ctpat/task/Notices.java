package org.ctpat.task;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Short notices on people's start pages. */
@Service
@Transactional
public class Notices {

  private static final int MOST_AT_ONCE = 100;

  private final JdbcClient jdbc;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Notices(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
    this.jdbc = jdbc;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Puts up a notice for a group, once for each case, group and cause.
   *
   * @param cause what it is about, such as {@code reminder:2027-03-31}
   */
  public void post(String accountNumber, String caseId, String group, String cause, String text) {
    int written =
        jdbc.sql(
                """
            insert into notice (id, account_number, case_id, group_name, cause, text, created_at)
            values (nextval('notice_seq'), :account, :case, :group, :cause, :text, :now)
            on conflict do nothing
            """)
            .param("account", accountNumber)
            .param("case", caseId)
            .param("group", group)
            .param("cause", cause)
            .param("text", text)
            .param("now", clock.instant().atOffset(ZoneOffset.UTC))
            .update();
    if (written == 1) {
      events.publishEvent(new NoticePosted(accountNumber, caseId, group, cause, text));
    }
  }

  /** The newest notices for a person. */
  @Transactional(readOnly = true)
  public List<Notice> of(Person person, int limit) {
    return jdbc.sql(
            """
            select account_number, case_id, group_name, text, created_at from notice
            where group_name in (:groups) order by created_at desc, id desc limit %d
            """
                .formatted(Math.clamp(limit, 1, MOST_AT_ONCE)))
        .param("groups", person.groups().isEmpty() ? Set.of("") : person.groups())
        .query(
            (row, number) ->
                new Notice(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    row.getObject(5, OffsetDateTime.class)
                        .withOffsetSameInstant(ZoneOffset.UTC)
                        .toInstant()))
        .list();
  }
}
