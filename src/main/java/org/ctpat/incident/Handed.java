package org.ctpat.incident;

import java.util.List;
import java.util.Map;

/** The submitted data of a form, read by key. */
record Handed(Map<String, ?> data) {

  /** The text without blanks around it, empty when there is none. */
  String text(String key) {
    return data.get(key) instanceof String text ? text.strip() : "";
  }

  boolean flag(String key) {
    return Boolean.TRUE.equals(data.get(key));
  }

  /** The rows of a dynamic list. */
  List<Handed> rows(String key) {
    return data.get(key) instanceof List<?> list
        ? list.stream().filter(Map.class::isInstance).map(Handed::row).toList()
        : List.of();
  }

  @SuppressWarnings("unchecked")
  private static Handed row(Object row) {
    return new Handed((Map<String, ?>) row);
  }
}
