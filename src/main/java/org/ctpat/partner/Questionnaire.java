package org.ctpat.partner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a partner without an account is asked (criterion 3.5); {@code
 * catalogue/partner-questionnaire.json}.
 *
 * @param edition kept with the answers
 * @param source where the questions come from
 */
public record Questionnaire(String edition, String source, List<Section> sections) {

  /** Questions that are shown together. */
  public record Section(String title, List<Question> questions) {}

  /**
   * A question.
   *
   * @param criterion id of the criterion that it is made from, such as {@code 5.3}
   */
  public record Question(String id, String criterion, String ask) {}

  static Questionnaire read(JsonMapper json) {
    try (var file =
        new ClassPathResource("catalogue/partner-questionnaire.json").getInputStream()) {
      return json.readValue(file, Questionnaire.class);
    } catch (IOException e) {
      throw new UncheckedIOException("catalogue/partner-questionnaire.json could not be read", e);
    }
  }

  List<Question> questions() {
    return sections.stream().flatMap(section -> section.questions().stream()).toList();
  }
}
