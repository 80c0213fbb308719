package org.ctpat.account;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ctpat.decision.Decisions;
import org.ctpat.decision.KnownAnswers;
import org.springframework.stereotype.Component;

/** The decision table {@code benefits}: which benefits a status gives to an entity type. */
@Component
class BenefitTable {

  private final KnownAnswers table;

  BenefitTable(Decisions decisions, Clock clock) {
    this.table = new KnownAnswers("benefits", decisions, clock);
  }

  List<Benefit> of(String entityType, MembershipStatus status) {
    var answer = table.to(Map.of("entityType", entityType, "status", status.name()));
    var benefits = new ArrayList<Benefit>();
    if (answer.result() instanceof List<?> rows) {
      for (var row : rows) {
        benefits.add(benefit((Map<?, ?>) row));
      }
    }
    return benefits;
  }

  private static Benefit benefit(Map<?, ?> row) {
    return new Benefit(
        text(row, "id"),
        text(row, "name"),
        text(row, "description"),
        text(row, "quantity"),
        text(row, "note"),
        text(row, "source"));
  }

  private static String text(Map<?, ?> row, String key) {
    var value = row.get(key);
    return value == null ? "" : value.toString();
  }
}
