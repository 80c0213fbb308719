package org.ctpat.workload;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which accounts are counted; null means any.
 *
 * @param specialist sign-in name of the specialist in charge of the account
 */
public record WorkloadFilter(
    @Nullable String fieldOffice, @Nullable String entityType, @Nullable String specialist) {

  public static WorkloadFilter any() {
    return new WorkloadFilter(null, null, null);
  }

  boolean narrows() {
    return fieldOffice != null || entityType != null || specialist != null;
  }

  /** Conditions on the table {@code account a}, beginning with "and" when there are any. */
  String conditions() {
    var sql = new StringBuilder();
    if (fieldOffice != null) {
      sql.append(" and a.field_office = :office");
    }
    if (entityType != null) {
      sql.append(" and a.entity_type = :type");
    }
    if (specialist != null) {
      sql.append(" and a.specialist_id = :specialist");
    }
    return sql.toString();
  }

  Map<String, Object> values() {
    var values = new HashMap<String, Object>();
    if (fieldOffice != null) {
      values.put("office", fieldOffice);
    }
    if (entityType != null) {
      values.put("type", entityType);
    }
    if (specialist != null) {
      values.put("specialist", specialist);
    }
    return values;
  }
}
