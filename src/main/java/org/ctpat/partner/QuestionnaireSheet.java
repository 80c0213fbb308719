package org.ctpat.partner;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.ctpat.partner.Questionnaire.Section;

/**
 * A questionnaire as the partner fills it in, or as the company reads it.
 *
 * @param company who asks
 * @param answers by question
 */
public record QuestionnaireSheet(
    String company,
    String partner,
    Instant expiresAt,
    List<Section> sections,
    Map<String, QuestionnaireAnswer> answers) {

  /** How many questions of a section are answered. */
  public long answered(Section section) {
    return section.questions().stream()
        .filter(
            question -> {
              var answer = answers.get(question.id());
              return answer != null && answer.complete();
            })
        .count();
  }

  /** Whether every question is answered. */
  public boolean complete() {
    return sections.stream().allMatch(section -> answered(section) == section.questions().size());
  }
}
