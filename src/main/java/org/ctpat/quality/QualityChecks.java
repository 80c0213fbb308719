package org.ctpat.quality;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.ctpat.audit.Actor;
import org.ctpat.criteria.CriteriaCatalogue;
import org.ctpat.criteria.EditionChange;
import org.ctpat.deadline.Deadlines;
import org.ctpat.deadline.UsEastern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs the checks over all accounts, each in a transaction and with the same few statements however
 * many accounts there are, and keeps what they find: with the moment at which it was first and last
 * seen, and at which it had vanished.
 */
@Service
public class QualityChecks {

  private static final Logger LOG = LoggerFactory.getLogger(QualityChecks.class);
  private static final Actor NIGHTLY = Actor.system("quality-checks");
  private static final Duration SOON = Duration.ofDays(30);
  private static final int CHUNK = 1_000;

  private static final String SAME =
      "s.check_id = f.check_id and s.account_number = f.account_number and s.subject = f.subject";

  private final Checks checks;
  private final EngineFacts engine;
  private final Deadlines deadlines;
  private final CriteriaCatalogue criteria;
  private final JdbcClient jdbc;
  private final JdbcTemplate batches;
  private final TransactionTemplate transaction;
  private final AsyncTaskExecutor executor;
  private final Clock clock;
  private final ReentrantLock one = new ReentrantLock();

  QualityChecks(
      Checks checks,
      EngineFacts engine,
      Deadlines deadlines,
      CriteriaCatalogue criteria,
      JdbcClient jdbc,
      JdbcTemplate batches,
      TransactionTemplate transaction,
      @Qualifier("applicationTaskExecutor") AsyncTaskExecutor executor,
      Clock clock) {
    this.checks = checks;
    this.engine = engine;
    this.deadlines = deadlines;
    this.criteria = criteria;
    this.jdbc = jdbc;
    this.batches = batches;
    this.transaction = transaction;
    this.executor = executor;
    this.clock = clock;
  }

  /** The checks, the worst first. */
  public List<Check> all() {
    return checks.all();
  }

