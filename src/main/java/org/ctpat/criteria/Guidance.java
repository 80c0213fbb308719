package org.ctpat.criteria;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.json.JsonMapper;

/**
 * Guidance on the criteria and their categories, from the files in {@code guidance/}: one for each
 * category, and the list of templates. It is the same for every edition; a criterion that an
 * imported edition adds has none until somebody writes it.
 */
@Component
public class Guidance {

  private final Map<Integer, CategoryGuidance> categories = new TreeMap<>();
  private final SequencedMap<String, GuidanceTemplate> templates = new LinkedHashMap<>();

  Guidance(JsonMapper json) {
    // The loader keeps no state between files, and makes plain lists, maps and texts only.
    var yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
    try {
      var files = new PathMatchingResourcePatternResolver();
      for (var file : files.getResources("classpath:guidance/*-*.yaml")) {
        var category = json.convertValue(load(yaml, file.getInputStream()), CategoryGuidance.class);
        categories.put(category.number(), category);
      }
      var listed = files.getResource("classpath:guidance/templates.yaml").getInputStream();
      for (var template : json.convertValue(load(yaml, listed), Listed[].class)) {
        templates.put(
            template.key(),
            new GuidanceTemplate(
                template.key(), template.title(), template.purpose(), users(template.key())));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The guidance cannot be read", e);
    }
  }

  private record Listed(String key, String title, String purpose) {}

  private static Object load(Yaml yaml, InputStream file) throws IOException {
    try (file) {
      return yaml.load(file);
    }
  }

  private List<String> users(String template) {
    return categories.values().stream()
        .flatMap(category -> category.criteria().entrySet().stream())
        .filter(entry -> entry.getValue().templates().contains(template))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Guidance on a criterion; empty when nobody has written it yet. */
  public Optional<CriterionGuidance> of(String criterionId) {
    return categories.values().stream()
        .flatMap(category -> Optional.ofNullable(category.criteria().get(criterionId)).stream())
        .findFirst();
  }

  public Optional<CategoryGuidance> category(int number) {
    return Optional.ofNullable(categories.get(number));
  }

  /** All templates in the order of their list. */
  public List<GuidanceTemplate> templates() {
    return List.copyOf(templates.values());
  }

  public Optional<GuidanceTemplate> template(String key) {
    return Optional.ofNullable(templates.get(key));
  }

  /** Whether the words of a search all occur in the criterion or its guidance. */
  public boolean matches(Criterion criterion, String words) {
    var text = new StringBuilder(criterion.label()).append(' ').append(criterion.description());
    text.append(' ').append(criterion.category()).append(' ').append(criterion.evidence());
    of(criterion.id())
        .ifPresent(
            guidance -> {
              text.append(' ').append(guidance.asks());
              guidance
                  .measures()
                  .forEach(m -> text.append(' ').append(m.who()).append(' ').append(m.how()));
              guidance.evidence().forEach(e -> text.append(' ').append(e));
              guidance.mistakes().forEach(m -> text.append(' ').append(m));
            });
    var all = text.toString().toLowerCase(java.util.Locale.ROOT);
    return Arrays.stream(words.toLowerCase(java.util.Locale.ROOT).strip().split("\\s+"))
        .allMatch(all::contains);
  }
}
