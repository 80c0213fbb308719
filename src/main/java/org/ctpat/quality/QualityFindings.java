package org.ctpat.quality;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.ctpat.audit.Actor;
import org.ctpat.audit.AuditEvent;
import org.ctpat.audit.AuditTrail;
import org.ctpat.deadline.UsEastern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the quality checks have found: lists, counts, and what people of CBP accept for a time. */
@Service
@Transactional(readOnly = true)
public class QualityFindings {

  private static final int LONGEST_DAYS = 366;
  private static final int LONGEST_REASON = 1_000;

  private static final String FROM =
      """
      from quality_finding f
      left join account a on a.account_number = f.account_number
      left join company c on c.id = a.company_id
      """;

  private final Checks checks;
  private final AuditTrail trail;
  private final JdbcClient jdbc;
  private final Clock clock;

  QualityFindings(Checks checks, AuditTrail trail, JdbcClient jdbc, Clock clock) {
    this.checks = checks;
    this.trail = trail;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * A page of findings, the worst first, in the order in which they were found.
   *
   * @param after position of the last finding of the page before, null for the first page
   * @throws IllegalArgumentException when {@code after} is no position
   */
  public List<QualityFinding> page(FindingFilter filter, @Nullable String after, int size) {
    var values = new HashMap<String, Object>();
    var where = where(filter, values);
    if (after != null) {
      var place = after.split("-");
      if (place.length != 2 || !after.matches("[0-2]-[0-9]{1,18}")) {
        throw new IllegalArgumentException("'" + after + "' is no place in this list");
      }
      where.add("(f.severity > :worse or f.severity = :worse and f.id > :after)");
      values.put("worse", Integer.parseInt(place[0]));
      values.put("after", Long.parseLong(place[1]));
    }
    return jdbc.sql(
            "select f.*, c.name as company, a.field_office %s where %s order by f.severity, f.id limit %d"
                .formatted(FROM, String.join(" and ", where), size))
        .params(values)
        .query((row, number) -> read(row))
        .list();
  }

  /** How many findings of each severity there are. */
  public Map<Severity, Long> counts(FindingFilter filter) {
    var values = new HashMap<String, Object>();
    var where = where(filter, values);
    var counts = new EnumMap<Severity, Long>(Severity.class);
    for (var severity : Severity.values()) {
      counts.put(severity, 0L);
    }
    jdbc.sql(
            "select f.severity, count(*) %s where %s group by f.severity"
                .formatted(FROM, String.join(" and ", where)))
        .params(values)
        .query((row, number) -> counts.put(Severity.values()[row.getInt(1)], row.getLong(2)))
        .list();
    return counts;
  }

  /** How many findings of each check there are, by the check's id. */
  public Map<String, Long> byCheck(FindingFilter filter) {
    var values = new HashMap<String, Object>();
    var where = where(filter, values);
    var counts = new HashMap<String, Long>();
    jdbc.sql(
            "select f.check_id, count(*) %s where %s group by f.check_id"
                .formatted(FROM, String.join(" and ", where)))
        .params(values)
        .query((row, number) -> counts.put(row.getString(1), row.getLong(2)))
        .list();
    return counts;
  }

  private List<String> where(FindingFilter filter, Map<String, Object> values) {
    values.put("today", today());
    var where = new ArrayList<String>();
    where.add(
        switch (filter.state()) {
          case OPEN ->
              "f.vanished_at is null and (f.accepted_until is null or f.accepted_until < :today)";
          case ACCEPTED -> "f.vanished_at is null and f.accepted_until >= :today";
          case VANISHED -> "f.vanished_at is not null and :today is not null";
        });
    if (filter.severity() != null) {
      where.add("f.severity = :severity");
      values.put("severity", filter.severity().ordinal());
    }
    if (filter.check() != null) {
      where.add("f.check_id = :check");
      values.put("check", filter.check());
    }
    if (filter.office() != null) {
      where.add("a.field_office = :office");
      values.put("office", filter.office());
    }
    if (filter.account() != null) {
      where.add("f.account_number = :account");
      values.put("account", filter.account());
    }
    return where;
  }

  /** A finding by its id. */
  public Optional<QualityFinding> find(long id) {
    return jdbc.sql("select f.*, c.name as company, a.field_office " + FROM + " where f.id = :id")
        .param("id", id)
        .query((row, number) -> read(row))
        .optional();
  }

  /**
   * Accepts a finding as it is, until the end of a day; the trail of the account says so.
   *
   * @throws AcceptRefused without a reason, for a day that is past or more than a year away, and
   *     when there is no such finding any more
   */
  @Transactional
  public void accept(long id, LocalDate until, String reason, Actor by) {
    if (reason.isBlank()) {
      throw new AcceptRefused("Say why the finding may stay as it is.");
    }
    if (reason.length() > LONGEST_REASON) {
      throw new AcceptRefused("Shorten the reason to " + LONGEST_REASON + " characters.");
    }
    if (until.isBefore(today()) || until.isAfter(today().plusDays(LONGEST_DAYS))) {
      throw new AcceptRefused("Choose a day from today to a year ahead.");
    }
    var finding =
        find(id)
            .filter(found -> found.vanishedAt() == null)
            .orElseThrow(() -> new AcceptRefused("The finding has vanished meanwhile."));
    jdbc.sql(
            """
            update quality_finding set accepted_by = :by, accepted_reason = :reason, accepted_until = :until
            where id = :id
            """)
        .param("by", by.name())
        .param("reason", reason.strip())
        .param("until", until)
        .param("id", id)
        .update();
    record(
        finding, "Quality finding accepted", by, Map.of("until", until, "reason", reason.strip()));
  }

  /** Takes an acceptance back. */
  @Transactional
  public void reopen(long id, Actor by) {
    var finding =
        find(id)
            .filter(found -> found.acceptedUntil() != null)
            .orElseThrow(() -> new AcceptRefused("The finding is not accepted."));
    jdbc.sql(
            """
            update quality_finding set accepted_by = null, accepted_reason = null, accepted_until = null
            where id = :id
            """)
        .param("id", id)
        .update();
    record(finding, "Quality finding opened again", by, Map.of());
  }

  private void record(QualityFinding finding, String action, Actor by, Map<String, ?> after) {
    trail.record(
        new AuditEvent(
            finding.accountNumber().isEmpty() ? "QUALITY" : finding.accountNumber(),
            finding.caseId().isEmpty() ? null : finding.caseId(),
            action,
            finding.check().title(),
            by,
            Map.of("what", finding.what()),
            after));
  }

  private QualityFinding read(ResultSet row) throws SQLException {
    var id = row.getString("check_id");
    var severity = Severity.values()[row.getInt("severity")];
    return new QualityFinding(
        row.getLong("id"),
        checks.find(id).orElseGet(() -> new Check(id, severity, id, "", "/accounts/{account}", "")),
        row.getString("account_number"),
        Objects.requireNonNullElse(row.getString("company"), ""),
        Objects.requireNonNullElse(row.getString("field_office"), ""),
        row.getString("case_id"),
        row.getString("what"),
        row.getObject("since_on", LocalDate.class),
        row.getObject("first_seen_at", OffsetDateTime.class).toInstant(),
        row.getObject("last_seen_at", OffsetDateTime.class).toInstant(),
        Optional.ofNullable(row.getObject("vanished_at", OffsetDateTime.class))
            .map(OffsetDateTime::toInstant)
            .orElse(null),
        row.getString("accepted_by"),
        row.getString("accepted_reason"),
        row.getObject("accepted_until", LocalDate.class));
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), UsEastern.ZONE);
  }
}
