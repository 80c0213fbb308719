package org.ctpat.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.StreamSupport;
import org.ctpat.validation.RecognisedProgram.Status;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The catalogue of programmes says the same as the fact sheet's {@code mra-programs.json}. */
class RecognisedProgramsTest {

  private final RecognisedPrograms programs = new RecognisedPrograms(JsonMapper.shared());

  @Test
  void areTheEighteenOfTheFactSheet() throws IOException {
    assertThat(programs.all())
        .hasSize(18)
        .extracting(
            p -> String.join("|", p.code(), p.partner(), p.program(), p.signed().toString()))
        .containsExactlyElementsOf(
            rows().stream()
                .map(
                    row ->
                        String.join(
                            "|",
                            row.get("code").asString(),
                            row.get("partner").asString(),
                            row.get("program").asString(),
                            row.get("signed").asString()))
                .toList());
  }

  @Test
  void recogniseWhatIsCertainOnly() throws IOException {
    for (var row : rows()) {
      var program = programs.find(row.get("code").asString()).orElseThrow();
      var certain = row.get("confidence").asString().equals("high");
      assertThat(program.status()).isEqualTo(certain ? Status.IN_USE : Status.TO_BE_CONFIRMED);
      assertThat(program.recognised()).isEqualTo(certain);
      assertThat(program.joint()).isEqualTo(certain);
    }
    assertThat(programs.jointOptions()).hasSize(14);
  }

  private static List<JsonNode> rows() throws IOException {
    try (var file = new ClassPathResource("domain/mra-programs.json").getInputStream()) {
      return StreamSupport.stream(
              JsonMapper.shared().readTree(file).get("programs").spliterator(), false)
          .toList();
    }
  }
}
