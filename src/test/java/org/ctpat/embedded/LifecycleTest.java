package org.ctpat.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.camunda.zeebe.model.bpmn.Bpmn;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LifecycleTest {

  @Test
  void severalRunSideBySideWithoutMixingAnswersUp() {
    var engines = IntStream.range(0, 3).mapToObj(i -> new EmbeddedCamunda()).toList();
    try {
      var results =
          engines.parallelStream()
              .map(
                  engine -> {
                    try (var client = engine.newClient()) {
                      return runInstances(client, "process-" + engines.indexOf(engine));
                    }
                  })
              .toList();

      assertThat(results)
          .containsExactly(List.of("process-0"), List.of("process-1"), List.of("process-2"));
      engines.getFirst().clock().advance(Duration.ofDays(10));
      assertThat(
              Duration.between(engines.get(1).clock().instant(), engines.get(0).clock().instant()))
          .isGreaterThan(Duration.ofDays(9));
    } finally {
      engines.forEach(EmbeddedCamunda::close);
    }
  }

  private static List<String> runInstances(CamundaClient client, String process) {
    client
        .newDeployResourceCommand()
        .addProcessModel(
            Bpmn.createExecutableProcess(process).startEvent().endEvent().done(), "test.bpmn")
        .execute();
    return IntStream.range(0, 200)
        .mapToObj(
            i ->
                client
                    .newCreateInstanceCommand()
                    .bpmnProcessId(process)
                    .latestVersion()
                    .execute()
                    .getBpmnProcessId())
        .distinct()
        .toList();
  }

  @Test
  void leavesNothingBehind() throws IOException {
    startAndStop();
    var threadsBefore = threads();
    var foldersBefore = folders();

    var addresses = startAndStop();

    assertThat(folders()).isEqualTo(foldersBefore);
    for (var address : addresses) {
      assertThatThrownBy(() -> new Socket(address.getHost(), address.getPort()).close())
          .isInstanceOf(ConnectException.class);
    }
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(threads()).isSubsetOf(threadsBefore));
  }

  @Test
  void closingTwiceIsHarmless() {
    var camunda = new EmbeddedCamunda();

    camunda.close();
    camunda.close();

    assertThatThrownBy(() -> camunda.awaitIdle(Duration.ofMillis(200)))
        .isInstanceOf(IllegalStateException.class);
  }

  private static List<URI> startAndStop() {
    try (var camunda = new EmbeddedCamunda();
        var client = camunda.newClient()) {
      runInstances(client, "short-lived");
      camunda.awaitIdle(Duration.ofSeconds(20));
      return List.of(camunda.grpcAddress(), camunda.restAddress());
    }
  }

  /** The threads that belong to one engine alone; the pools of gRPC and Java are shared. */
  private static Set<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(
            thread ->
                Stream.of("zb-", "camunda-", "HTTP-Dispatcher", "idle-timeout-task")
                    .anyMatch(thread.getName()::startsWith))
        .collect(Collectors.toSet());
  }

  private static Set<Path> folders() throws IOException {
    try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files
          .filter(path -> path.getFileName().toString().startsWith("embedded-camunda"))
          .collect(Collectors.toSet());
    }
  }
}
