package org.ctpat.account;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The entity types and the forms of their identifiers, as {@code catalogue/entity-types.json} lists
 * them.
 */
@Component("entityTypes")
public class EntityTypes {

  private final Map<String, EntityType> types = new LinkedHashMap<>();
  private final Map<String, IdentifierFormat> formats = new LinkedHashMap<>();
  private final Map<String, EntityType.Question> questions = new LinkedHashMap<>();

  EntityTypes(JsonMapper json) {
    try (InputStream file = new ClassPathResource("catalogue/entity-types.json").getInputStream()) {
      var root = json.readTree(file);
      root.get("identifier_formats")
          .properties()
          .forEach(
              format -> formats.put(format.getKey(), format(format.getKey(), format.getValue())));
      root.get("questions")
          .properties()
          .forEach(
              question ->
                  questions.put(
                      question.getKey(), question(question.getKey(), question.getValue())));
      for (var type : root.get("entity_types")) {
        types.put(text(type, "code"), entityType(type));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("catalogue/entity-types.json could not be read", e);
    }
  }

  public List<EntityType> all() {
    return List.copyOf(types.values());
  }

  /**
   * The entity type with this code.
   *
   * @throws IllegalArgumentException when there is none
   */
  public EntityType get(String code) {
    return Optional.ofNullable(types.get(code))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'" + code + "' is no entity type: one of " + types.keySet()));
  }

  /** The forms of all identifiers. */
  public List<IdentifierFormat> formats() {
    return List.copyOf(formats.values());
  }

  public Optional<IdentifierFormat> format(String identifierType) {
    return Optional.ofNullable(formats.get(identifierType));
  }

  /** What the type must or may give, a sentence for each rule; without personal data. */
  public List<String> identifiersInWords(EntityType type) {
    return type.identifiers().stream().map(this::inWords).toList();
  }

  private String inWords(EntityType.IdentifierRule rule) {
    var labels =
        rule.types().stream()
            .map(formats::get)
            .filter(format -> !format.personal())
            .map(format -> format.label() + " (" + format.format() + ")")
            .toList();
    return (rule.all() || labels.size() == 1 ? "" : "one of: ")
        + String.join(rule.all() ? " and " : "; ", labels)
        + (rule.required()
            ? ""
            : rule.requiredIf().isEmpty() ? ", if there is one" : ", if " + rule.requiredIf());
  }

  /** The kinds of numbers that belong to a company in all its roles. */
  Set<String> companyIdentifiers() {
    return formats.values().stream()
        .filter(IdentifierFormat::ofCompany)
        .map(IdentifierFormat::type)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static IdentifierFormat format(String type, JsonNode format) {
    return new IdentifierFormat(
        type,
        text(format, "label"),
        text(format, "format"),
        Pattern.compile(text(format, "regex")),
        text(format, "confidence").equals("low"),
        format.path("groups").valueStream().map(JsonNode::asInt).toList(),
        texts(format.path("prefixes")),
        Pattern.compile(text(format, "usual")),
        text(format, "unusual"),
        text(format, "example"),
        format.path("free_text").asBoolean(false),
        format.path("personal").asBoolean(false),
        format.path("begins_with_country").asBoolean(false),
        format.path("company").asBoolean(false));
  }

  private static EntityType.Question question(String id, JsonNode question) {
    return new EntityType.Question(
        id, text(question, "ask"), text(question, "why"), texts(question.path("answers")));
  }

  private EntityType entityType(JsonNode type) {
    var code = text(type, "code");
    var remarks = texts(type.path("remarks"));
    return new EntityType(
        code,
        text(type, "name"),
        text(type, "active_rule"),
        text(type, "office_rule"),
        type.get("identifiers").valueStream().map(EntityTypes::identifierRule).toList(),
        type.get("bond").get("required").asBoolean(),
        text(type.get("bond"), "kind"),
        texts(type.get("extra_rules")).stream().filter(rule -> !remarks.contains(rule)).toList(),
        texts(type.get("status_levels")),
        type.get("questions").valueStream().map(this::asked).toList(),
        texts(type.get("unique_identifiers")),
        type.path("role").asString(code),
        type.path("invitation").asBoolean(false),
        text(type, "places_by"),
        type.path("countries_of_origin").asBoolean(false),
        type.path("alternate_contact").asBoolean(false),
        type.path("criteria_of").asString(code),
        text(type, "supply_chain_role"),
        text(type, "usual_country"));
  }

  private static EntityType.IdentifierRule identifierRule(JsonNode rule) {
    boolean all = rule.has("all_of");
    return new EntityType.IdentifierRule(
        texts(rule.get(all ? "all_of" : "any_of")),
        all,
        rule.path("required").asBoolean(false),
        text(rule, "required_if"),
        facts(rule.path("required_when")));
  }

  private EntityType.Asked asked(JsonNode asked) {
    var id = asked.isString() ? asked.asString() : text(asked, "question");
    var question =
        Optional.ofNullable(questions.get(id))
            .orElseThrow(() -> new IllegalStateException("There is no question " + id));
    return new EntityType.Asked(question, facts(asked.path("only_if")));
  }

  private static Map<String, String> facts(JsonNode facts) {
    return facts
        .propertyStream()
        .collect(Collectors.toMap(Map.Entry::getKey, fact -> fact.getValue().asString()));
  }

  private static String text(JsonNode node, String key) {
    return node.path(key).asString("");
  }

  private static List<String> texts(JsonNode list) {
    return list.valueStream().map(JsonNode::asString).toList();
  }
}
