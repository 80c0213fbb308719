package org.ctpat.announcement;

import java.io.InputStream;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.AccountView;
import org.ctpat.account.Accounts;
import org.ctpat.account.Audience;
import org.ctpat.account.MembershipStatus;
import org.ctpat.audit.Actor;
import org.ctpat.audit.AuditEvent;
import org.ctpat.audit.AuditTrail;
import org.ctpat.document.Documents;
import org.ctpat.task.Notices;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Announcements: written as a draft, published to a part of the membership, acknowledged by the
 * companies, withdrawn when they no longer hold.
 */
@Service
@Transactional
public class Announcements {

  /** Under this name the trail and the files of announcements are kept. */
  public static final String PROGRAMME = "ANNOUNCEMENTS";

  private static final String TO_ALL_TOLD = null;
  private static final int MOST = 200;
  private static final int AT_ONCE = 200;

  private final JdbcClient jdbc;
  private final Accounts accounts;
  private final Documents documents;
  private final Notices notices;
  private final AuditTrail trail;
  private final Clock clock;

  Announcements(
      JdbcClient jdbc,
      Accounts accounts,
      Documents documents,
      Notices notices,
      AuditTrail trail,
      Clock clock) {
    this.jdbc = jdbc;
    this.accounts = accounts;
    this.documents = documents;
    this.notices = notices;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * Keeps a draft.
   *
   * @param id of a draft to be changed; null for a new one
   * @return its id
   * @throws AnnouncementRefused when title or text are missing or too long, or it is no draft
   */
  public long draft(@Nullable Long id, AnnouncementEntry entry, Actor by) {
    if (entry.title().isBlank() || entry.title().strip().length() > 200) {
      throw new AnnouncementRefused("Give the announcement a title of at most 200 characters.");
    }
    if (entry.text().isBlank() || entry.text().length() > 8_000) {
      throw new AnnouncementRefused("Write the announcement, in at most 8,000 characters.");
    }
    if (id == null) {
      long next = jdbc.sql("select nextval('announcement_seq')").query(Long.class).single();
      jdbc.sql(
              """
              insert into announcement (id, title, body, effective_on, must_acknowledge, entity_types,
                countries, offices, statuses, state, written_by, written_at, round)
              values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'DRAFT', ?, ?, 0)
              """)
          .params(values(next, entry, by))
          .update();
      return next;
    }
    var change = new ArrayList<>(values(id, entry, by));
    change.removeFirst();
    change.add(id);
    int changed =
        jdbc.sql(
                """
                update announcement set title = ?, body = ?, effective_on = ?, must_acknowledge = ?,
                  entity_types = ?, countries = ?, offices = ?, statuses = ?, written_by = ?,
                  written_at = ?
                where id = ? and state = 'DRAFT'
                """)
            .params(change)
            .update();
    if (changed == 0) {
      throw new AnnouncementRefused(
          "Only drafts are changed. Withdraw what is published, and publish it anew.");
    }
    return id;
  }

  private List<Object> values(long id, AnnouncementEntry entry, Actor by) {
    var audience = entry.audience();
    return Arrays.asList(
        id,
        entry.title().strip(),
        entry.text().strip(),
        entry.effectiveOn() == null ? null : Date.valueOf(entry.effectiveOn()),
        entry.mustAcknowledge(),
        joined(audience.entityTypes()),
        joined(audience.countries()),
        joined(audience.offices()),
        joined(audience.statuses().stream().map(Enum::name).toList()),
        by.name(),
        at(now()));
  }

  /**
   * Adds a file to a draft.
   *
   * @throws org.ctpat.document.UploadRefused when it cannot be kept
   * @throws AnnouncementRefused when it is no draft
   */
  public void attach(long id, String fileName, InputStream content, Actor by) {
    if (get(id).state() != Announcement.State.DRAFT) {
      throw new AnnouncementRefused("Files are added to drafts only.");
    }
    var kept = documents.store(PROGRAMME, fileName, content, "announcement " + id, null, by);
    jdbc.sql(
            "insert into announcement_file (announcement_id, document_id, file_name) values (?, ?, ?)")
        .params(id, kept.id(), kept.fileName())
        .update();
  }

  /**
   * Publishes a draft: members see it at once, and are told chunk by chunk. Repeating it changes
   * nothing.
   *
   * @throws AnnouncementRefused when it was withdrawn or reaches nobody
   */
  public void publish(long id, Actor by) {
    var one = get(id);
    if (one.state() == Announcement.State.PUBLISHED) {
      return;
    }
    if (one.state() == Announcement.State.WITHDRAWN) {
      throw new AnnouncementRefused("It was withdrawn: write a new one.");
    }
    long reach = accounts.count(one.audience());
    if (reach == 0) {
      throw new AnnouncementRefused(
          "It would reach no account: choose other types, countries, offices or statuses.");
    }
    int changed =
        jdbc.sql(
                """
                update announcement set state = 'PUBLISHED', published_by = ?, published_at = ?,
                  told_up_to = '', round = 1
                where id = ? and state = 'DRAFT'
                """)
            .params(by.name(), at(now()), id)
            .update();
    if (changed == 1) {
      record("Announcement published", one.title(), by, Map.of("id", id, "reach", reach));
    }
  }

  /**
   * Withdraws what was published: members no longer see it. Repeating it changes nothing.
   *
   * @throws AnnouncementRefused without a reason, or when it is not published
   */
  public void withdraw(long id, String reason, Actor by) {
    if (reason.isBlank() || reason.length() > 1000) {
      throw new AnnouncementRefused("Say why it is withdrawn, in at most 1,000 characters.");
    }
    var one = get(id);
    if (one.state() == Announcement.State.DRAFT) {
      throw new AnnouncementRefused("It is not published yet.");
    }
    int changed =
        jdbc.sql(
                """
                update announcement set state = 'WITHDRAWN', withdrawn_by = ?, withdrawn_at = ?,
                  withdrawal_reason = ?, told_up_to = null
                where id = ? and state = 'PUBLISHED'
                """)
            .params(by.name(), at(now()), reason.strip(), id)
            .update();
    if (changed == 1) {
      record("Announcement withdrawn", one.title(), by, Map.of("id", id, "reason", reason.strip()));
    }
  }

  /**
   * Tells those again who have not acknowledged it.
   *
   * @throws AnnouncementRefused when nothing is to be acknowledged, or the last round still goes on
   */
  public void remind(long id, Actor by) {
    var one = get(id);
    if (one.state() != Announcement.State.PUBLISHED || !one.mustAcknowledge()) {
      throw new AnnouncementRefused("Nothing is to be acknowledged here.");
    }
    int changed =
        jdbc.sql(
                "update announcement set told_up_to = '', round = round + 1 where id = ? and told_up_to is null")
            .param(id)
            .update();
    if (changed == 0) {
      throw new AnnouncementRefused("The accounts are being told just now: try again in a minute.");
    }
    record("Announcement reminded of", one.title(), by, Map.of("id", id));
  }

  /** The company takes note of it; once for each account. */
  public void acknowledge(long id, String accountNumber, Actor by) {
    if (of(accountNumber).stream().noneMatch(mine -> mine.announcement().id() == id)) {
      throw new AnnouncementRefused("This announcement is not for your company.");
    }
    int changed =
        jdbc.sql(
                """
                insert into announcement_acknowledgement (announcement_id, account_number, person_id, person_name, acknowledged_at)
                values (?, ?, ?, ?, ?) on conflict do nothing
                """)
            .params(id, accountNumber, by.id(), by.name(), at(now()))
            .update();
    if (changed == 1) {
      trail.record(
          new AuditEvent(
              accountNumber,
              null,
              "Announcement acknowledged",
              get(id).title(),
              by,
              Map.of(),
              Map.of("announcement", id)));
    }
  }

  /**
   * An announcement as an account sees it.
   *
   * @param acknowledged who took note of it for the account; null while nobody has
   */
  public record Mine(Announcement announcement, @Nullable Acknowledgement acknowledged) {

    /** Whether the company still has to acknowledge it. */
    public boolean open() {
      return announcement.mustAcknowledge() && acknowledged == null;
    }
  }

  /** What is published to an account, the newest first. */
  @Transactional(readOnly = true)
  public List<Mine> of(String accountNumber) {
    var number = AccountNumber.of(accountNumber);
    var account = accounts.get(number);
    var country = accounts.country(number).orElse(null);
    var acknowledged = new HashMap<Long, Acknowledgement>();
    jdbc.sql(
            "select announcement_id, account_number, person_name, acknowledged_at from announcement_acknowledgement where account_number = ?")
        .param(accountNumber)
        .query(
            row -> {
              acknowledged.put(
                  row.getLong(1),
                  new Acknowledgement(row.getString(2), row.getString(3), instant(row, 4)));
            });
    return listed("where state = 'PUBLISHED' order by published_at desc, id desc").stream()
        .filter(one -> one.audience().includes(account, country))
        .map(one -> new Mine(one, acknowledged.get(one.id())))
        .toList();
  }

  /** All of them, the newest first. */
  @Transactional(readOnly = true)
  public List<Announcement> all() {
    return listed("order by written_at desc, id desc");
  }

  @Transactional(readOnly = true)
  public Optional<Announcement> find(long id) {
    return jdbc.sql("select * from announcement where id = ?")
        .param(id)
        .query((row, number) -> announcement(row))
        .optional()
        .map(one -> complete(List.of(one)).getFirst());
  }

  /** To how many accounts it goes. */
  @Transactional(readOnly = true)
  public long reach(Audience audience) {
    return accounts.count(audience);
  }

  /** How many accounts have acknowledged each announcement; those without are not in it. */
  @Transactional(readOnly = true)
  public Map<Long, Long> acknowledged() {
    var counts = new HashMap<Long, Long>();
    jdbc.sql(
            "select announcement_id, count(*) from announcement_acknowledgement group by announcement_id")
        .query(
            row -> {
              counts.put(row.getLong(1), row.getLong(2));
            });
    return counts;
  }

  /**
   * An account that an announcement goes to.
   *
   * @param acknowledged null while nobody has taken note of it
   */
  public record Reached(AccountView account, @Nullable Acknowledgement acknowledged) {}

  /** The accounts that it goes to behind a number, with who has acknowledged it. */
  @Transactional(readOnly = true)
  public List<Reached> reached(long id, String after, int size) {
    var found = accounts.in(get(id).audience(), after, size);
    var acknowledged =
        acknowledgements(id, found.stream().map(account -> account.number().value()).toList());
    return found.stream()
        .map(account -> new Reached(account, acknowledged.get(account.number().value())))
        .toList();
  }

  private Map<String, Acknowledgement> acknowledgements(long id, Collection<String> numbers) {
    return numbers.isEmpty()
        ? Map.of()
        : jdbc
            .sql(
                """
                select account_number, person_name, acknowledged_at from announcement_acknowledgement
                where announcement_id = :id and account_number in (:numbers)
                """)
            .param("id", id)
            .param("numbers", numbers)
            .query(
                (row, number) ->
                    new Acknowledgement(row.getString(1), row.getString(2), instant(row, 3)))
            .stream()
            .collect(Collectors.toMap(Acknowledgement::accountNumber, each -> each));
  }

  /** The announcements whose accounts are not all told yet. */
  @Transactional(readOnly = true)
  List<Long> untold() {
    return jdbc.sql(
            "select id from announcement where state = 'PUBLISHED' and told_up_to is not null order by id")
        .query(Long.class)
        .list();
  }

  /**
   * Tells the next accounts; a notice exists once for each account and round, so that a repeated
   * chunk changes nothing.
   *
   * @return whether there are more
   */
  boolean tellNext(long id) {
    var upTo =
        jdbc.sql(
                "select told_up_to, round from announcement where id = ? and state = 'PUBLISHED' and told_up_to is not null for update")
            .param(id)
            .query((row, number) -> Map.entry(row.getString(1), row.getInt(2)))
            .optional();
    if (upTo.isEmpty()) {
      return false;
    }
    var one = get(id);
    var chunk = reached(id, upTo.get().getKey(), AT_ONCE);
    for (var reached : chunk) {
      if (reached.acknowledged() == null) {
        var number = reached.account().number().value();
        notices.post(
            number,
            "Announcements",
            "member-" + number,
            "announcement:%d:round %d".formatted(id, upTo.get().getValue()),
            (one.mustAcknowledge() ? "Announcement to acknowledge: " : "Announcement: ")
                + one.title());
      }
    }
    boolean more = chunk.size() == AT_ONCE;
    jdbc.sql("update announcement set told_up_to = ? where id = ?")
        .params(Arrays.asList(more ? chunk.getLast().account().number().value() : TO_ALL_TOLD, id))
        .update();
    return more;
  }

  private Announcement get(long id) {
    return find(id)
        .orElseThrow(() -> new AnnouncementRefused("There is no announcement " + id + "."));
  }

  private List<Announcement> listed(String how) {
    return complete(
        jdbc.sql("select * from announcement " + how + " limit " + MOST)
            .query((row, number) -> announcement(row))
            .list());
  }

  private List<Announcement> complete(List<Announcement> found) {
    if (found.isEmpty()) {
      return found;
    }
    var files = new HashMap<Long, List<Announcement.File>>();
    jdbc.sql(
            "select announcement_id, document_id, file_name from announcement_file where announcement_id in (:ids) order by file_name")
        .param("ids", found.stream().map(Announcement::id).toList())
        .query(
            row -> {
              files
                  .computeIfAbsent(row.getLong(1), id -> new ArrayList<>())
                  .add(new Announcement.File(row.getString(2), row.getString(3)));
            });
    return found.stream()
        .map(
            one ->
                new Announcement(
                    one.id(),
                    one.title(),
                    one.text(),
                    one.effectiveOn(),
                    one.mustAcknowledge(),
                    one.audience(),
                    one.state(),
                    one.writtenBy(),
                    one.writtenAt(),
                    one.publishedBy(),
                    one.publishedAt(),
                    one.withdrawnBy(),
                    one.withdrawnAt(),
                    one.withdrawalReason(),
                    files.getOrDefault(one.id(), List.of())))
        .toList();
  }

  private static Announcement announcement(ResultSet row) throws SQLException {
    return new Announcement(
        row.getLong("id"),
        row.getString("title"),
        row.getString("body"),
        row.getObject("effective_on", LocalDate.class),
        row.getBoolean("must_acknowledge"),
        new Audience(
            parts(row.getString("entity_types")),
            parts(row.getString("countries")),
            parts(row.getString("offices")),
            parts(row.getString("statuses")).stream()
                .map(MembershipStatus::valueOf)
                .collect(Collectors.toSet())),
        Announcement.State.valueOf(row.getString("state")),
        row.getString("written_by"),
        row.getObject("written_at", OffsetDateTime.class).toInstant(),
        row.getString("published_by"),
        moment(row.getObject("published_at", OffsetDateTime.class)),
        row.getString("withdrawn_by"),
        moment(row.getObject("withdrawn_at", OffsetDateTime.class)),
        row.getString("withdrawal_reason"),
        List.of());
  }

  private void record(String action, String title, Actor by, Map<String, ?> values) {
    trail.record(new AuditEvent(PROGRAMME, null, action, title, by, Map.of(), values));
  }

  private static String joined(Collection<String> values) {
    return String.join(",", new TreeSet<>(values));
  }

  private static Set<String> parts(String text) {
    return text.isEmpty() ? Set.of() : Set.of(text.split(","));
  }

  private static @Nullable Instant moment(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }

  private static Instant instant(ResultSet row, int column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
