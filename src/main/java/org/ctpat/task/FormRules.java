package org.ctpat.task;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Checks a submission by what its Camunda Form says, as the form's viewer does in the browser:
 * required, pattern, lengths, limits, options, and what is hidden.
 */
@Component
class FormRules {

  private static final Pattern EMAIL =
      Pattern.compile(
          "[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*");
  private static final Pattern PHONE = Pattern.compile("(\\+|00)[1-9][0-9]{4,20}");
  private static final int MOST_FILES = 100;
  private static final int MOST_ROWS = 1_000;

  private final JsonMapper mapper;
  private final Feel feel;
  private final Clock clock;

  FormRules(JsonMapper mapper, Feel feel, Clock clock) {
    this.mapper = mapper;
    this.feel = feel;
    this.clock = clock;
  }

  /**
   * A checked submission.
   *
   * @param data what the form takes: no hidden, disabled or unknown keys, no empty values
   * @param keys all keys of the form, whether hidden or not
   */
  record Checked(Map<String, Object> data, List<FieldError> errors, Set<String> keys) {

    /**
     * The data with null for each key of the form without a value, so that no older value shows
     * through.
     */
    Map<String, @Nullable Object> complete() {
      var all = new LinkedHashMap<String, @Nullable Object>();
      keys.forEach(key -> all.put(key, null));
      all.putAll(data);
      return all;
    }
  }

  /**
   * Checks the data.
   *
   * @param context what the form sees beside the data: process variables and prefilled values
   */
  Checked check(String formJson, Map<String, ?> data, Map<String, ?> context) {
    var form = mapper.readTree(formJson);
    var check = new Check(data, context);
    var taken = new LinkedHashMap<String, Object>();
    check.components(form.path("components"), data, taken, "", Map.of());
    return new Checked(taken, List.copyOf(check.errors), check.keys);
  }

  private final class Check {

    private final Map<String, Object> root = new HashMap<>();
    private final Map<String, ?> context;
    private final List<FieldError> errors = new ArrayList<>();
    private final Set<String> keys = new LinkedHashSet<>();

    Check(Map<String, ?> data, Map<String, ?> context) {
      this.context = context;
      root.putAll(context);
      root.putAll(data);
    }

    /**
     * Checks components against the data of their scope: the whole form, or a row of a list.
     *
     * @param at path of the scope for errors, such as {@code sites[1].}
     * @param row the row's values, which expressions see before those of the form
     */
    void components(
        JsonNode components,
        Map<String, ?> scope,
        Map<String, Object> taken,
        String at,
        Map<String, ?> row) {
      for (var component : components) {
        if (at.isEmpty()) {
          noteKeys(component);
        }
        if (isHidden(component, row)) {
          continue;
        }
        switch (component.path("type").asString("")) {
          case "group" -> group(component, scope, taken, at, row);
          case "dynamiclist" -> list(component, scope, taken, at);
          case "expression" -> expression(component, taken, row);
          default -> {
            if (component.hasNonNull("key") && !component.path("disabled").asBoolean(false)) {
              field(component, scope, taken, at, row);
            }
          }
        }
      }
    }

    private void noteKeys(JsonNode component) {
      if (component.path("type").asString("").equals("group") && !component.hasNonNull("path")) {
        component.path("components").forEach(this::noteKeys);
        return;
      }
      var name = component.path("key").asString(component.path("path").asString(""));
      if (!name.isEmpty()) {
        keys.add(name.split("\\.")[0]);
      }
    }

    private boolean isHidden(JsonNode component, Map<String, ?> row) {
      var hide = component.path("conditional").path("hide").asString("");
      return !hide.isBlank() && feel.holds(hide, seenFrom(row));
    }

    private Map<String, ?> seenFrom(Map<String, ?> row) {
      if (row.isEmpty()) {
        return root;
      }
      var seen = new HashMap<String, Object>(root);
      seen.putAll(row);
      seen.put("this", row);
      return seen;
    }

