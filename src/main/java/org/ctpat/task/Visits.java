package org.ctpat.task;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** When people were here before, and whether they still want the hint for new people. */
@Service
@Transactional
public class Visits {

  /** Whoever comes back after this time begins a new visit. */
  private static final Duration BREAK = Duration.ofMinutes(30);

  private final JdbcClient jdbc;
  private final Clock clock;

  Visits(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * A person's visit.
   *
   * @param before end of the visit before this one; null at the first
   * @param hint whether the hint for new people is still wanted
   */
  public record Visit(@Nullable Instant before, boolean hint) {}

  /** Notes that the person is here now. */
  public Visit here(String personId) {
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var row =
        jdbc.sql("select seen_at, before_at, hint_dismissed from person_visit where person_id = ?")
            .param(personId)
            .query(
                (found, number) ->
                    new Row(
                        found.getObject(1, OffsetDateTime.class).toInstant(),
                        instant(found.getObject(2, OffsetDateTime.class)),
                        found.getBoolean(3)))
            .optional();
    if (row.isEmpty()) {
      jdbc.sql(
              "insert into person_visit (person_id, seen_at, before_at, hint_dismissed) values (?, ?, null, false) on conflict do nothing")
          .params(personId, now.atOffset(ZoneOffset.UTC))
          .update();
      return new Visit(null, true);
    }
    var known = row.get();
    var before = known.seenAt().plus(BREAK).isBefore(now) ? known.seenAt() : known.beforeAt();
    jdbc.sql("update person_visit set seen_at = ?, before_at = ? where person_id = ?")
        .params(
            now.atOffset(ZoneOffset.UTC),
            before == null ? null : before.atOffset(ZoneOffset.UTC),
            personId)
        .update();
    return new Visit(before, !known.hintDismissed());
  }

  /** The person does not want the hint any more. */
  public void dismissHint(String personId) {
    here(personId);
    jdbc.sql("update person_visit set hint_dismissed = true where person_id = ?")
        .param(personId)
        .update();
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }

  private record Row(Instant seenAt, @Nullable Instant beforeAt, boolean hintDismissed) {}
}
