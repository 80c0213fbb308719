package org.ctpat.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a kind asks for is a field of its form that the other kinds do not show. */
class ValidationKindsTest {

  private final ValidationKinds kinds = new ValidationKinds(JsonMapper.shared());

  @ParameterizedTest
  @EnumSource(ValidationKind.class)
  void everyFactHasItsFieldAndNoOtherKindShowsIt(ValidationKind kind) throws IOException {
    var rule = kinds.of(kind);
    assertThat(rule.notice()).isNotBlank();
    if (kind == ValidationKind.RECOGNISED_ABROAD) {
      assertThat(fields("confirm-foreign-validation")).containsKeys(keys(rule.planFacts()));
      return;
    }
    var plan = fields("choose-sites-and-team");
    var visit = fields("conduct-site-visit");
    rule.planFacts().forEach(fact -> isOf(kind, fact, plan));
    rule.visitFacts().forEach(fact -> isOf(kind, fact, visit));
  }

  private void isOf(
      ValidationKind kind, ValidationKinds.FactRule fact, Map<String, JsonNode> fields) {
    assertThat(fields).containsKey(fact.key());
    var field = fields.get(fact.key());
    assertThat(field.at("/validate/required").asBoolean(false)).isEqualTo(fact.required());
    var hide = field.at("/conditional/hide").asString();
    for (var other : ValidationKind.values()) {
      var asked =
          kinds.of(other).planFacts().contains(fact) || kinds.of(other).visitFacts().contains(fact);
      assertThat(hide.contains('"' + other.word() + '"'))
          .as("%s of %s in %s", fact.key(), other, hide)
          .isEqualTo(asked || other == kind);
    }
  }

  private static String[] keys(List<ValidationKinds.FactRule> facts) {
    return facts.stream().map(ValidationKinds.FactRule::key).toArray(String[]::new);
  }

  private static Map<String, JsonNode> fields(String form) throws IOException {
    var schema = JsonMapper.shared().readTree(Files.readString(Path.of("forms", form + ".form")));
    return StreamSupport.stream(schema.get("components").spliterator(), false)
        .filter(component -> component.has("key"))
        .collect(Collectors.toMap(component -> component.get("key").asString(), c -> c));
  }
}
