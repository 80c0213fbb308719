package org.ctpat.portal;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.ctpat.model.ElementFlow;
import org.ctpat.model.ModelVersion;
import org.ctpat.model.ProcessModels;
import org.ctpat.model.UnknownModel;
import org.ctpat.task.EngineUnavailable;
import org.ctpat.workload.Workload;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The processes of the programme: their models, what runs and waits in them, how versions differ;
 * for CBP to read, for process owners to move cases to the newest version.
 */
@Controller
@RequestMapping("/processes")
class ProcessController {

  private static final int MOST_CASES = 50;
  private static final int LONGEST_REASON = 1_000;

  private final ProcessModels models;
  private final Workload workload;
  private final MessageSourceAccessor messages;

  ProcessController(ProcessModels models, Workload workload, MessageSource messages) {
    this.models = models;
    this.workload = workload;
    this.messages = new MessageSourceAccessor(messages);
  }

  @GetMapping
  String processes(PortalUser me, Model page, HttpServletResponse answer) {
    onlyForCbp(me);
    return orAway(
        page,
        answer,
        () -> {
          page.addAttribute("processes", models.all());
          page.addAttribute("waiting", workload.openTasksByProcess());
          page.addAttribute("findings", models.findings());
          page.addAttribute(
              "found",
              models.findings().stream()
                  .collect(Collectors.groupingBy(each -> each.file(), Collectors.counting())));
          return "portal/processes";
        });
  }

  @GetMapping("/{id}")
  String process(
      PortalUser me,
      @PathVariable String id,
      @RequestParam(required = false) @Nullable Integer version,
      Model page,
      HttpServletResponse answer) {
    onlyForCbp(me);
    return orAway(
        page,
        answer,
        () -> {
          var shown = about(id, version, page);
          page.addAttribute("flow", byUrgency(models.flow(id, shown.version())));
          page.addAttribute(
              "parts",
              models.parts(id).stream()
                  .collect(
                      Collectors.groupingBy(
                          part -> part.kind(),
                          TreeMap::new,
                          Collectors.groupingBy(
                              part -> part.id(),
                              TreeMap::new,
                              Collectors.mapping(
                                  part -> part.usedBy(), Collectors.joining(", "))))));
          page.addAttribute(
              "findings",
              models.findings().stream().filter(each -> each.file().equals(shown.file())).toList());
          page.addAttribute("mayMove", me.processOwner());
          return "portal/process";
        });
  }

  /**
   * Of a process: its versions and the one that is shown, the newest unless another is asked for.
   */
  private ModelVersion about(String id, @Nullable Integer version, Model page) {
    var versions = models.versions(id);
    var shown =
        versions.stream()
            .filter(each -> version == null || each.version() == version)
            .findFirst()
            .orElseThrow(() -> new NotFound("version " + version + " of process " + id));
    page.addAttribute("id", id);
    page.addAttribute("versions", versions);
    page.addAttribute("newest", versions.getFirst().version());
    page.addAttribute("shown", shown);
    return shown;
  }

  private static List<ElementFlow> byUrgency(List<ElementFlow> flow) {
    return flow.stream()
        .sorted(
            Comparator.comparing(ElementFlow::troubled)
                .thenComparing(ElementFlow::waiting)
                .thenComparing(each -> each.median() == null ? 0 : each.median())
                .reversed())
        .toList();
  }