    private void group(
        JsonNode component,
        Map<String, ?> scope,
        Map<String, Object> taken,
        String at,
        Map<String, ?> row) {
      var path = component.path("path").asString("");
      if (path.isEmpty()) {
        components(component.path("components"), scope, taken, at, row);
        return;
      }
      var inner = new LinkedHashMap<String, Object>();
      components(
          component.path("components"), map(value(scope, path)), inner, at + path + ".", row);
      put(taken, path, inner);
    }

    private void list(
        JsonNode component, Map<String, ?> scope, Map<String, Object> taken, String at) {
      var path = component.path("path").asString("");
      var rows = value(scope, path);
      if (!(rows instanceof List<?> list)) {
        return;
      }
      if (list.size() > MOST_ROWS) {
        error(at + path, "At most %,d rows are taken here.".formatted(MOST_ROWS));
        return;
      }
      var takenRows = new ArrayList<Map<String, Object>>();
      for (int i = 0; i < list.size(); i++) {
        var row = map(list.get(i));
        var takenRow = new LinkedHashMap<String, Object>();
        components(
            component.path("components"), row, takenRow, "%s%s[%d].".formatted(at, path, i), row);
        takenRows.add(takenRow);
      }
      put(taken, path, takenRows);
    }

    private void expression(JsonNode component, Map<String, Object> taken, Map<String, ?> row) {
      var key = component.path("key").asString("");
      var text = component.path("expression").asString("");
      if (!key.isEmpty() && !text.isBlank()) {
        var value = feel.value(text, seenFrom(row));
        if (value != null) {
          put(taken, key, value);
        }
      }
    }

    private void field(
        JsonNode component,
        Map<String, ?> scope,
        Map<String, Object> taken,
        String at,
        Map<String, ?> row) {
      var key = component.path("key").asString();
      var value = isReadOnly(component, row) ? value(context, key) : value(scope, key);
      var field = new Field(component, at + key, labelOf(component, key), seenFrom(row));
      if (isEmpty(value) || (Boolean.FALSE.equals(value) && field.type.equals("checkbox"))) {
        if (field.validation.path("required").asBoolean(false)) {
          field.missing();
        }
        if (Boolean.FALSE.equals(value)) {
          put(taken, key, false);
        }
        return;
      }
      if (field.accepts(value)) {
        put(taken, key, field.normal(value));
      }
    }

    private boolean isReadOnly(JsonNode component, Map<String, ?> row) {
      var readOnly = component.path("readonly");
      if (readOnly.isString()) {
        return Feel.isExpression(readOnly.asString())
            && feel.holds(readOnly.asString(), seenFrom(row));
      }
      return readOnly.asBoolean(false);
    }

    private void error(String key, String message) {
      errors.add(new FieldError(key, message));
    }

    /** A field with a value. */
    private final class Field {

      private final JsonNode component;
      private final String key;
      private final String label;
      private final Map<String, ?> seen;
      private final String type;
      private final JsonNode validation;

      Field(JsonNode component, String key, String label, Map<String, ?> seen) {
        this.component = component;
        this.key = key;
        this.label = label;
        this.seen = seen;
        this.type = component.path("type").asString("");
        this.validation = component.path("validate");
      }

      void missing() {
        switch (type) {
          case "checkbox" -> wrong("Check '%s' to go on.");
          case "select", "radio", "checklist", "taglist" -> wrong("Choose an answer for '%s'.");
          case "filepicker" -> wrong("Attach a file for '%s'.");
          case "datetime" -> wrong("Enter a date for '%s'.");
          default -> wrong("Fill in '%s'.");
        }
      }

      boolean accepts(Object value) {
        var before = errors.size();
        switch (type) {
          case "textfield", "textarea" -> text(value);
          case "number" -> number(value);
          case "checkbox" -> {
            if (!(value instanceof Boolean)) {
              wrong("'%s' is either checked or not.");
            }
          }
          case "select", "radio" -> option(value);
          case "checklist", "taglist" -> options(value);
          case "datetime" -> moment(value);
          case "filepicker" -> files(value);
          default -> longTexts(value);
        }
        return errors.size() == before;
      }

      Object normal(Object value) {
        return type.equals("number")
                && value instanceof String text
                && !component.path("serializeToString").asBoolean(false)
            ? new BigDecimal(text.strip())
            : value;
      }

