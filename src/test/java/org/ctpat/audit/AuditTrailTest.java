package org.ctpat.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.ctpat.DomainTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@DomainTest
class AuditTrailTest {

  private static final Actor BEN = new Actor("ben.carter", "Ben Carter", Actor.Kind.MEMBER);

  private final AuditTrail audit;
  private final JdbcClient jdbc;

  @Autowired
  AuditTrailTest(AuditTrail audit, JdbcClient jdbc) {
    this.audit = audit;
    this.jdbc = jdbc;
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
  void findsAChangedEntry() {
    for (int i = 0; i < 3; i++) {
      audit.record(event("20-000003", "Phone changed", "" + i, "" + (i + 1)));
    }

    jdbc.sql(
            "update audit_entry set values_after = '{}' where account_number = '20-000003' and sequence = 2")
        .update();

    assertThat(audit.verify("20-000003").firstBroken()).isEqualTo(2);
  }

  @Test
  void findsThatTheNewestEntryIsMissing() {
    audit.record(event("20-000004", "Phone changed", "1", "2"));
    audit.record(event("20-000004", "Phone changed", "2", "3"));

    jdbc.sql("delete from audit_entry where account_number = '20-000004' and sequence = 2")
        .update();

    assertThat(audit.verify("20-000004").firstBroken()).isEqualTo(2);
  }

  @Test
  @Transactional(propagation = Propagation.NOT_SUPPORTED)
  void refusesAnEntryOutsideATransaction() {
    assertThatThrownBy(() -> audit.record(event("20-000005", "Phone changed", "1", "2")))
        .isInstanceOf(IllegalTransactionStateException.class);
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
