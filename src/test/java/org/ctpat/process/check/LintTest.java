package org.ctpat.process.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs bpmnlint with the rules for Camunda 8 over all models. */
class LintTest {

  private static final Path FRONTEND = Path.of("src/main/frontend");

  @Test
  void findsNothingInTheModels() throws Exception {
    try (var files = Files.list(Path.of("bpmn"))) {
      var models = files.filter(each -> each.toString().endsWith(".bpmn")).sorted().toList();
      assertThat(models).isNotEmpty();
      var run = lint(models);
      assertThat(run.output()).isEmpty();
      assertThat(run.status()).isZero();
    }
  }

  @Test
  void findsATaskWithoutImplementation(@TempDir Path folder) throws Exception {
    var model = Files.readString(Path.of("bpmn/training.bpmn"));
    var broken = folder.resolve("broken.bpmn");
    Files.writeString(broken, model.replace("<zeebe:taskDefinition type=\"plan-training\" />", ""));
    var run = lint(List.of(broken));
    assertThat(run.status()).isNotZero();
    assertThat(run.output()).contains("Task_PlanTraining");
  }

  private static Run lint(List<Path> models) throws IOException, InterruptedException {
    var command =
        new ArrayList<>(
            List.of("node", "node_modules/bpmnlint/bin/bpmnlint.js", "--config", ".bpmnlintrc"));
    models.forEach(each -> command.add(each.toAbsolutePath().toString()));
    var process =
        new ProcessBuilder(command).directory(FRONTEND.toFile()).redirectErrorStream(true).start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    return new Run(process.exitValue(), output.strip());
  }

  private record Run(int status, String output) {}
}
