package org.ctpat.portal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The processes of the programme as diagrams, for CBP. */
@Controller
class ProcessController {

  private static final Pattern PROCESS =
      Pattern.compile("<bpmn:process id=\"([^\"]+)\" name=\"([^\"]+)\"");
  private static final Pattern USER_TASK = Pattern.compile("<bpmn:userTask ");
  private static final Pattern SERVICE_TASK = Pattern.compile("<bpmn:serviceTask ");

  private final List<Process> processes;

  ProcessController() {
    this.processes = read();
  }

  private static List<Process> read() {
    try {
      return Arrays.stream(
              new PathMatchingResourcePatternResolver().getResources("classpath:bpmn/*.bpmn"))
          .map(ProcessController::process)
          .sorted(Comparator.comparing(Process::name))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("The models cannot be read", e);
    }
  }

  private static Process process(Resource file) {
    try {
      var bpmn = file.getContentAsString(StandardCharsets.UTF_8);
      Matcher process = PROCESS.matcher(bpmn);
      if (!process.find()) {
        throw new IllegalStateException(file.getFilename() + " holds no process with a name");
      }
      return new Process(
          process.group(1),
          process.group(2),
          bpmn,
          USER_TASK.matcher(bpmn).results().count(),
          SERVICE_TASK.matcher(bpmn).results().count());
    } catch (IOException e) {
      throw new UncheckedIOException(file.getFilename(), e);
    }
  }

  @GetMapping("/processes")
  String processes(PortalUser me, Model page) {
    onlyForCbp(me);
    page.addAttribute("processes", processes);
    return "portal/processes";
  }

  @GetMapping("/processes/{id}")
  String process(PortalUser me, @PathVariable String id, Model page) {
    onlyForCbp(me);
    page.addAttribute("processes", processes);
    page.addAttribute("process", find(id));
    return "portal/process";
  }

  @GetMapping("/processes/{id}/diagram")
  ResponseEntity<String> diagram(PortalUser me, @PathVariable String id) {
    onlyForCbp(me);
    return ResponseEntity.ok().contentType(MediaType.APPLICATION_XML).body(find(id).bpmn());
  }

  private Process find(String id) {
    return processes.stream()
        .filter(process -> process.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new NotFound("process " + id));
  }

  private static void onlyForCbp(PortalUser me) {
    if (!me.ofCbp()) {
      throw new NotFound("processes");
    }
  }

  /** A process with its model as XML and how many steps people and the system do. */
  record Process(String id, String name, String bpmn, long userTasks, long serviceTasks) {}
}
