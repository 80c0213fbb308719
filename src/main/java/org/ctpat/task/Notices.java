package org.ctpat.task;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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

  /**
   * What a person has not marked as read, by case, the case with the newest first.
   *
   * @param limit notices at most
   */
  @Transactional(readOnly = true)
  public List<News> news(Person person, int limit) {
    var byCase = new LinkedHashMap<String, List<Numbered>>();
    jdbc.sql(
            """
            select n.id, n.account_number, n.case_id, n.group_name, n.text, n.created_at from notice n
            left join notice_mark a on a.person_id = :person and a.case_id = ''
            left join notice_mark c on c.person_id = :person and c.case_id = n.case_id
            where n.group_name in (:groups)
              and n.id > coalesce(a.read_up_to, 0) and n.id > coalesce(c.read_up_to, 0)
            order by n.created_at desc, n.id desc limit %d
            """
                .formatted(Math.clamp(limit, 1, MOST_AT_ONCE)))
        .param("person", person.id())
        .param("groups", person.groups().isEmpty() ? Set.of("") : person.groups())
        .query(
            row -> {
              byCase
                  .computeIfAbsent(row.getString(3), id -> new ArrayList<>())
                  .add(
                      new Numbered(
                          row.getLong(1),
                          new Notice(
                              row.getString(2),
                              row.getString(3),
                              row.getString(4),
                              row.getString(5),
                              row.getObject(6, OffsetDateTime.class).toInstant())));
            });
    return byCase.entrySet().stream()
        .map(
            entry ->
                new News(
                    entry.getValue().getFirst().notice().accountNumber(),
                    entry.getKey(),
                    entry.getValue().stream().map(Numbered::notice).toList(),
                    entry.getValue().stream().mapToLong(Numbered::id).max().orElse(0)))
        .toList();
  }

  private record Numbered(long id, Notice notice) {}

  /**
   * News of a case.
   *
   * @param upTo the newest of them, to mark them as read
   */
  public record News(String accountNumber, String caseId, List<Notice> notices, long upTo) {}

  /**
   * Marks what a person has been shown as read.
   *
   * @param caseId the case, or empty for everything
   * @param upTo the newest that was shown; what came after it stays new
   */
  public void read(Person person, String caseId, long upTo) {
    int changed =
        jdbc.sql(
                "update notice_mark set read_up_to = ? where person_id = ? and case_id = ? and read_up_to < ?")
            .params(upTo, person.id(), caseId, upTo)
            .update();
    if (changed == 0) {
      jdbc.sql(
              "insert into notice_mark (person_id, case_id, read_up_to) values (?, ?, ?) on conflict do nothing")
          .params(person.id(), caseId, upTo)
          .update();
    }
  }
}
