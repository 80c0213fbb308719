package org.ctpat.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The append-only trail; an entry belongs to the transaction of the change it tells of. */
@Service
public class AuditTrail {

  private static final String BEGINNING = "0".repeat(64);
  private static final TypeReference<Map<String, Object>> VALUES = new TypeReference<>() {};
  private static final String COLUMNS =
      "account_number, sequence, recorded_at, case_id, action, subject, actor_id, actor_name,"
          + " actor_kind, values_before, values_after, previous_hash, hash";

  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final Clock clock;

  AuditTrail(JdbcClient jdbc, JsonMapper json, Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
  }

  /** Appends an entry within the running transaction; without one it is refused. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void record(AuditEvent event) {
    jdbc.sql(
            "insert into audit_head (account_number, last_sequence, last_hash) values (?, 0, ?) on"
                + " conflict do nothing")
        .params(event.accountNumber(), BEGINNING)
        .update();
    var head =
        jdbc.sql(
                "select last_sequence, last_hash from audit_head where account_number = ? for"
                    + " update")
            .param(event.accountNumber())
            .query((rs, row) -> new Head(rs.getLong(1), rs.getString(2)))
            .single();
    var line =
        new Line(
            event.accountNumber(),
            head.sequence() + 1,
            clock.instant().truncatedTo(ChronoUnit.MICROS),
            event.caseId(),
            event.action(),
            event.subject(),
            event.by(),
            text(event.before()),
            text(event.after()),
            head.hash());
    var hash = line.hash();
    jdbc.sql(
            "insert into audit_entry ("
                + COLUMNS
                + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .params(
            line.accountNumber(),
            line.sequence(),
            OffsetDateTime.ofInstant(line.at(), ZoneOffset.UTC),
            line.caseId(),
            line.action(),
            line.subject(),
            line.by().id(),
            line.by().name(),
            line.by().kind().name(),
            line.before(),
            line.after(),
            line.previousHash(),
            hash)
        .update();
    jdbc.sql("update audit_head set last_sequence = ?, last_hash = ? where account_number = ?")
        .params(line.sequence(), hash, line.accountNumber())
        .update();
  }

  /** The entries of an account, newest first, at most {@code limit}. */
  @Transactional(readOnly = true)
  public List<AuditEntry> history(String accountNumber, int limit) {
    return historyBefore(accountNumber, Long.MAX_VALUE, limit);
  }

  /** The entries of an account older than a sequence, newest first, at most {@code limit}. */
  @Transactional(readOnly = true)
  public List<AuditEntry> historyBefore(String accountNumber, long sequence, int limit) {
    return jdbc.sql(
            "select "
                + COLUMNS
                + " from audit_entry where account_number = ? and sequence < ? order by sequence"
                + " desc limit ?")
        .params(accountNumber, sequence, limit)
        .query((rs, row) -> entry(rs))
        .list();
  }

  /**
   * As {@link #historyBefore(String, long, int)}, narrowed down.
   *
   * @param caseId null for any
   * @param text a part of what happened or of what it happened to, in any letters; null for any
   */
  @Transactional(readOnly = true)
  public List<AuditEntry> historyBefore(
      String accountNumber,
      long sequence,
      @Nullable String caseId,
      @Nullable String text,
      int limit) {
    var sql =
        new StringBuilder("select ")
            .append(COLUMNS)
            .append(" from audit_entry where account_number = :account and sequence < :sequence");
    var params = new HashMap<String, Object>();
    params.put("account", accountNumber);
    params.put("sequence", sequence);
    if (caseId != null) {
      sql.append(" and case_id = :case");
      params.put("case", caseId);
    }
    if (text != null) {
      sql.append(" and (lower(action) like :text or lower(subject) like :text)");
      params.put("text", "%" + literally(text.toLowerCase(Locale.ROOT)) + "%");
    }
    return jdbc.sql(sql.append(" order by sequence desc limit ").append(limit).toString())
        .params(params)
        .query((rs, row) -> entry(rs))
        .list();
  }

  private static String literally(String text) {
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
  }

  /** The cases that the trail of an account names, the latest first. */
  @Transactional(readOnly = true)
  public List<String> cases(String accountNumber) {
    return jdbc.sql(
            """
            select case_id from audit_entry where account_number = ? and case_id is not null
            group by case_id order by max(sequence) desc
            """)
        .param(accountNumber)
        .query(String.class)
        .list();
  }