  /** The run that is under way, or the last one. */
  public Optional<QualityRun> lastRun() {
    return jdbc.sql("select * from quality_run order by id desc limit 1")
        .query(
            (row, number) ->
                new QualityRun(
                    row.getLong("id"),
                    row.getString("requested_by"),
                    row.getObject("started_at", OffsetDateTime.class).toInstant(),
                    Optional.ofNullable(row.getObject("ended_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant)
                        .orElse(null),
                    row.getInt("done"),
                    row.getInt("total"),
                    row.getString("problem")))
        .optional();
  }

  @Scheduled(cron = "${ctpat.quality.nightly:0 40 3 * * *}", zone = "America/New_York")
  void nightly() {
    run(NIGHTLY);
  }

  /** Begins a run in the background, unless one is under way. */
  public void begin(Actor by) {
    executor.execute(() -> run(by));
  }

  /**
   * Runs all checks now; while another run is under way here, nothing is done.
   *
   * @return whether it ran to its end
   */
  public boolean run(Actor by) {
    if (!one.tryLock()) {
      return false;
    }
    try {
      var now = now();
      long id = jdbc.sql("select nextval('quality_run_seq')").query(Long.class).single();
      jdbc.sql("insert into quality_run values (?, ?, ?, null, 0, ?, null)")
          .params(id, by.name(), now, checks.all().size())
          .update();
      return run(id, now);
    } finally {
      one.unlock();
    }
  }

  private boolean run(long id, OffsetDateTime now) {
    try {
      transaction.executeWithoutResult(status -> gather());
      int done = 0;
      for (var check : checks.all()) {
        transaction.executeWithoutResult(status -> look(check, now));
        jdbc.sql("update quality_run set done = ? where id = ?").params(++done, id).update();
      }
      jdbc.sql("update quality_run set ended_at = ? where id = ?").params(now(), id).update();
      return true;
    } catch (RuntimeException e) {
      LOG.warn("The quality checks did not come to their end", e);
      jdbc.sql("update quality_run set ended_at = ?, problem = ? where id = ?")
          .params(now(), inShort(e), id)
          .update();
      return false;
    }
  }

  private static String inShort(RuntimeException e) {
    var words =
        e instanceof DataAccessException ? "A query failed" : String.valueOf(e.getMessage());
    return words.length() > 1_000 ? words.substring(0, 1_000) : words;
  }

  /** What no query can tell: the engine's processes, recomputed dates, new criteria. */
  private void gather() {
    jdbc.sql("delete from quality_fact").update();
    insert("ENGINE", List.of(new Fact("", "answered", "", null)));
    insert(
        "RUNNING",
        engine.memberships().stream()
            .map(
                running ->
                    new Fact(
                        running.accountNumber(),
                        "process " + running.processInstanceKey(),
                        "",
                        null))
            .toList());
    insert(
        "INCIDENT",
        engine.incidents().stream()
            .map(
                still ->
                    new Fact(
                        still.accountNumber(),
                        "incident " + still.incidentKey(),
                        still.what(),
                        still.sinceOn()))
            .toList());
    insert(
        "DATE",
        deadlines.recomputeAll().differences().stream()
            .map(
                date ->
                    new Fact(
                        date.accountNumber(),
                        "%s %s %s".formatted(date.caseId(), date.ruleId(), date.cycle()),
                        "%s %s of %s is stored as %s; its rule gives %s"
                            .formatted(
                                date.ruleId(),
                                date.name(),
                                date.caseId(),
                                date.stored(),
                                date.computed()),
                        date.startOn()))
            .toList());
    insert("NEW_MUST", newMusts());
  }

  /** The must criteria that came between the editions that companies moved from and to. */
  private List<Fact> newMusts() {
    return jdbc
        .sql(
            """
            select distinct p.edition, p.previous_edition, a.entity_type from profile_edition p
            join account a on a.account_number = p.account_number
            where p.previous_edition is not null and p.previous_edition <> p.edition
            """)
        .query((row, number) -> List.of(row.getString(1), row.getString(2), row.getString(3)))
        .list()
        .stream()
        .flatMap(
            move ->
                criteria.changes(move.get(1), move.get(0)).stream()
                    .filter(change -> change.kind() == EditionChange.Kind.ADDED)
                    .map(EditionChange::criterionId)
                    .filter(criterion -> must(move.get(0), move.get(2), criterion))
                    .map(
                        criterion ->
                            new Fact(
                                "",
                                criterion,
                                "%s %s %s".formatted(move.get(0), move.get(2), move.get(1)),
                                null)))
        .toList();
  }

  private boolean must(String edition, String entityType, String criterionId) {
    return criteria.edition(edition).of(entityType).stream()
        .anyMatch(criterion -> criterion.id().equals(criterionId) && criterion.isMust());
  }

  private record Fact(String account, String subject, String what, @Nullable LocalDate since) {}

  private void insert(String kind, List<Fact> facts) {
    batches.batchUpdate(
        "insert into quality_fact values (?, ?, ?, ?, ?)",
        facts,
        CHUNK,
        (row, fact) -> {
          row.setString(1, kind);
          row.setString(2, fact.account());
          row.setString(3, cut(fact.subject(), 200));
          row.setString(4, cut(fact.what(), 1_000));
          row.setObject(5, fact.since());
        });
  }

  private static String cut(String text, int length) {
    return text.length() > length ? text.substring(0, length) : text;
  }

  /** One check: six statements, whatever it finds. */
  private void look(Check check, OffsetDateTime now) {
    var today = today();
    var values =
        Map.<String, Object>of(
            "check", check.id(),
            "severity", check.severity().ordinal(),
            "now", now,
            "today", today,
            "soon", today.plusDays(SOON.toDays()),
            "longAgo", now.minus(SOON),
            "hourAgo", now.minusHours(1));
    jdbc.sql("delete from quality_seen where check_id = :check").params(values).update();
    jdbc.sql(
            """
            insert into quality_seen (check_id, account_number, subject, case_id, what, since_on)
            select cast(:check as varchar(60)), q.account_number, q.subject, max(q.case_id), max(q.what),
              min(q.since_on)
            from (
            %s
            ) q group by q.account_number, q.subject
            """
                .formatted(check.sql()))
        .params(values)
        .update();
    jdbc.sql(
            """
            update quality_finding f set
              first_seen_at = case when f.vanished_at is null then f.first_seen_at else :now end,
              last_seen_at = :now, vanished_at = null, severity = :severity,
              what = (select s.what from quality_seen s where %1$s),
              since_on = (select s.since_on from quality_seen s where %1$s)
            where f.check_id = :check and exists (select 1 from quality_seen s where %1$s)
            """
                .formatted(SAME))
        .params(values)
        .update();
    jdbc.sql(
            """
            insert into quality_finding (id, check_id, severity, account_number, subject, case_id, what, since_on,
              first_seen_at, last_seen_at)
            select nextval('quality_finding_seq'), s.check_id, :severity, s.account_number, s.subject, s.case_id,
              s.what, s.since_on, cast(:now as timestamp(6) with time zone), cast(:now as timestamp(6) with time zone)
            from quality_seen s
            where s.check_id = :check and not exists (select 1 from quality_finding f where %s)
            """
                .formatted(SAME))
        .params(values)
        .update();
    jdbc.sql(
            """
            update quality_finding set vanished_at = :now
            where check_id = :check and vanished_at is null and last_seen_at < :now
            """)
        .params(values)
        .update();
    jdbc.sql("delete from quality_seen where check_id = :check").params(values).update();
  }

  private OffsetDateTime now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
  }

  private LocalDate today() {
    return LocalDate.ofInstant(Instant.now(clock), UsEastern.ZONE);
  }
}
