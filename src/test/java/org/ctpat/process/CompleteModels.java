package org.ctpat.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.test.context.DynamicPropertyRegistrar;

/**
 * Deploys the models whose forms, tables and called processes are all there, with those of the
 * tests: the engine refuses a deployment as a whole when one is missing.
 */
@TestConfiguration(proxyBeanMethods = false)
class CompleteModels {

  private static final Pattern FORM = Pattern.compile("formId=\"([^\"]+)\"");
  private static final Pattern DECISION = Pattern.compile("decisionId=\"([^\"]+)\"");
  private static final Pattern DECISION_ID = Pattern.compile("<decision id=\"([^\"]+)\"");
  private static final Pattern CALLED =
      Pattern.compile("<zeebe:calledElement processId=\"([^\"=]+)\"");

  @Bean
  DynamicPropertyRegistrar modelsToDeploy() {
    return properties -> properties.add("ctpat.deployment.resources", CompleteModels::complete);
  }

  private static String complete() {
    try {
      return String.join(",", resources());
    } catch (IOException e) {
      throw new UncheckedIOException("Models to deploy", e);
    }
  }

  private static List<String> resources() throws IOException {
    var resolver = new PathMatchingResourcePatternResolver();
    var forms = names(resolver.getResources("classpath*:forms/*.form"));
    forms.addAll(names(resolver.getResources("classpath*:process-test/*.form")));
    var decisions = new HashSet<String>();
    for (var table : resolver.getResources("classpath:bpmn/*.dmn")) {
      decisions.addAll(all(DECISION_ID, text(table)));
    }
    var models = new HashMap<String, String>();
    for (var model : resolver.getResources("classpath:bpmn/*.bpmn")) {
      models.put(name(model), text(model));
    }
    var complete =
        models.entrySet().stream()
            .filter(model -> forms.containsAll(all(FORM, model.getValue())))
            .filter(model -> decisions.containsAll(all(DECISION, model.getValue())))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    while (complete
        .values()
        .removeIf(model -> !complete.keySet().containsAll(all(CALLED, model)))) {
      // Whoever calls a process that was left out is left out too.
    }
    var resources = new ArrayList<String>();
    complete.keySet().stream()
        .sorted()
        .forEach(id -> resources.add("classpath:bpmn/" + id + ".bpmn"));
    resources.add("classpath:bpmn/*.dmn");
    resources.add("classpath:forms/*.form");
    resources.add("classpath:process-test/*.bpmn");
    resources.add("classpath:process-test/*.form");
    return resources;
  }

  private static Set<String> names(Resource[] resources) {
    return Arrays.stream(resources)
        .map(CompleteModels::name)
        .collect(Collectors.toCollection(HashSet::new));
  }

  private static String name(Resource resource) {
    var file = String.valueOf(resource.getFilename());
    return file.substring(0, file.lastIndexOf('.'));
  }

  private static String text(Resource resource) throws IOException {
    return resource.getContentAsString(StandardCharsets.UTF_8);
  }

  private static Set<String> all(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(match -> match.group(1)).collect(Collectors.toSet());
  }
}
