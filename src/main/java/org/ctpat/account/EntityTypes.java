package org.ctpat.account;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The entity types and the forms of their identifiers, as {@code catalogue/entity-types.json} lists
 * them.
 */
@Component
public class EntityTypes {

  private final Map<String, EntityType> types = new LinkedHashMap<>();
  private final Map<String, IdentifierFormat> formats = new LinkedHashMap<>();

  EntityTypes(JsonMapper json) {
    try (InputStream file = new ClassPathResource("catalogue/entity-types.json").getInputStream()) {
      var root = json.readTree(file);
      for (var format : root.get("identifier_formats").properties()) {
        formats.put(
            format.getKey(),
            new IdentifierFormat(
                format.getKey(),
                text(format.getValue(), "label"),
                text(format.getValue(), "format"),
                Pattern.compile(text(format.getValue(), "regex"))));
      }
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

  public Optional<IdentifierFormat> format(String identifierType) {
    return Optional.ofNullable(formats.get(identifierType));
  }

  private static EntityType entityType(JsonNode type) {
    var rules = new ArrayList<EntityType.IdentifierRule>();
    for (var rule : type.get("identifiers")) {
      boolean all = rule.has("all_of");
      rules.add(
          new EntityType.IdentifierRule(
              texts(rule.get(all ? "all_of" : "any_of")),
              all,
              rule.path("required").asBoolean(false),
              text(rule, "required_if")));
    }
    return new EntityType(
        text(type, "code"),
        text(type, "name"),
        text(type, "active_rule"),
        text(type, "office_rule"),
        List.copyOf(rules),
        type.get("bond").get("required").asBoolean(),
        text(type.get("bond"), "kind"),
        texts(type.get("extra_rules")),
        texts(type.get("status_levels")));
  }

  private static String text(JsonNode node, String key) {
    return node.path(key).asString("");
  }

  private static List<String> texts(JsonNode list) {
    return list.valueStream().map(JsonNode::asString).toList();
  }
}
