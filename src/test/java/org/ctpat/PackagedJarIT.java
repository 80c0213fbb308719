package org.ctpat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/** Looks into the packaged application: the engine of development and tests must not be in it. */
class PackagedJarIT {

  @Test
  void holdsTheApplicationAndItsModelsButNoEngine() throws IOException {
    try (var jar = new JarFile(System.getProperty("packaged.jar"))) {
      var entries = jar.stream().map(entry -> entry.getName()).toList();
      assertThat(entries)
          .contains(
              "BOOT-INF/classes/org/ctpat/CtpatApplication.class",
              "BOOT-INF/classes/bpmn/ctpat-membership.bpmn",
              "BOOT-INF/classes/forms/decide-certification.form")
          .anyMatch(name -> name.matches("BOOT-INF/lib/camunda-client-java-.*\\.jar"))
          .noneMatch(
              name ->
                  name.matches(
                      "BOOT-INF/lib/(zeebe-(process-test|workflow-engine|broker|db|stream-platform|protocol-impl)|camunda-zeebe|dmn-engine).*"))
          .noneMatch(name -> name.startsWith("BOOT-INF/classes/io/camunda/"))
          .noneMatch(name -> name.startsWith("BOOT-INF/classes/org/ctpat/embedded/"))
          .noneMatch(name -> name.startsWith("BOOT-INF/classes/org/ctpat/demo/"));
    }
  }
}
