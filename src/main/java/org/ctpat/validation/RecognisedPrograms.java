package org.ctpat.validation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The programmes of {@code mra-programs.json}: partners of mutual recognition arrangements. */
@Component
class RecognisedPrograms {

  private final List<RecognisedProgram> programs;

  RecognisedPrograms(JsonMapper json) {
    try (var file = new ClassPathResource("catalogue/mra-programs.json").getInputStream()) {
      this.programs =
          json.readTree(file)
              .get("programs")
              .valueStream()
              .map(
                  row ->
                      new RecognisedProgram(
                          row.get("code").asString(),
                          row.get("partner").asString(),
                          row.get("program").asString(),
                          YearMonth.parse(row.get("signed").asString()),
                          RecognisedProgram.Status.valueOf(row.get("status").asString()),
                          row.get("recognised").asBoolean(),
                          row.get("joint").asBoolean()))
              .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("catalogue/mra-programs.json could not be read", e);
    }
  }

  List<RecognisedProgram> all() {
    return programs;
  }

  Optional<RecognisedProgram> find(String code) {
    return programs.stream().filter(program -> program.code().equals(code)).findFirst();
  }

  /** The programmes that joint validations are made with, as form options. */
  List<Map<String, String>> jointOptions() {
    return programs.stream()
        .filter(RecognisedProgram::joint)
        .map(program -> Map.of("label", name(program.code()), "value", name(program.code())))
        .toList();
  }

  /** Partner and programme in words. */
  String name(String code) {
    return find(code).map(program -> program.partner() + ", " + program.program()).orElse(code);
  }
}