  /**
   * Hands out all entries of an account, the oldest first, as they are stored: what their hashes
   * are computed from.
   */
  @Transactional(readOnly = true)
  public void export(String accountNumber, Consumer<StoredEntry> each) {
    jdbc.sql("select " + COLUMNS + " from audit_entry where account_number = ? order by sequence")
        .param(accountNumber)
        .query(
            (ResultSet rs) -> {
              var line = line(rs);
              each.accept(
                  new StoredEntry(
                      line.accountNumber(),
                      line.sequence(),
                      line.at(),
                      line.caseId(),
                      line.action(),
                      line.subject(),
                      line.by(),
                      line.before(),
                      line.after(),
                      line.previousHash(),
                      rs.getString("hash")));
            });
  }

  /**
   * An entry with the texts that its hash is computed from.
   *
   * @param before values before as JSON
   * @param after values after as JSON
   */
  public record StoredEntry(
      String accountNumber,
      long sequence,
      Instant at,
      @Nullable String caseId,
      String action,
      String subject,
      Actor by,
      String before,
      String after,
      String previousHash,
      String hash) {}

  /**
   * Entries of all accounts, the newest first.
   *
   * @param place what they come after, null for the newest
   */
  @Transactional(readOnly = true)
  public List<AuditEntry> search(AuditSearch wanted, @Nullable AuditPlace place, int limit) {
    var sql = new StringBuilder("select ").append(COLUMNS).append(" from audit_entry where 1 = 1");
    var params = new HashMap<String, Object>();
    narrow(sql, params, " and account_number = :account", "account", wanted.accountNumber());
    narrow(sql, params, " and recorded_at >= :from", "from", utc(wanted.from()));
    narrow(sql, params, " and recorded_at < :until", "until", utc(wanted.until()));
    if (wanted.person() != null) {
      narrow(
          sql,
          params,
          " and (lower(actor_id) like :person or lower(actor_name) like :person)",
          "person",
          "%" + literally(wanted.person().toLowerCase(Locale.ROOT)) + "%");
    }
    if (wanted.event() != null) {
      narrow(
          sql,
          params,
          " and (lower(action) like :event or lower(subject) like :event)",
          "event",
          "%" + literally(wanted.event().toLowerCase(Locale.ROOT)) + "%");
    }
    if (place != null) {
      sql.append(
          " and recorded_at <= :at and (recorded_at < :at or account_number < :placeAccount"
              + " or account_number = :placeAccount and sequence < :placeSequence)");
      params.put("at", OffsetDateTime.ofInstant(place.at(), ZoneOffset.UTC));
      params.put("placeAccount", place.accountNumber());
      params.put("placeSequence", place.sequence());
    }
    return jdbc.sql(
            sql.append(
                    " order by recorded_at desc, account_number desc, sequence desc limit " + limit)
                .toString())
        .params(params)
        .query((rs, row) -> entry(rs))
        .list();
  }

  private static void narrow(
      StringBuilder sql,
      Map<String, Object> params,
      String condition,
      String param,
      @Nullable Object value) {
    if (value != null) {
      sql.append(condition);
      params.put(param, value);
    }
  }

  private static @Nullable OffsetDateTime utc(@Nullable Instant at) {
    return at == null ? null : OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
  }

  /** The accounts that have a trail, in the order of their numbers, those after the given one. */
  @Transactional(readOnly = true)
  public List<String> accountsAfter(String accountNumber, int limit) {
    return jdbc.sql(
            "select account_number from audit_head where account_number > ? order by account_number"
                + " limit ?")
        .params(accountNumber, limit)
        .query(String.class)
        .list();
  }

  /** How many accounts have a trail. */
  @Transactional(readOnly = true)
  public long accounts() {
    return jdbc.sql("select count(*) from audit_head").query(Long.class).single();
  }

  /** The entries of an account whose action begins so, newest first, at most {@code limit}. */
  @Transactional(readOnly = true)
  public List<AuditEntry> historyOfAction(String accountNumber, String begin, int limit) {
    return jdbc.sql(
            "select "
                + COLUMNS
                + " from audit_entry where account_number = ? and action like ? order by sequence"
                + " desc limit ?")
        .params(accountNumber, begin + "%", limit)
        .query((rs, row) -> entry(rs))
        .list();
  }

  /** The entries of one case of an account, newest first, at most {@code limit}. */
  @Transactional(readOnly = true)
  public List<AuditEntry> historyOfCase(String accountNumber, String caseId, int limit) {
    return jdbc.sql(
            "select "
                + COLUMNS
                + " from audit_entry where account_number = ? and case_id = ? order by sequence"
                + " desc limit ?")
        .params(accountNumber, caseId, limit)
        .query((rs, row) -> entry(rs))
        .list();
  }

