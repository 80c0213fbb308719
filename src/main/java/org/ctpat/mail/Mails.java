package org.ctpat.mail;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.ctpat.audit.Sha256;
import org.ctpat.deadline.UsEastern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What was mailed, what waits, and personal links by mail. */
@Service("mails")
public class Mails {

  private static final String COLUMNS =
      "id, recipient_name, address, for_cbp, account_number, case_id, kind, subject, body, state,"
          + " attempts, next_attempt_at, problem, created_at, sent_at";
  private static final Pattern ADDRESS =
      Pattern.compile("[^\\s@<>,;:\"]{1,64}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");

  private final JdbcClient jdbc;
  private final Outbox outbox;
  private final MailTexts texts;
  private final ObjectProvider<JavaMailSender> server;
  private final Clock clock;

  Mails(
      JdbcClient jdbc,
      Outbox outbox,
      MailTexts texts,
      ObjectProvider<JavaMailSender> server,
      Clock clock) {
    this.jdbc = jdbc;
    this.outbox = outbox;
    this.texts = texts;
    this.server = server;
    this.clock = clock;
  }

  /** Whether a text is a mail address. */
  public static boolean isAddress(String text) {
    return text.length() <= 254 && ADDRESS.matcher(text.strip()).matches();
  }

  /** The mails of an account, newest first, before an id; to the company alone, or to CBP too. */
  @Transactional(readOnly = true)
  public List<MailView> of(String accountNumber, boolean withCbp, long before, int limit) {
    return jdbc.sql(
            "select "
                + COLUMNS
                + " from mail where account_number = ? and (for_cbp = false or ?) and id < ? order by id desc limit ?")
        .params(accountNumber, withCbp, before, limit)
        .query((row, number) -> view(row))
        .list();
  }

  /** The newest mails to a person. */
  @Transactional(readOnly = true)
  public List<MailView> to(String personId, int limit) {
    return jdbc.sql(
            "select " + COLUMNS + " from mail where recipient_key = ? order by id desc limit ?")
        .params(personId, limit)
        .query((row, number) -> view(row))
        .list();
  }

  /**
   * The address that mails to a person go to, as the newest one had it; null when there is none.
   */
  @Transactional(readOnly = true)
  public @Nullable String addressOf(String personId) {
    return jdbc.sql("select address from mail where recipient_key = ? order by id desc limit 1")
        .param(personId)
        .query((row, number) -> Optional.ofNullable(row.getString(1)))
        .optional()
        .flatMap(address -> address)
        .orElse(null);
  }

  /** Names of the people of the company for whom no address is known, as the newest mails tell. */
  @Transactional(readOnly = true)
  public List<String> withoutAddress(String accountNumber) {
    return jdbc.sql(
            """
            select distinct recipient_name from mail m
            where account_number = ? and for_cbp = false and state = 'NO_ADDRESS'
              and not exists (select 1 from mail n where n.account_number = m.account_number
                and n.recipient_name = m.recipient_name and n.id > m.id and n.address is not null)
            order by recipient_name
            """)
        .param(accountNumber)
        .query(String.class)
        .list();
  }

  /** How the outbox stands. */
  @Transactional(readOnly = true)
  public Standing standing() {
    var counts = new EnumMap<MailView.State, Long>(MailView.State.class);
    jdbc.sql(
            "select state, count(*) from mail where state in ('WAITING', 'HELD', 'DEAD') group by state")
        .query(
            row -> {
              counts.put(MailView.State.valueOf(row.getString(1)), row.getLong(2));
            });
    return new Standing(
        server.getIfAvailable() != null,
        counts.getOrDefault(MailView.State.WAITING, 0L),
        counts.getOrDefault(MailView.State.HELD, 0L),
        counts.getOrDefault(MailView.State.DEAD, 0L));
  }

  /** The mails in a state, oldest first. */
  @Transactional(readOnly = true)
  public List<MailView> in(MailView.State state, int limit) {
    return jdbc.sql("select " + COLUMNS + " from mail where state = ? order by id limit ?")
        .params(state.name(), limit)
        .query((row, number) -> view(row))
        .list();
  }

  /**
   * Tries a mail that could not be sent again from the beginning.
   *
   * @throws MailRefused when it did not fail
   */
  @Transactional
  public void again(long id) {
    int changed =
        jdbc.sql(
                "update mail set state = 'WAITING', attempts = 0, next_attempt_at = ? where id = ? and state = 'DEAD'")
            .params(at(clock.instant()), id)
            .update();
    if (changed == 0) {
      throw new MailRefused("The mail has not failed: it needs no second start.");
    }
  }

  /**
   * Mails a personal link, within the transaction that makes it. The link itself is kept sealed,
   * and only until it is sent.
   *
   * @param template {@code course-link} or {@code questionnaire-link}
   * @throws MailRefused when the address is none
   */
  @Transactional
  public void link(
      String template,
      String accountNumber,
      String company,
      String name,
      String address,
      URI link,
      Instant expiresAt) {
    if (!isAddress(address)) {
      throw new MailRefused("“" + address + "” is no mail address: give one as name@company.com.");
    }
    var to = address.strip().toLowerCase(Locale.ROOT);
    var text =
        texts.write(
            template,
            Map.of(
                "name",
                name,
                "company",
                company,
                "expiresOn",
                UsEastern.inWords(LocalDate.ofInstant(expiresAt, UsEastern.ZONE)),
                "personalLink",
                MailTexts.LINK_GOES_HERE));
    outbox.put(
        new Outbox.Entry(
            template + ":" + Sha256.of(link.toString()),
            new Addressee(to, name.isBlank() ? to : name, to, false),
            accountNumber,
            accountNumber,
            MailKind.DIRECT,
            text,
            link.toString(),
            MailView.State.WAITING));
  }

  /**
   * How the outbox stands.
   *
   * @param server whether a mail server is configured; without one nothing is sent
   * @param waiting mails to be sent
   * @param held mails that wait for a digest
   * @param dead mails that could not be sent
   */
  public record Standing(boolean server, long waiting, long held, long dead) {}

  static OffsetDateTime at(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
  }

  private static MailView view(ResultSet row) throws SQLException {
    var sent = row.getObject("sent_at", OffsetDateTime.class);
    return new MailView(
        row.getLong("id"),
        row.getString("recipient_name"),
        row.getString("address"),
        row.getBoolean("for_cbp"),
        row.getString("account_number"),
        row.getString("case_id"),
        MailKind.valueOf(row.getString("kind")),
        row.getString("subject"),
        row.getString("body"),
        MailView.State.valueOf(row.getString("state")),
        row.getInt("attempts"),
        row.getObject("next_attempt_at", OffsetDateTime.class).toInstant(),
        row.getString("problem"),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        sent == null ? null : sent.toInstant());
  }
}
