package org.ctpat.criteria;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;
import tools.jackson.databind.json.JsonMapper;

/**
 * Which facts about a company decide whether a criterion applies, as {@code
 * catalogue/company-facts.json} lists them. A condition that no fact names is only shown.
 */
@Component
class FactCatalogue {

  /** A fact and the conditions of the catalogue that it answers. */
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  record Fact(String key, String question, String whenNot, List<String> conditions) {}

  private final List<Fact> facts;

  FactCatalogue(JsonMapper json) {
    try (var file = new ClassPathResource("catalogue/company-facts.json").getInputStream()) {
      this.facts = List.of(json.readValue(file, Fact[].class));
    } catch (IOException e) {
      throw new UncheckedIOException("catalogue/company-facts.json cannot be read", e);
    }
  }

  List<Fact> all() {
    return facts;
  }

  Optional<Fact> find(String key) {
    return facts.stream().filter(fact -> fact.key().equals(key)).findFirst();
  }
}
