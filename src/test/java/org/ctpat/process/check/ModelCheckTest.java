package org.ctpat.process.check;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.ctpat.process.ProcessTest;
import org.ctpat.task.FormHandler;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Checks all models, decision tables and forms of the project against each other and the code. */
@ProcessTest
class ModelCheckTest {

  private static final Set<String> GROUPS =
      Set.of(
          "member-",
          "officer-",
          "ctpat-specialist",
          "ctpat-supervisor",
          "ctpat-vetting",
          "ctpat-headquarters",
          "ctpat-appeals");

  private static final String FORM_OF_ANOTHER_TEST = "paperwork";

  @Autowired private List<FormHandler> handlers;

  @Test
  void findsNothingToMend() {
    var files = ModelFiles.under(Path.of(""));
    assertThat(files.bpmn()).hasSizeGreaterThanOrEqualTo(7);

    assertThat(ModelCheck.of(files, glue())).isEmpty();
  }

  private Glue glue() {
    var workers = new TreeMap<>(CodeGlue.workers());
    var listeners =
        workers.keySet().stream().filter(type -> type.matches("task-[a-z]+ing")).collect(toSet());
    workers.keySet().removeAll(listeners);
    return new Glue(
        workers,
        listeners,
        CodeGlue.messages(),
        handlers.stream()
            .map(FormHandler::formId)
            .filter(form -> !form.equals(FORM_OF_ANOTHER_TEST))
            .collect(toSet()),
        GROUPS);
  }
}
