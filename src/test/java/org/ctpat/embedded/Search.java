package org.ctpat.embedded;

import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Filters, sorts and pages rows as the REST API's searches do, whatever the rows are: a filter
 * names a property of the row, and holds a value or operators such as {@code $in}.
 */
final class Search {

  /** A row of an answer and, where filters name more than the answer shows, what they name. */
  record Row(ObjectNode shown, ObjectNode hidden) {

    static Row of(ObjectNode shown) {
      return new Row(shown, JsonNodeFactory.instance.objectNode());
    }

    JsonNode get(String name) {
      return hidden.has(name) ? hidden.get(name) : shown.path(name);
    }
  }

  private static final int DEFAULT_LIMIT = 100;

  private final JsonMapper json;

  Search(JsonMapper json) {
    this.json = json;
  }

  /**
   * Answers a search.
   *
   * @param filterable the names that a filter may hold
   * @throws BadRequest for any other name, so that no filter is silently passed over
   */
  ObjectNode answer(JsonNode request, Set<String> filterable, List<Row> rows) {
    var filter = request.path("filter");
    refuseUnknown(filter, filterable);
    var found = new ArrayList<>(rows.stream().filter(row -> matches(filter, row)).toList());
    var order = order(request.path("sort"));
    if (order != null) {
      found.sort(order);
    }
    var page = request.path("page");
    int from = page.path("from").asInt(0);
    int limit = page.path("limit").asInt(DEFAULT_LIMIT);
    if (page.hasNonNull("after")) {
      from = cursor(page.path("after")) + 1;
    } else if (page.hasNonNull("before")) {
      var before = cursor(page.path("before"));
      from = Math.max(0, before - limit);
      limit = Math.min(limit, before);
    }
    int start = Math.clamp(from, 0, found.size());
    int end = Math.clamp((long) start + limit, start, found.size());
    var answer = json.createObjectNode();
    var items = answer.putArray("items");
    found.subList(start, end).forEach(row -> items.add(row.shown()));
    var about = answer.putObject("page");
    about.put("totalItems", found.size());
    about.put("hasMoreTotalItems", false);
    if (end > start) {
      about.put("startCursor", Integer.toString(start));
      about.put("endCursor", Integer.toString(end - 1));
    }
    return answer;
  }

  private static void refuseUnknown(JsonNode filter, Set<String> filterable) {
    for (var condition : filter.properties()) {
      if (condition.getKey().equals("$or")) {
        condition.getValue().forEach(other -> refuseUnknown(other, filterable));
      } else if (!condition.getValue().isNull()
          && !(condition.getValue().isContainer() && condition.getValue().isEmpty())
          && !filterable.contains(condition.getKey())) {
        throw new BadRequest(
            "The embedded engine does not filter by %s, only by %s"
                .formatted(condition.getKey(), new TreeSet<>(filterable)));
      }
    }
  }

  private static int cursor(JsonNode node) {
    try {
      return Integer.parseInt(node.asString());
    } catch (NumberFormatException e) {
      throw new BadRequest("No such page: " + node.asString());
    }
  }

  private static boolean matches(JsonNode filter, Row row) {
    for (var condition : filter.properties()) {
      var name = condition.getKey();
      var wanted = condition.getValue();
      boolean match =
          switch (name) {
            case "$or" ->
                wanted.isEmpty() || wanted.valueStream().anyMatch(other -> matches(other, row));
            case "variables", "processInstanceVariables", "localVariables" ->
                wanted
                    .valueStream()
                    .allMatch(
                        variable ->
                            matches(
                                variable.path("value"),
                                row.get(name).path(variable.path("name").asString())));
            case "tags" ->
                wanted
                    .valueStream()
                    .allMatch(tag -> row.get(name).valueStream().anyMatch(tag::equals));
            default -> wanted.isNull() || matches(wanted, row.get(name));
          };
      if (!match) {
        return false;
      }
    }
    return true;
  }

  private static boolean matches(JsonNode wanted, JsonNode actual) {
    if (actual.isArray()) {
      return actual.valueStream().anyMatch(element -> matches(wanted, element));
    }
    if (!wanted.isObject()) {
      return compare(actual, wanted) == 0;
    }
    for (var operator : wanted.properties()) {
      var operand = operator.getValue();
      if (operand.isNull() || (operand.isArray() && operand.isEmpty())) {
        continue;
      }
      boolean match =
          switch (operator.getKey()) {
            case "$eq" -> compare(actual, operand) == 0;
            case "$neq" -> compare(actual, operand) != 0;
            case "$exists" -> operand.asBoolean() != isAbsent(actual);
            case "$in" -> operand.valueStream().anyMatch(each -> compare(actual, each) == 0);
            case "$notIn" -> operand.valueStream().noneMatch(each -> compare(actual, each) == 0);
            case "$like" -> like(operand.asString()).matcher(actual.asString("")).matches();
            case "$gt" -> !isAbsent(actual) && compare(actual, operand) > 0;
            case "$gte" -> !isAbsent(actual) && compare(actual, operand) >= 0;
            case "$lt" -> !isAbsent(actual) && compare(actual, operand) < 0;
            case "$lte" -> !isAbsent(actual) && compare(actual, operand) <= 0;
            default -> throw new BadRequest("Unknown operator " + operator.getKey());
          };
      if (!match) {
        return false;
      }
    }
    return true;
  }

  private static boolean isAbsent(JsonNode node) {
    return node.isMissingNode() || node.isNull();
  }

  private static Pattern like(String pattern) {
    return Pattern.compile(
        Pattern.quote(pattern).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q"), Pattern.DOTALL);
  }

  private static int compare(JsonNode a, JsonNode b) {
    if (isAbsent(a) || isAbsent(b)) {
      return isAbsent(a) && isAbsent(b) ? 0 : isAbsent(a) ? -1 : 1;
    }
    if (a.isNumber() && b.isNumber()) {
      return a.decimalValue().compareTo(b.decimalValue());
    }
    var left = a.asString();
    var right = b.asString();
    if (left.length() > 10
        && right.length() > 10
        && left.charAt(4) == '-'
        && left.charAt(10) == 'T') {
      try {
        return OffsetDateTime.parse(left)
            .toInstant()
            .compareTo(OffsetDateTime.parse(right).toInstant());
      } catch (DateTimeParseException notTimes) {
        return left.compareTo(right);
      }
    }
    if (left.length() != right.length() && isKey(left) && isKey(right)) {
      return Integer.compare(left.length(), right.length());
    }
    return left.compareTo(right);
  }

  private static boolean isKey(String text) {
    return !text.isEmpty() && text.chars().allMatch(Character::isDigit);
  }

  private static @Nullable Comparator<Row> order(JsonNode sort) {
    Comparator<Row> order = null;
    for (var by : sort) {
      var field = by.path("field").asString();
      Comparator<Row> next = (a, b) -> compare(a.get(field), b.get(field));
      if ("DESC".equalsIgnoreCase(by.path("order").asString("ASC"))) {
        next = next.reversed();
      }
      order = order == null ? next : order.thenComparing(next);
    }
    return order;
  }
}
