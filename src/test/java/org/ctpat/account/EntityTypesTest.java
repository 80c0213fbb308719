package org.ctpat.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The catalogue of entity types: what it says, and that only it tells the types apart. */
class EntityTypesTest {

  private final EntityTypes types = new EntityTypes(JsonMapper.shared());

  @Test
  void saysWhateverTheFactSheetSays() throws IOException {
    var facts = json("/domain/entity-types.json");
    var catalogue = json("/catalogue/entity-types.json");

    assertThat(differences("", facts, catalogue)).isEmpty();
    assertThat(types.all())
        .extracting(EntityType::code)
        .containsExactlyElementsOf(
            facts.get("entity_types").valueStream().map(t -> t.get("code").asString()).toList());
  }

  /** Where the catalogue leaves out or changes a fact; what it adds is its own affair. */
  private static List<String> differences(String at, JsonNode fact, JsonNode said) {
    var found = new ArrayList<String>();
    if (fact.isObject()) {
      fact.properties()
          .forEach(
              each ->
                  found.addAll(
                      differences(
                          at + "/" + each.getKey(), each.getValue(), said.path(each.getKey()))));
    } else if (fact.isArray() && !fact.isEmpty() && fact.get(0).isObject()) {
      for (int i = 0; i < fact.size(); i++) {
        found.addAll(differences(at + "/" + i, fact.get(i), said.path(i)));
      }
    } else if (!fact.equals(said)) {
      found.add(at + ": " + fact + ", not " + said);
    }
    return found;
  }

  @Test
  void noProgramTextTellsTypesApartByTheirCode() throws IOException {
    var codes = types.all().stream().map(EntityType::code).collect(Collectors.joining("|"));
    var literal = Pattern.compile("\"(" + codes + ")\"|\\.startsWith\\(\"(HWC|MPTO|3PL)");
    try (var sources = Files.walk(Path.of("src/main/java"))) {
      var branching =
          sources
              .filter(file -> file.toString().endsWith(".java"))
              .flatMap(file -> lines(file).filter(line -> literal.matcher(line).find()))
              .toList();

      assertThat(branching).isEmpty();
    }
  }

  private static Stream<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream()
          .filter(line -> !line.strip().startsWith("*") && !line.strip().startsWith("/"))
          .map(line -> file.getFileName() + ": " + line.strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The profile form asks the questions of the catalogue in its words, and no others. */
  @Test
  void theProfileFormAsksTheQuestionsOfTheCatalogue() throws IOException {
    var fields =
        JsonMapper.shared()
            .readTree(Files.readString(Path.of("forms/complete-company-profile.form")))
            .get("components")
            .valueStream()
            .filter(group -> group.path("id").asString("").equals("Group_Eligibility"))
            .flatMap(group -> group.get("components").valueStream())
            .filter(field -> field.has("key"))
            .collect(Collectors.toMap(f -> f.get("key").asString(), f -> f));
    var questions =
        types.all().stream()
            .flatMap(type -> type.questions().stream())
            .map(EntityType.Asked::question)
            .distinct()
            .toList();

    assertThat(fields.keySet())
        .containsExactlyInAnyOrderElementsOf(
            questions.stream().map(EntityType.Question::id).toList());
    for (var question : questions) {
      var field = fields.get(question.id());
      assertThat(field.get("label").asString()).isEqualTo(question.ask());
      assertThat(field.get("description").asString()).isEqualTo(question.why());
      assertThat(field.get("values").valueStream().map(v -> v.get("value").asString()))
          .containsExactlyElementsOf(
              question.answers().isEmpty() ? List.of("true", "false") : question.answers());
    }
  }

  @Test
  void knowsWhatEachTypeIsAskedAndMustGive() {
    assertThat(types.get("SEA").asks("vesselsIspsCompliant")).isTrue();
    assertThat(types.get("AIR").asks("staffedOffice")).isFalse();
    assertThat(types.get("RAIL").bondRequired()).isTrue();
    assertThat(types.get("MPTO_F").invitation()).isTrue();
    assertThat(types.get("HWC_CA").role()).isEqualTo(types.get("HWC_MX").role());
    assertThat(types.get("FMFR").identifiers().get(1).requiredWhen())
        .isEqualTo(Map.of("country", "MX"));
    assertThat(types.get("SEA").extraRules()).hasSize(1);
    assertThat(types.get("IMP").tier3()).isTrue();
    assertThat(types.get("EXP").tier3()).isFalse();
    assertThat(types.all())
        .allSatisfy(
            type -> {
              assertThat(type.supplyChainRole()).isNotEmpty();
              assertThat(type.usualCountry()).hasSize(2);
            });
  }

  private static JsonNode json(String name) throws IOException {
    try (InputStream file = EntityTypesTest.class.getResourceAsStream(name)) {
      return JsonMapper.shared().readTree(file);
    }
  }
}
