package org.ctpat.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.ctpat.DomainTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

@DomainTest
class AuditTrailTest {

  private static final Actor BEN = new Actor("ben.carter", "Ben Carter", Actor.Kind.MEMBER);

  private final AuditTrail audit;
  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;

  @Autowired
  AuditTrailTest(AuditTrail audit, JdbcClient jdbc, TransactionTemplate transaction) {
    this.audit = audit;
    this.jdbc = jdbc;
    this.transaction = transaction;
  }

  @Test
  void keepsWhoChangedWhatFromWhatToWhatNewestFirst() {
    audit.record(event("20-000001", "Phone changed", "1", "2"));
    audit.record(event("20-000001", "Phone changed", "2", "3"));

    var history = audit.history("20-000001", 10);

    assertThat(history).extracting(AuditEntry::sequence).containsExactly(2L, 1L);
    assertThat(history.getFirst().by()).isEqualTo(BEN);
    assertThat(history.getFirst().before()).containsEntry("phone", "2");
    assertThat(history.getFirst().after()).containsEntry("phone", "3");
    assertThat(audit.historyOfCase("20-000001", "20-000001-APP-1", 10)).hasSize(2);
  }

  @Test
  void findsTheChainIntactWhenNobodyTouchedIt() {
    audit.record(event("20-000002", "Phone changed", "1", "2"));
    audit.record(event("20-000002", "Phone changed", "2", "3"));

    var verification = audit.verify("20-000002");

    assertThat(verification.intact()).isTrue();
    assertThat(verification.entries()).isEqualTo(2);
    assertThat(audit.verify("20-999999").intact()).isTrue();
  }

  @Test
  void theDatabaseRefusesToChangeOrRemoveAnEntry() {
    audit.record(event("20-000006", "Phone changed", "1", "2"));

    for (var change :
        List.of(
            "update audit_entry set actor_name = 'Somebody Else' where account_number = '20-000006'",
            "delete from audit_entry where account_number = '20-000006'")) {
      assertThatThrownBy(() -> jdbc.sql(change).update())
          .hasStackTraceContaining("neither changed nor removed");
    }

    assertThat(audit.history("20-000006", 10))
        .singleElement()
        .extracting(AuditEntry::by)
        .isEqualTo(BEN);
    assertThat(audit.verify("20-000006").intact()).isTrue();
  }

  @Test
  @Transactional(propagation = Propagation.NOT_SUPPORTED)
  void findsAChangedEntry() {
    record("20-000003", 3);

    pastTheProtection(
        "update audit_entry set values_after = '{}' where account_number = '20-000003' and sequence = 2");

    assertThat(audit.verify("20-000003").firstBroken()).isEqualTo(2);
  }

  @Test
  @Transactional(propagation = Propagation.NOT_SUPPORTED)
  void findsThatTheNewestEntryIsMissing() {
    record("20-000004", 2);

    pastTheProtection(
        "delete from audit_entry where account_number = '20-000004' and sequence = 2");

    assertThat(audit.verify("20-000004").firstBroken()).isEqualTo(2);
  }

  @Test
  @Transactional(propagation = Propagation.NOT_SUPPORTED)
  void refusesAnEntryOutsideATransaction() {
    assertThatThrownBy(() -> audit.record(event("20-000005", "Phone changed", "1", "2")))
        .isInstanceOf(IllegalTransactionStateException.class);
  }

  private void record(String account, int entries) {
    transaction.executeWithoutResult(
        status -> {
          for (int i = 0; i < entries; i++) {
            audit.record(event(account, "Phone changed", "" + i, "" + (i + 1)));
          }
        });
  }

  /** As somebody does who owns the database: takes the trigger away and puts it back. */
  private void pastTheProtection(String change) {
    var kept =
        jdbc.sql(
                "select distinct trigger_name from information_schema.triggers where event_object_table = 'audit_entry'")
            .query(String.class)
            .single();
    jdbc.sql("drop trigger " + kept).update();
    try {
      assertThat(jdbc.sql(change).update()).isEqualTo(1);
    } finally {
      jdbc.sql(
              "create trigger %s before update, delete on audit_entry for each row call 'org.ctpat.audit.KeptForever'"
                  .formatted(kept))
          .update();
    }
  }

  private static AuditEvent event(String account, String action, String before, String after) {
    return new AuditEvent(
        account,
        account + "-APP-1",
        action,
        "Phone",
        BEN,
        Map.of("phone", before),
        Map.of("phone", after));
  }
}
