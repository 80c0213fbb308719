package org.ctpat.conversation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.Accounts;
import org.ctpat.audit.Actor;
import org.ctpat.audit.AuditEvent;
import org.ctpat.audit.AuditTrail;
import org.ctpat.document.Documents;
import org.ctpat.task.Notices;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The conversation of an account. Who may see the account is checked before; that notes within CBP
 * reach people of CBP alone is checked here.
 */
@Service("conversations")
@Transactional
public class Conversations {

  /** Characters of a message at most. */
  public static final int LONGEST = 4_000;

  private static final int LONGEST_ABOUT = 200;
  private static final int EXPORTED = 10_000;
  private static final String COLUMNS =
      "id, account_number, case_id, about, body, internal, by_cbp, author_id, author_name, written_at";

  private final JdbcClient jdbc;
  private final Documents documents;
  private final Accounts accounts;
  private final Notices notices;
  private final AuditTrail trail;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Conversations(
      JdbcClient jdbc,
      Documents documents,
      Accounts accounts,
      Notices notices,
      AuditTrail trail,
      ApplicationEventPublisher events,
      Clock clock) {
    this.jdbc = jdbc;
    this.documents = documents;
    this.accounts = accounts;
    this.notices = notices;
    this.trail = trail;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Sends a message, once for each send key, and tells the other side. The draft is gone then.
   *
   * @throws MessageRefused when there is no text, it is too long, or it is a note within CBP that a
   *     company writes or that has files
   * @throws org.ctpat.document.UploadRefused when a file cannot be kept; nothing is sent then
   */
  public void send(String accountNumber, NewMessage message, List<Upload> files, Actor by) {
    var text = message.text().strip();
    boolean ofCbp = by.kind() == Actor.Kind.CBP;
    check(message, text, files, ofCbp);
    var now = now();
    int written =
        jdbc.sql(
                """
                insert into conversation_message (id, account_number, case_id, about, body, internal,
                  by_cbp, author_id, author_name, written_at, send_key)
                values (nextval('conversation_message_seq'), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict do nothing
                """)
            .params(
                accountNumber,
                message.caseId(),
                message.about().strip(),
                text,
                message.internal(),
                ofCbp,
                by.id(),
                by.name(),
                at(now),
                message.sendKey())
            .update();
    if (written == 0) {
      return; // sent before
    }
    long id =
        jdbc.sql(
                "select id from conversation_message where account_number = ? and author_id = ? and send_key = ?")
            .params(accountNumber, by.id(), message.sendKey())
            .query(Long.class)
            .single();
    for (var file : files) {
      var kept =
          documents.store(
              accountNumber, file.fileName(), file.content(), "message " + id, null, by);
      jdbc.sql(
              "insert into conversation_file (message_id, document_id, file_name) values (?, ?, ?)")
          .params(id, kept.id(), kept.fileName())
          .update();
    }
    discardDraft(accountNumber, by);
    if (!message.internal()) {
      tell(id, accountNumber, message.caseId(), ofCbp, by, now);
    }
  }

  private static void check(NewMessage message, String text, List<Upload> files, boolean ofCbp) {
    if (text.isEmpty()) {
      throw new MessageRefused("Write a message first; files alone do not say what they are for.");
    }
    if (text.length() > LONGEST) {
      throw new MessageRefused(
          String.format(
              Locale.US,
              "The message has %,d characters, and at most %,d are taken: shorten it, or attach it as a file.",
              text.length(),
              LONGEST));
    }
    if (message.about().strip().length() > LONGEST_ABOUT) {
      throw new MessageRefused("Say in at most 200 characters what it is about.");
    }
    if (message.internal() && !ofCbp) {
      throw new MessageRefused("Notes within CBP are written by people of CBP.");
    }
    if (message.internal() && !files.isEmpty()) {
      throw new MessageRefused(
          "A note within CBP takes no files, since the company sees all files of its account: send it without.");
    }
  }

  private void tell(
      long id, String accountNumber, String caseId, boolean ofCbp, Actor by, Instant now) {
    var account = accounts.get(AccountNumber.of(accountNumber));
    var of = caseId.isEmpty() ? accountNumber : caseId;
    trail.record(
        new AuditEvent(
            accountNumber,
            caseId.isEmpty() ? null : caseId,
            "Message sent",
            ofCbp ? "to the company" : "to CBP",
            by,
            Map.of(),
            Map.of("message", id)));
    jdbc.sql("delete from conversation_waiting where account_number = ?")
        .param(accountNumber)
        .update();
    if (ofCbp) {
      notices.post(
          accountNumber,
          "Conversation",
          "member-" + accountNumber,
          "message:" + id,
          "CBP has written to you in the conversation of account %s.".formatted(accountNumber));
      return;
    }
    jdbc.sql(
            "insert into conversation_waiting (account_number, company, office, since) values (?, ?, ?, ?) on conflict do nothing")
        .params(
            accountNumber,
            account.companyName(),
            account.fieldOffice() == null ? "" : account.fieldOffice(),
            at(now))
        .update();
    events.publishEvent(new MessageToCbp(id, accountNumber, account.companyName(), of));
  }

  /**
   * A page of the conversation, newest first, before an id; with the notes within CBP for CBP
   * alone.
   *
   * @param search words that the message or its author contains; empty for all
   */
  @Transactional(readOnly = true)
  public List<Message> page(
      String accountNumber, Actor reader, long before, String search, int limit) {
    var like = "%" + search.strip().toLowerCase(Locale.ROOT) + "%";
    var found =
        jdbc.sql(
                "select "
                    + COLUMNS
                    + """
                     from conversation_message
                    where account_number = ? and id < ? and (internal = false or ?)
                      and (lower(body) like ? or lower(author_name) like ? or lower(about) like ?)
                    order by id desc limit ?
                    """)
            .params(
                accountNumber, before, reader.kind() != Actor.Kind.MEMBER, like, like, like, limit)
            .query((row, number) -> message(row))
            .list();
    return complete(found);
  }

  /**
   * The whole conversation, oldest first, for an export.
   *
   * @param withInternal whether the notes within CBP are in it; never for the company
   */
  @Transactional(readOnly = true)
  public List<Message> of(String accountNumber, boolean withInternal) {
    return complete(
        jdbc.sql(
                "select "
                    + COLUMNS
                    + " from conversation_message where account_number = ? and (internal = false or ?) order by id limit ?")
            .params(accountNumber, withInternal, EXPORTED)
            .query((row, number) -> message(row))
            .list());
  }

  /** How many messages of the other side this person has not read. */
  @Transactional(readOnly = true)
  public long unread(String accountNumber, Actor by) {
    return jdbc.sql(
            """
            select count(*) from conversation_message m
            where account_number = ? and internal = false and by_cbp = ?
              and not exists (select 1 from conversation_read r where r.message_id = m.id and r.person_id = ?)
            """)
        .params(accountNumber, by.kind() != Actor.Kind.CBP, by.id())
        .query(Long.class)
        .single();
  }

  /** Notes that this person has read these messages; their own and what was read before stay. */
  public void read(Collection<Message> messages, Actor by) {
    boolean ofCbp = by.kind() == Actor.Kind.CBP;
    for (var message : messages) {
      boolean before = message.readBy().stream().anyMatch(each -> each.name().equals(by.name()));
      if (!before
          && !message.authorId().equals(by.id())
          && (message.byCbp() != ofCbp || message.internal())) {
        jdbc.sql(
                """
                insert into conversation_read (message_id, person_id, person_name, by_cbp, read_at)
                values (?, ?, ?, ?, ?) on conflict do nothing
                """)
            .params(message.id(), by.id(), by.name(), ofCbp, at(now()))
            .update();
      }
    }
  }

  /** Keeps what a person has typed; an empty text removes it. */
  public void saveDraft(
      String accountNumber, String about, String text, boolean internal, Actor by) {
    discardDraft(accountNumber, by);
    if (!text.isBlank()) {
      jdbc.sql(
              """
              insert into conversation_draft (account_number, person_id, about, body, internal, saved_at)
              values (?, ?, ?, ?, ?, ?) on conflict do nothing
              """)
          .params(
              accountNumber,
              by.id(),
              about.length() > LONGEST_ABOUT ? about.substring(0, LONGEST_ABOUT) : about,
              text,
              internal && by.kind() == Actor.Kind.CBP,
              at(now()))
          .update();
    }
  }

  /** What a person has typed before. */
  @Transactional(readOnly = true)
  public Optional<MessageDraft> draft(String accountNumber, Actor by) {
    return jdbc.sql(
            "select about, body, internal, saved_at from conversation_draft where account_number = ? and person_id = ?")
        .params(accountNumber, by.id())
        .query(
            (row, number) ->
                new MessageDraft(
                    row.getString(1), row.getString(2), row.getBoolean(3), instant(row, 4)))
        .optional();
  }

  private void discardDraft(String accountNumber, Actor by) {
    jdbc.sql("delete from conversation_draft where account_number = ? and person_id = ?")
        .params(accountNumber, by.id())
        .update();
  }

  /**
   * Companies that wait for an answer of CBP, the longest first.
   *
   * @param office field office; empty for all
   */
  @Transactional(readOnly = true)
  public List<Waiting> waiting(String office, int limit) {
    return jdbc.sql(
            """
            select account_number, company, office, since from conversation_waiting
            where office = ? or ? = '' order by since, account_number limit ?
            """)
        .params(office, office, limit)
        .query(
            (row, number) ->
                new Waiting(row.getString(1), row.getString(2), row.getString(3), instant(row, 4)))
        .list();
  }

  private List<Message> complete(List<Message> found) {
    if (found.isEmpty()) {
      return found;
    }
    var ids = found.stream().map(Message::id).toList();
    var files = new HashMap<Long, List<Message.File>>();
    jdbc.sql(
            "select message_id, document_id, file_name from conversation_file where message_id in (:ids) order by file_name")
        .param("ids", ids)
        .query(
            row -> {
              files
                  .computeIfAbsent(row.getLong(1), id -> new ArrayList<>())
                  .add(new Message.File(row.getString(2), row.getString(3)));
            });
    var readings = new HashMap<Long, List<Message.Reading>>();
    jdbc.sql(
            "select message_id, person_name, read_at from conversation_read where message_id in (:ids) order by read_at")
        .param("ids", ids)
        .query(
            row -> {
              readings
                  .computeIfAbsent(row.getLong(1), id -> new ArrayList<>())
                  .add(new Message.Reading(row.getString(2), instant(row, 3)));
            });
    return found.stream()
        .map(
            one ->
                new Message(
                    one.id(),
                    one.accountNumber(),
                    one.caseId(),
                    one.about(),
                    one.text(),
                    one.internal(),
                    one.byCbp(),
                    one.authorId(),
                    one.author(),
                    one.writtenAt(),
                    files.getOrDefault(one.id(), List.of()),
                    readings.getOrDefault(one.id(), List.of())))
        .toList();
  }

  private static Message message(ResultSet row) throws SQLException {
    return new Message(
        row.getLong("id"),
        row.getString("account_number"),
        row.getString("case_id"),
        row.getString("about"),
        row.getString("body"),
        row.getBoolean("internal"),
        row.getBoolean("by_cbp"),
        row.getString("author_id"),
        row.getString("author_name"),
        row.getObject("written_at", OffsetDateTime.class).toInstant(),
        List.of(),
        List.of());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  private static Instant instant(ResultSet row, int column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