      private void text(Object value) {
        if (!(value instanceof String text)) {
          wrong("'%s' takes a text.");
          return;
        }
        if (tooLong(text)) {
          return;
        }
        var length = text.strip().length();
        limit("minLength")
            .filter(min -> length < min.intValue())
            .ifPresent(min -> wrong("'%s' takes at least " + words(min) + " characters."));
        limit("maxLength")
            .filter(max -> length > max.intValue())
            .ifPresent(max -> wrong("'%s' takes at most " + words(max) + " characters."));
        var pattern = validation.path("pattern").asString("");
        if (!pattern.isEmpty() && !Pattern.compile(pattern).matcher(text).find()) {
          var message = validation.path("patternErrorMessage").asString("");
          error(
              key,
              message.isBlank()
                  ? "'%s' does not have the form asked for.".formatted(label)
                  : message);
        }
        switch (validation.path("validationType").asString("")) {
          case "email" -> {
            if (!EMAIL.matcher(text).matches()) {
              wrong("Enter a mail address for '%s', such as name@company.example.");
            }
          }
          case "phone" -> {
            if (!PHONE.matcher(text.replaceAll("[ ().-]", "")).matches()) {
              wrong("Enter '%s' with its country code, such as +17165550100.");
            }
          }
          default -> {}
        }
      }

      private boolean tooLong(String text) {
        if (text.length() > SizeLimits.LONGEST_TEXT) {
          wrong(
              String.format(
                  Locale.US,
                  "'%%s' has %,d characters, and at most %,d are taken. Shorten it, or attach it as a file.",
                  text.length(),
                  SizeLimits.LONGEST_TEXT));
          return true;
        }
        return false;
      }

      private boolean longTexts(Object value) {
        return switch (value) {
          case String text -> tooLong(text);
          case List<?> list -> list.stream().anyMatch(each -> each != null && longTexts(each));
          case Map<?, ?> map ->
              map.values().stream().anyMatch(each -> each != null && longTexts(each));
          default -> false;
        };
      }

      private void number(Object value) {
        BigDecimal number;
        try {
          if (value instanceof Boolean || value.toString().length() > 100) {
            throw new NumberFormatException();
          }
          number = new BigDecimal(value.toString().strip());
        } catch (NumberFormatException e) {
          wrong("'%s' takes a number.");
          return;
        }
        var digits = component.path("decimalDigits");
        if (digits.isNumber() && number.stripTrailingZeros().scale() > digits.asInt()) {
          wrong(
              digits.asInt() == 0
                  ? "'%s' takes a whole number."
                  : "'%s' takes at most " + digits.asInt() + " decimals.");
        }
        limit("min")
            .filter(min -> number.compareTo(min) < 0)
            .ifPresent(min -> wrong("'%s' is at least " + words(min) + "."));
        limit("max")
            .filter(max -> number.compareTo(max) > 0)
            .ifPresent(max -> wrong("'%s' is at most " + words(max) + "."));
      }

      private void option(Object value) {
        if (longTexts(value) || known(value)) {
          return;
        }
        wrong("Choose one of the answers offered for '%s'.");
      }

      private void options(Object value) {
        if (!(value instanceof List<?> list)) {
          wrong("'%s' takes a list of answers.");
          return;
        }
        if (!list.stream().allMatch(each -> each != null && known(each))) {
          wrong("Choose among the answers offered for '%s'.");
        }
      }

      private boolean known(Object value) {
        var text = canonical(value);
        return offered().stream().anyMatch(each -> canonical(each).equals(text));
      }

      private List<Object> offered() {
        var found = new ArrayList<Object>();
        component.path("values").forEach(each -> found.add(mapper.treeToValue(each, Object.class)));
        var source = component.path("valuesKey").asString("");
        if (!source.isEmpty() && value(context, source) instanceof List<?> list) {
          list.stream().filter(Objects::nonNull).forEach(found::add);
        }
        var expression = component.path("valuesExpression").asString("");
        if (!expression.isEmpty() && feel.value(expression, seen) instanceof List<?> list) {
          list.stream().filter(Objects::nonNull).forEach(found::add);
        }
        return found.stream()
            .map(
                each ->
                    each instanceof Map<?, ?> map && map.containsKey("value")
                        ? map.get("value")
                        : each)
            .filter(Objects::nonNull)
            .map(Object.class::cast)
            .toList();
      }

