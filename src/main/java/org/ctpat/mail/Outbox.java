package org.ctpat.mail;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.ctpat.deadline.UsEastern;
import org.ctpat.sealing.Sealer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The mails on their way. A sender takes one by changing its row, which succeeds for one sender
 * only; when it ends before it has told the outcome, another takes the mail over after the lease,
 * and sends it under the same Message-ID.
 */
@Component
class Outbox {

  /** Longer than any try takes. */
  static final Duration LEASE = Duration.ofMinutes(2);

  private static final int IN_A_SECTION = 40;

  private final JdbcClient jdbc;
  private final MailTexts texts;
  private final MailSettings settings;
  private final Sealer sealer;
  private final Clock clock;

  Outbox(JdbcClient jdbc, MailTexts texts, MailSettings settings, Sealer sealer, Clock clock) {
    this.jdbc = jdbc;
    this.texts = texts;
    this.settings = settings;
    this.sealer = sealer;
    this.clock = clock;
  }

  /**
   * A mail to be kept.
   *
   * @param eventKey with the recipient's key it makes the mail unique
   * @param link personal link that takes the place of {@link MailTexts#LINK_GOES_HERE}
   */
  record Entry(
      String eventKey,
      Addressee to,
      String accountNumber,
      String caseId,
      MailKind kind,
      MailTexts.Text text,
      @Nullable String link,
      MailView.State state) {

    /** The same at each try, so that a repeated mail can be told. */
    String messageId() {
      var about = eventKey + "\n" + to.key();
      return "<ctpat-%s@ctpat>"
          .formatted(UUID.nameUUIDFromBytes(about.getBytes(StandardCharsets.UTF_8)));
    }
  }

  /** Keeps the mail, once for each event and recipient; tells whether it is new. */
  @Transactional
  boolean put(Entry mail) {
    var now = Mails.at(clock.instant());
    return jdbc.sql(
                """
                insert into mail (id, event_key, recipient_key, recipient_name, address, for_cbp,
                  account_number, case_id, kind, subject, body, sealed_link, link_key, state,
                  attempts, next_attempt_at, message_id, created_at)
                values (nextval('mail_seq'), :event, :key, :name, :address, :cbp, :account, :case,
                  :kind, :subject, :body, :link, :linkKey, :state, 0, :now, :messageId, :now)
                on conflict do nothing
                """)
            .param("event", mail.eventKey())
            .param("key", mail.to().key())
            .param("name", mail.to().name())
            .param("address", mail.to().address())
            .param("cbp", mail.to().ofCbp())
            .param("account", MailTexts.shortened(mail.accountNumber(), 20))
            .param("case", mail.caseId())
            .param("kind", mail.kind().name())
            .param("subject", mail.text().subject())
            .param("body", mail.text().body())
            .param(
                "link",
                mail.link() == null ? null : sealer.seal(mail.link(), "mail/" + mail.messageId()))
            .param("linkKey", mail.link() == null ? null : sealer.currentKey())
            .param("state", mail.state().name())
            .param("now", now)
            .param("messageId", mail.messageId())
            .update()
        == 1;
  }

  /** A mail in the hands of one sender. */
  record Outgoing(
      long id, String claim, String address, String subject, String body, String messageId) {}

  /** The next mail that is due, taken so that nobody else sends it. */
  @Transactional
  Optional<Outgoing> take() {
    var now = clock.instant();
    var due =
        jdbc.sql(
                "select id from mail where state = 'WAITING' and next_attempt_at <= ? order by next_attempt_at, id limit 20")
            .param(Mails.at(now))
            .query(Long.class)
            .list();
    for (var id : due) {
      var claim = UUID.randomUUID().toString();
      int taken =
          jdbc.sql(
                  """
                  update mail set claim = ?, attempts = attempts + 1, next_attempt_at = ?
                  where id = ? and state = 'WAITING' and next_attempt_at <= ?
                  """)
              .params(claim, Mails.at(now.plus(LEASE)), id, Mails.at(now))
              .update();
      if (taken == 1) {
        return Optional.of(
            jdbc.sql(
                    "select id, claim, address, subject, body, message_id, sealed_link, link_key from mail where id = ?")
                .param(id)
                .query((row, number) -> outgoing(row))
                .single());
      }
    }
    return Optional.empty();
  }

  private Outgoing outgoing(ResultSet row) throws SQLException {
    var messageId = row.getString("message_id");
    var sealed = row.getString("sealed_link");
    var body = row.getString("body");
    return new Outgoing(
        row.getLong("id"),
        row.getString("claim"),
        row.getString("address"),
        row.getString("subject"),
        sealed == null
            ? body
            : body.replace(
                MailTexts.LINK_GOES_HERE,
                sealer.open(row.getString("link_key"), sealed, "mail/" + messageId)),
        messageId);
  }