  @GetMapping("/{id}/diagram")
  ResponseEntity<String> diagram(
      PortalUser me,
      @PathVariable String id,
      @RequestParam(required = false) @Nullable Integer version) {
    onlyForCbp(me);
    try {
      var shown = version == null ? models.versions(id).getFirst().version() : version;
      return ResponseEntity.ok()
          .contentType(MediaType.APPLICATION_XML)
          .body(models.bpmn(id, shown));
    } catch (UnknownModel e) {
      throw new NotFound("process " + id);
    } catch (EngineUnavailable e) {
      return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).build();
    }
  }

  @GetMapping("/{id}/flow.csv")
  void export(
      PortalUser me, @PathVariable String id, @RequestParam int version, HttpServletResponse answer)
      throws IOException {
    onlyForCbp(me);
    List<ElementFlow> flow;
    try {
      flow = byUrgency(models.flow(id, version));
    } catch (UnknownModel e) {
      throw new NotFound("process " + id);
    } catch (EngineUnavailable e) {
      answer.sendError(HttpStatus.SERVICE_UNAVAILABLE.value());
      return;
    }
    answer.setContentType("text/csv;charset=UTF-8");
    answer.setHeader(
        "Content-Disposition", "attachment; filename=\"" + id + "-" + version + ".csv\"");
    var format =
        CSVFormat.RFC4180
            .builder()
            .setHeader(
                "element",
                "name",
                "kind",
                "waiting",
                "in_trouble",
                "done",
                "median_days",
                "ninetieth_percentile_days")
            .get();
    try (var csv =
        new CSVPrinter(
            new OutputStreamWriter(answer.getOutputStream(), StandardCharsets.UTF_8), format)) {
      for (var each : flow) {
        csv.printRecord(
            each.elementId(),
            Spreadsheet.text(each.name()),
            each.kind(),
            each.waiting(),
            each.troubled(),
            each.done(),
            each.median(),
            each.ninetieth());
      }
    }
  }

  @GetMapping("/{id}/elements/{element}")
  String waiting(
      PortalUser me,
      @PathVariable String id,
      @PathVariable String element,
      Model page,
      HttpServletResponse answer) {
    onlyForCbp(me);
    return orAway(
        page,
        answer,
        () -> {
          var shown = about(id, null, page);
          page.addAttribute("element", element);
          page.addAttribute(
              "name",
              models.flow(id, shown.version()).stream()
                  .filter(each -> each.elementId().equals(element))
                  .map(ElementFlow::name)
                  .findFirst()
                  .orElse(element));
          page.addAttribute("cases", models.waiting(id, element, MOST_CASES + 1));
          page.addAttribute("most", MOST_CASES);
          return "portal/process-element";
        });
  }

  @GetMapping("/{id}/changes")
  String changes(
      PortalUser me,
      @PathVariable String id,
      @RequestParam int from,
      @RequestParam int to,
      Model page,
      HttpServletResponse answer) {
    onlyForCbp(me);
    return orAway(
        page,
        answer,
        () -> {
          about(id, to, page);
          page.addAttribute("from", from);
          page.addAttribute("to", to);
          page.addAttribute("changes", models.changes(id, from, to));
          return "portal/process-changes";
        });
  }

  @GetMapping("/{id}/move")
  String plan(
      PortalUser me,
      @PathVariable String id,
      @RequestParam int from,
      Model page,
      HttpServletResponse answer) {
    onlyForCbp(me);
    return orAway(
        page,
        answer,
        () -> {
          about(id, from, page);
          var plan = models.plan(id, from);
          page.addAttribute("plan", plan);
          page.addAttribute("changes", models.changes(id, from, plan.to()));
          page.addAttribute("mayMove", me.processOwner());
          return "portal/process-move";
        });
  }

  @PostMapping("/{id}/move")
  String move(
      PortalUser me,
      @PathVariable String id,
      @RequestParam int from,
      @RequestParam(defaultValue = "") String reason,
      @RequestParam(defaultValue = "false") boolean sure,
      RedirectAttributes flash) {
    onlyForCbp(me);
    if (!me.processOwner()) {
      throw new NotAllowed("Only process owners move cases to another version.");
    }
    if (reason.isBlank() || reason.length() > LONGEST_REASON || !sure) {
      flash.addFlashAttribute(
          "problem",
          messages.getMessage(
              reason.isBlank()
                  ? "processes.move.noReason"
                  : sure ? "processes.move.longReason" : "processes.move.notSure"));
      flash.addFlashAttribute("reason", reason);
      flash.addAttribute("from", from);
      return "redirect:/processes/" + id + "/move";
    }
    try {
      var result = models.move(id, from, reason.strip(), me.actor());
      flash.addFlashAttribute(
          "notice",
          messages.getMessage(
              result.more() ? "processes.move.doneSome" : "processes.move.done",
              new Object[] {result.moved(), result.left()}));
      if (!result.refused().isEmpty()) {
        flash.addFlashAttribute(
            "problem",
            messages.getMessage(
                "processes.move.refused",
                new Object[] {
                  result.refused().size(),
                  result.refused().stream().limit(5).collect(Collectors.joining("; "))
                }));
      }
    } catch (UnknownModel e) {
      throw new NotFound("process " + id);
    } catch (EngineUnavailable e) {
      flash.addFlashAttribute("problem", e.getMessage());
    }
    return "redirect:/processes/" + id;
  }

  @GetMapping("/tables/{id}")
  String table(PortalUser me, @PathVariable String id, Model page) {
    onlyForCbp(me);
    page.addAttribute(
        "table", models.decision(id).orElseThrow(() -> new NotFound("decision table " + id)));
    return "portal/process-table";
  }

  @GetMapping("/forms/{id}")
  String form(PortalUser me, @PathVariable String id, Model page) {
    onlyForCbp(me);
    page.addAttribute("form", models.form(id).orElseThrow(() -> new NotFound("form " + id)));
    return "portal/process-form";
  }

  /** The page, or one that says that the engine is away. */
  private static String orAway(Model page, HttpServletResponse answer, Supplier<String> view) {
    try {
      return view.get();
    } catch (UnknownModel e) {
      throw new NotFound(e.getMessage());
    } catch (EngineUnavailable e) {
      answer.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
      page.addAttribute("away", e.getMessage());
      return "portal/processes-away";
    }
  }

  private static void onlyForCbp(PortalUser me) {
    if (!me.ofCbp()) {
      throw new NotFound("processes");
    }
  }
}