      private String canonical(Object value) {
        return value instanceof Number number
            ? new BigDecimal(number.toString()).stripTrailingZeros().toPlainString()
            : value instanceof String text ? text : mapper.writeValueAsString(value);
      }

      private void moment(Object value) {
        var text = value.toString();
        try {
          switch (component.path("subtype").asString("date")) {
            case "time" -> time(text);
            case "datetime" -> notPassed(dateTime(text).toLocalDate());
            default -> notPassed(LocalDate.parse(text));
          }
        } catch (DateTimeParseException e) {
          wrong("'%s' takes a date or time such as 2027-01-31 or 09:30.");
        }
      }

      private void notPassed(LocalDate date) {
        if (component.path("disallowPassedDates").asBoolean(false)
            && date.isBefore(LocalDate.now(clock))) {
          wrong("'%s' cannot be in the past.");
        }
      }

      private void files(Object value) {
        var list = value instanceof List<?> many ? many : List.of(value);
        if (list.size() > MOST_FILES
            || !list.stream()
                .allMatch(
                    each -> each instanceof String id && !id.isBlank() && id.length() <= 200)) {
          wrong("'%s' takes up to " + MOST_FILES + " uploaded files.");
        } else if (list.size() > 1 && !component.path("multiple").asBoolean(false)) {
          wrong("'%s' takes one file.");
        }
      }

      private Optional<BigDecimal> limit(String name) {
        var node = validation.path(name);
        if (node.isMissingNode() || node.isNull()) {
          return Optional.empty();
        }
        Object limit = node.asString();
        if (Feel.isExpression(node.asString())) {
          limit = feel.value(node.asString(), seen);
        }
        return limit == null || limit.toString().isBlank()
            ? Optional.empty()
            : Optional.of(new BigDecimal(limit.toString()));
      }

      private void wrong(String message) {
        error(key, message.formatted(label));
      }
    }
  }

  private static void time(String text) {
    if (text.length() > 5 && (text.contains("+") || text.contains("-") || text.endsWith("Z"))) {
      OffsetTime.parse(text);
    } else {
      LocalTime.parse(text);
    }
  }

  private static LocalDateTime dateTime(String text) {
    return text.length() > 16
            && (text.endsWith("Z") || text.lastIndexOf('+') > 10 || text.lastIndexOf('-') > 10)
        ? OffsetDateTime.parse(text).toLocalDateTime()
        : LocalDateTime.parse(text);
  }

  private static String words(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }

  private static String labelOf(JsonNode component, String key) {
    for (var name : List.of("label", "dateLabel", "timeLabel")) {
      var label = component.path(name).asString("");
      if (!label.isBlank() && !Feel.isExpression(label)) {
        return label;
      }
    }
    return key;
  }

  private static boolean isEmpty(@Nullable Object value) {
    return value == null
        || value instanceof String text && text.isBlank()
        || value instanceof List<?> list && list.isEmpty();
  }

  private static @Nullable Object value(Map<String, ?> scope, String path) {
    Object at = scope;
    for (var step : path.split("\\.")) {
      if (!(at instanceof Map<?, ?> map)) {
        return null;
      }
      at = map.get(step);
    }
    return at;
  }

  private static void put(Map<String, Object> scope, String path, Object value) {
    var steps = path.split("\\.");
    var at = scope;
    for (int i = 0; i < steps.length - 1; i++) {
      @SuppressWarnings("unchecked")
      var inner =
          (Map<String, Object>)
              at.compute(
                  steps[i],
                  (key, old) -> old instanceof Map ? old : new LinkedHashMap<String, Object>());
      at = inner;
    }
    at.put(steps[steps.length - 1], value);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, ?> map(@Nullable Object value) {
    return value instanceof Map ? (Map<String, ?>) value : Map.of();
  }
}
