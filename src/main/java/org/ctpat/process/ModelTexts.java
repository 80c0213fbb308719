package org.ctpat.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.ctpat.model.ModelFinding;
import org.ctpat.process.check.CodeGlue;
import org.ctpat.process.check.Glue;
import org.ctpat.process.check.ModelCheck;
import org.ctpat.process.check.ModelFiles;
import org.ctpat.task.FormHandler;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * The models, tables and forms that the application deploys, and what the check finds in them. They
 * do not change while it runs, so that the check runs once, when somebody first asks.
 */
@Component
class ModelTexts {

  /** Groups of the people of CBP and, without their account number, of companies. */
  private static final Set<String> GROUPS =
      Set.of(
          "member-",
          "officer-",
          "ctpat-specialist",
          "ctpat-supervisor",
          "ctpat-vetting",
          "ctpat-headquarters",
          "ctpat-appeals",
          "ctpat-process-owner");

  private final ModelFiles files;
  private final List<FormHandler> handlers;
  private volatile List<ModelFinding> findings = List.of();
  private volatile boolean checked;

  ModelTexts(DeploymentSettings settings, List<FormHandler> handlers) {
    this.files = read(settings.resources());
    this.handlers = handlers;
  }

  ModelFiles files() {
    return files;
  }

  synchronized List<ModelFinding> findings() {
    if (!checked) {
      findings =
          ModelCheck.of(files, glue()).stream()
              .map(each -> new ModelFinding(each.file(), each.element(), each.message()))
              .toList();
      checked = true;
    }
    return findings;
  }

  private Glue glue() {
    var workers = new TreeMap<>(CodeGlue.workers());
    var listeners =
        workers.keySet().stream()
            .filter(type -> type.matches("task-[a-z]+ing"))
            .collect(Collectors.toSet());
    workers.keySet().removeAll(listeners);
    return new Glue(
        workers,
        listeners,
        CodeGlue.messages(),
        handlers.stream().map(FormHandler::formId).collect(Collectors.toSet()),
        GROUPS);
  }

  private static ModelFiles read(List<String> patterns) {
    var bpmn = new TreeMap<String, String>();
    var dmn = new TreeMap<String, String>();
    var forms = new TreeMap<String, String>();
    var resolver = new PathMatchingResourcePatternResolver();
    for (var pattern : patterns) {
      try {
        for (var resource : resolver.getResources(pattern)) {
          var name = String.valueOf(resource.getFilename());
          Map<String, String> texts =
              name.endsWith(".bpmn") ? bpmn : name.endsWith(".dmn") ? dmn : forms;
          texts.put(name, text(resource));
        }
      } catch (IOException e) {
        throw new UncheckedIOException("Models of " + pattern, e);
      }
    }
    return new ModelFiles(bpmn, dmn, forms);
  }

  private static String text(Resource resource) throws IOException {
    return resource.getContentAsString(StandardCharsets.UTF_8);
  }
}
