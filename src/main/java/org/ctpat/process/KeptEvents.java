package org.ctpat.process;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.ctpat.audit.Actor;
import org.ctpat.audit.AuditEvent;
import org.ctpat.audit.AuditTrail;
import org.ctpat.operation.EventOutbox;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.FailedEventPublications;
import org.springframework.modulith.events.ResubmissionOptions;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The event registry as operators see it. */
@Component
class KeptEvents implements EventOutbox {

  private static final Pattern ACCOUNT =
      Pattern.compile("\"accountNumber\"\\s*:\\s*\"([0-9]{2}-[0-9]{6})\"");
  private static final String OF_NO_ACCOUNT = "operation";

  private final JdbcClient jdbc;
  private final FailedEventPublications failed;
  private final AuditTrail audit;
  private final TransactionTemplate transaction;

  KeptEvents(
      JdbcClient jdbc,
      FailedEventPublications failed,
      AuditTrail audit,
      TransactionTemplate transaction) {
    this.jdbc = jdbc;
    this.failed = failed;
    this.audit = audit;
    this.transaction = transaction;
  }

  @Override
  public List<Undelivered> open(int limit) {
    return jdbc.sql(
            """
            select id, event_type, listener_id, serialized_event, publication_date, status,
              completion_attempts, last_resubmission_date
            from event_publication where completion_date is null
            order by publication_date, id limit ?
            """)
        .param(limit)
        .query(
            (rs, row) -> {
              var account = ACCOUNT.matcher(rs.getString("serialized_event"));
              var status = rs.getString("status");
              return new Undelivered(
                  rs.getObject("id", UUID.class),
                  simple(rs.getString("event_type")),
                  simple(rs.getString("listener_id").replaceAll("\\(.*", "")),
                  account.find() ? account.group(1) : null,
                  rs.getObject("publication_date", OffsetDateTime.class).toInstant(),
                  status == null ? "PUBLISHED" : status,
                  rs.getInt("completion_attempts"),
                  at(rs.getObject("last_resubmission_date", OffsetDateTime.class)));
            })
        .list();
  }

  private static @Nullable Instant at(@Nullable OffsetDateTime at) {
    return at == null ? null : at.toInstant();
  }

  /** The name of a class, or of a method with that of its class. */
  private static String simple(String name) {
    return name.replaceAll("^([a-z][A-Za-z0-9_]*\\.)+(?=[A-Z])", "");
  }

  @Override
  public void deliver(Collection<UUID> ids, String reason, Actor by) {
    var wanted = Set.copyOf(ids);
    transaction.executeWithoutResult(
        status ->
            open(1_000).stream()
                .filter(event -> wanted.contains(event.id()))
                .forEach(
                    event ->
                        audit.record(
                            new AuditEvent(
                                event.accountNumber() == null
                                    ? OF_NO_ACCOUNT
                                    : event.accountNumber(),
                                null,
                                "Event delivered again",
                                event.event() + " to " + event.listener(),
                                by,
                                Map.of("attempts", event.attempts()),
                                Map.of("reason", reason)))));
    failed.resubmit(
        ResubmissionOptions.defaults()
            .withMinAge(Duration.ZERO)
            .withBatchSize(Math.max(1, wanted.size()))
            .withMaxInFlight(100)
            .withFilter(publication -> wanted.contains(publication.getIdentifier())));
  }
}