  @Transactional
  void sent(Outgoing mail) {
    jdbc.sql(
            """
            update mail set state = 'SENT', sent_at = ?, claim = null, problem = null,
              sealed_link = null, link_key = null
            where id = ? and claim = ?
            """)
        .params(Mails.at(clock.instant()), mail.id(), mail.claim())
        .update();
  }

  /**
   * The server does not take this mail: it is tried ever later, and given up after the last try.
   */
  @Transactional
  void refused(Outgoing mail, String why) {
    later(mail, why, true);
  }

  /** No server could be reached: the mail waits, however long that lasts. */
  @Transactional
  void notReached(Outgoing mail, String why) {
    later(mail, why, false);
  }

  private void later(Outgoing mail, String why, boolean counts) {
    int attempts =
        jdbc.sql("select attempts from mail where id = ?")
            .param(mail.id())
            .query(Integer.class)
            .single();
    boolean over = counts && attempts >= settings.attempts();
    jdbc.sql(
            "update mail set state = ?, next_attempt_at = ?, problem = ?, claim = null where id = ? and claim = ?")
        .params(
            over ? MailView.State.DEAD.name() : MailView.State.WAITING.name(),
            Mails.at(clock.instant().plus(settings.after(attempts))),
            MailTexts.shortened(why, 500),
            mail.id(),
            mail.claim())
        .update();
  }

  /** The people for whom something waits for the digest whose time has come. */
  @Transactional(readOnly = true)
  List<String> awaitingDigest() {
    return jdbc.sql(
            "select distinct recipient_key from mail where state = 'HELD' and created_at <= ? limit 500")
        .param(Mails.at(digestTime()))
        .query(String.class)
        .list();
  }

  private LocalDate digestDay() {
    var now = clock.instant().atZone(UsEastern.ZONE);
    return now.toLocalTime().isBefore(settings.digestAt())
        ? now.toLocalDate().minusDays(1)
        : now.toLocalDate();
  }

  private Instant digestTime() {
    return digestDay().atTime(settings.digestAt()).atZone(UsEastern.ZONE).toInstant();
  }

  /** Puts what waits for a person into the digest of the day; there is one for each day. */
  @Transactional
  void digest(String recipientKey) {
    var held =
        jdbc.sql(
                """
                select id, recipient_name, address, for_cbp, kind, subject, account_number from mail
                where recipient_key = ? and state = 'HELD' and created_at <= ? order by id
                """)
            .params(recipientKey, Mails.at(digestTime()))
            .query(
                (row, number) ->
                    new Held(
                        row.getLong(1),
                        new Addressee(
                            recipientKey, row.getString(2), row.getString(3), row.getBoolean(4)),
                        MailKind.valueOf(row.getString(5)),
                        row.getString(6),
                        row.getString(7)))
            .list();
    if (held.isEmpty()) {
      return;
    }
    var to = held.getLast().to();
    var accounts = held.stream().map(Held::accountNumber).distinct().toList();
    var mail =
        new Entry(
            "digest:" + digestDay(),
            to,
            accounts.size() == 1 ? accounts.getFirst() : "",
            "",
            MailKind.DIRECT,
            texts.write(
                "digest",
                Map.of(
                    "day", digestDay(),
                    "count",
                        held.size() == 1 ? "one piece of news" : held.size() + " pieces of news",
                    "name", to.name(),
                    "sections", sections(held),
                    "link", texts.link("/"),
                    "settings", texts.link("/settings"))),
            null,
            MailView.State.WAITING);
    if (!put(mail)) {
      return; // today's has gone out: this waits for tomorrow's
    }
    var id =
        jdbc.sql("select id from mail where event_key = ? and recipient_key = ?")
            .params(mail.eventKey(), recipientKey)
            .query(Long.class)
            .single();
    for (var one : held) {
      jdbc.sql("update mail set state = 'IN_DIGEST', digest_id = ? where id = ?")
          .params(id, one.id())
          .update();
    }
  }

  private static List<Map<String, Object>> sections(List<Held> held) {
    var byKind = new EnumMap<MailKind, List<String>>(MailKind.class);
    held.forEach(
        one -> byKind.computeIfAbsent(one.kind(), kind -> new ArrayList<>()).add(one.subject()));
    var sections = new ArrayList<Map<String, Object>>();
    byKind.forEach(
        (kind, lines) -> {
          var shown = new ArrayList<>(lines.subList(0, Math.min(IN_A_SECTION, lines.size())));
          if (lines.size() > IN_A_SECTION) {
            shown.add("and %d more".formatted(lines.size() - IN_A_SECTION));
          }
          sections.add(Map.of("title", kind.label(), "lines", shown));
        });
    return sections;
  }

  private record Held(long id, Addressee to, MailKind kind, String subject, String accountNumber) {}
}