  /** Whether the trail names this person in a case of an account. */
  @Transactional(readOnly = true)
  public boolean acted(String accountNumber, String caseId, String actorId, Actor.Kind kind) {
    return jdbc.sql(
                "select count(*) from audit_entry where account_number = ? and case_id = ? and"
                    + " actor_id = ? and actor_kind = ?")
            .params(accountNumber, caseId, actorId, kind.name())
            .query(Long.class)
            .single()
        > 0;
  }

  /** How often something was recorded for each account since an instant; none is left out. */
  @Transactional(readOnly = true)
  public Map<String, Integer> counts(
      Collection<String> accountNumbers, String action, Instant since) {
    var counts = new HashMap<String, Integer>();
    if (!accountNumbers.isEmpty()) {
      jdbc.sql(
              """
              select account_number, count(*) from audit_entry
              where account_number in (:accounts) and action = :action and recorded_at >= :since
              group by account_number
              """)
          .param("accounts", accountNumbers)
          .param("action", action)
          .param("since", OffsetDateTime.ofInstant(since, ZoneOffset.UTC))
          .query(
              row -> {
                counts.put(row.getString(1), row.getInt(2));
              });
    }
    return counts;
  }

  /** Computes the chain of an account anew and tells the first entry that does not fit, if any. */
  @Transactional(readOnly = true)
  public Verification verify(String accountNumber) {
    var head =
        jdbc.sql("select last_sequence, last_hash from audit_head where account_number = ?")
            .param(accountNumber)
            .query((rs, row) -> new Head(rs.getLong(1), rs.getString(2)))
            .optional()
            .orElse(new Head(0, BEGINNING));
    var check = new Chain();
    jdbc.sql("select " + COLUMNS + " from audit_entry where account_number = ? order by sequence")
        .param(accountNumber)
        .query((ResultSet rs) -> check.next(line(rs), rs.getString("hash")));
    return check.against(head);
  }

  /**
   * What a check of the chain found.
   *
   * @param entries entries read
   * @param firstBroken sequence of the first entry that was changed, removed or added by hand; null
   *     when all fit
   */
  public record Verification(long entries, @Nullable Long firstBroken) {

    public boolean intact() {
      return firstBroken == null;
    }
  }

  private String text(Map<String, ?> values) {
    return json.writeValueAsString(new TreeMap<>(values));
  }

  private AuditEntry entry(ResultSet rs) throws SQLException {
    var line = line(rs);
    return new AuditEntry(
        line.sequence(),
        line.at(),
        line.accountNumber(),
        line.caseId(),
        line.action(),
        line.subject(),
        line.by(),
        json.readValue(line.before(), VALUES),
        json.readValue(line.after(), VALUES),
        rs.getString("hash"));
  }

  private static Line line(ResultSet rs) throws SQLException {
    return new Line(
        rs.getString("account_number"),
        rs.getLong("sequence"),
        rs.getObject("recorded_at", OffsetDateTime.class).toInstant(),
        rs.getString("case_id"),
        rs.getString("action"),
        rs.getString("subject"),
        new Actor(
            rs.getString("actor_id"),
            rs.getString("actor_name"),
            Actor.Kind.valueOf(rs.getString("actor_kind"))),
        rs.getString("values_before"),
        rs.getString("values_after"),
        rs.getString("previous_hash"));
  }

  private record Head(long sequence, String hash) {}

  private record Line(
      String accountNumber,
      long sequence,
      Instant at,
      @Nullable String caseId,
      String action,
      String subject,
      Actor by,
      String before,
      String after,
      String previousHash) {

    /**
     * SHA-256 over the hash of the entry before and every field, each with its length so that none
     * can run into the next.
     */
    String hash() {
      var content = new StringBuilder(previousHash);
      for (Object part :
          new Object[] {
            accountNumber,
            sequence,
            at,
            caseId == null ? "" : caseId,
            action,
            subject,
            by.id(),
            by.name(),
            by.kind(),
            before,
            after
          }) {
        var text = part.toString();
        content.append('\n').append(text.length()).append(':').append(text);
      }
      return Sha256.of(content.toString());
    }
  }

  private static final class Chain {

    private long read;
    private String hash = BEGINNING;
    private @Nullable Long broken;

    void next(Line line, String stored) {
      read++;
      if (broken == null
          && (line.sequence() != read
              || !line.previousHash().equals(hash)
              || !line.hash().equals(stored))) {
        broken = line.sequence();
      }
      hash = stored;
    }

    Verification against(Head head) {
      if (broken == null && (head.sequence() != read || !head.hash().equals(hash))) {
        broken = read + 1;
      }
      return new Verification(read, broken);
    }
  }
}
