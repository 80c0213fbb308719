package org.ctpat.validation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.ctpat.task.FieldError;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How the kinds of validation differ, as {@code validation-kinds.json} says. */
@Component
class ValidationKinds {

  private final Map<ValidationKind, Rule> rules = new EnumMap<>(ValidationKind.class);

  ValidationKinds(JsonMapper json) {
    try (var file = new ClassPathResource("catalogue/validation-kinds.json").getInputStream()) {
      json.readTree(file)
          .get("kinds")
          .forEach(row -> rules.put(ValidationKind.of(row.get("word").asString()), rule(row)));
    } catch (IOException e) {
      throw new UncheckedIOException("catalogue/validation-kinds.json could not be read", e);
    }
  }

  private static Rule rule(JsonNode row) {
    return new Rule(
        row.get("foreignSite").asBoolean(),
        row.get("notice").asString(),
        facts(row.get("plan")),
        facts(row.get("visit")));
  }

  private static List<FactRule> facts(JsonNode rows) {
    return StreamSupport.stream(rows.spliterator(), false)
        .map(
            row ->
                new FactRule(
                    row.get("key").asString(),
                    row.get("label").asString(),
                    row.get("required").asBoolean()))
        .toList();
  }

  Rule of(ValidationKind kind) {
    var rule = rules.get(kind);
    if (rule == null) {
      throw new IllegalStateException("validation-kinds.json says nothing about " + kind.word());
    }
    return rule;
  }

  /**
   * What a kind asks for.
   *
   * @param foreignSite whether a foreign site has to be visited where the company has one
   * @param notice sentence of the notice about how it goes
   */
  record Rule(
      boolean foreignSite, String notice, List<FactRule> planFacts, List<FactRule> visitFacts) {}

  /**
   * A fact.
   *
   * @param key key of its form field
   */
  record FactRule(String key, String label, boolean required) {}

  /** What is missing of these facts in a submission. */
  static List<FieldError> missing(List<FactRule> facts, Submitted submitted) {
    return facts.stream()
        .filter(fact -> fact.required() && submitted.text(fact.key()).isEmpty())
        .map(fact -> new FieldError(fact.key(), "Fill in: " + fact.label()))
        .toList();
  }

  /** These facts as submitted, by key. */
  static Map<String, String> read(List<FactRule> facts, Submitted submitted) {
    var read = new LinkedHashMap<String, String>();
    facts.stream()
        .filter(fact -> !submitted.text(fact.key()).isEmpty())
        .forEach(fact -> read.put(fact.key(), submitted.text(fact.key())));
    return read;
  }

  /** Stored facts with their labels, in the order of the kind. */
  static List<Fact> named(List<FactRule> rules, Map<String, String> stored) {
    return rules.stream()
        .filter(rule -> stored.containsKey(rule.key()))
        .map(rule -> new Fact(rule.label(), stored.getOrDefault(rule.key(), "")))
        .toList();
  }
}
