package org.ctpat.portal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.ctpat.account.AccountView;
import org.ctpat.deadline.Deadlines;
import org.ctpat.document.Document;
import org.ctpat.document.Documents;
import org.ctpat.document.UploadRefused;
import org.ctpat.incident.IncidentCatalogue;
import org.ctpat.incident.IncidentFilter;
import org.ctpat.incident.IncidentRefused;
import org.ctpat.incident.IncidentView;
import org.ctpat.incident.Incidents;
import org.ctpat.task.FieldError;
import org.ctpat.task.Inbox;
import org.ctpat.validation.CorrectiveActions;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The incidents of an account: the report, made for a phone, and the page of each. */
@Controller
@RequestMapping("/accounts/{number}/incidents")
class IncidentController {

  private static final int SHOWN = 50;
  private static final String FILES = "documentIds";
  private static final List<String> HOW = List.of("Telephone", "In person", "E-mail", "Other");

  private final AccountGate gate;
  private final Incidents incidents;
  private final IncidentCatalogue catalogue;
  private final CorrectiveActions actions;
  private final Deadlines deadlines;
  private final Documents documents;
  private final Inbox inbox;

  IncidentController(
      AccountGate gate,
      Incidents incidents,
      IncidentCatalogue catalogue,
      CorrectiveActions actions,
      Deadlines deadlines,
      Documents documents,
      Inbox inbox) {
    this.gate = gate;
    this.incidents = incidents;
    this.catalogue = catalogue;
    this.actions = actions;
    this.deadlines = deadlines;
    this.documents = documents;
    this.inbox = inbox;
  }

  @GetMapping
  String all(
      PortalUser me,
      @PathVariable String number,
      @RequestParam(required = false) @Nullable Long before,
      Model page) {
    page.addAttribute("account", gate.open(me, number));
    page.addAttribute(
        "page",
        incidents.list(new IncidentFilter(number, Set.of(), null, null, null), before, SHOWN));
    page.addAttribute("first", before == null);
    page.addAttribute("companies", Map.of());
    return "portal/incidents";
  }

  /** The report of a person of the company, or the case that a person of CBP opens. */
  @GetMapping("/new")
  String write(PortalUser me, @PathVariable String number, Model page) {
    return form(me, gate.open(me, number), incidents.draft(number, me.actor()), List.of(), page);
  }

  private String form(
      PortalUser me,
      AccountView account,
      Map<String, String> typed,
      List<FieldError> errors,
      Model page) {
    var number = account.number().value();
    var filled = new TreeMap<>(typed);
    filled.putIfAbsent("once", UUID.randomUUID().toString());
    page.addAttribute("account", account);
    page.addAttribute("typed", filled);
    page.addAttribute("restored", !typed.isEmpty() && errors.isEmpty());
    page.addAttribute("errors", errors);
    page.addAttribute("wrong", byKey(errors));
    page.addAttribute("running", running(number));
    page.addAttribute("lanes", incidents.lanes(number));
    page.addAttribute("kept", kept(number, filled));
    choices(number, page);
    return "portal/incident-report";
  }

  private void choices(String number, Model page) {
    page.addAttribute("types", catalogue.types());
    page.addAttribute("parties", catalogue.parties());
    page.addAttribute("zones", incidents.zones(number));
    page.addAttribute("ways", HOW);
  }

  private static Map<String, String> byKey(List<FieldError> errors) {
    var wrong = new HashMap<String, String>();
    errors.forEach(error -> wrong.putIfAbsent(error.key(), error.message()));
    return wrong;
  }

  private List<IncidentView> running(String number) {
    return incidents.of(number).stream().filter(each -> !each.state().isFinal()).toList();
  }

  private List<Document> kept(String number, Map<String, String> typed) {
    return Arrays.stream(typed.getOrDefault(FILES, "").split(","))
        .filter(id -> !id.isBlank())
        .flatMap(id -> documents.find(number, id).stream())
        .toList();
  }

  @PostMapping
  String report(
      PortalUser me,
      @PathVariable String number,
      @RequestParam Map<String, String> entries,
      @RequestParam(required = false) @Nullable List<String> documentIds,
      @RequestParam(required = false) @Nullable List<MultipartFile> files,
      Model page,
      RedirectAttributes say)
      throws IOException {
    var account = gate.open(me, number);
    var typed = typed(entries, documentIds);
    var kept = new ArrayList<>(documentIds == null ? List.of() : documentIds);
    try {
      kept.addAll(keep(me, number, "incident report", files));
      typed.put(FILES, String.join(",", kept));
      var id = send(number, typed, kept, me);
      say.addFlashAttribute("sent", true);
      return "redirect:/accounts/" + number + "/incidents/" + id;
    } catch (IncidentRefused e) {
      incidents.keepDraft(number, typed, me.actor());
      return form(me, account, typed, e.errors(), page);
    } catch (UploadRefused e) {
      typed.put(FILES, String.join(",", kept));
      incidents.keepDraft(number, typed, me.actor());
      return form(me, account, typed, List.of(new FieldError("files", e.getMessage())), page);
    }
  }

  /** Two sendings at the same moment make one incident: the second finds that of the first. */
  private String send(String number, Map<String, String> typed, List<String> kept, PortalUser me) {
    var own = kept.stream().filter(id -> documents.find(number, id).isPresent()).toList();
    try {
      return incidents.report(number, typed, own, me.actor());
    } catch (DataIntegrityViolationException e) {
      return incidents.report(number, typed, own, me.actor());
    }
  }

  /** Keeps what is typed so far. */
  @PostMapping("/draft")
  ResponseEntity<Void> draft(
      PortalUser me,
      @PathVariable String number,
      @RequestParam Map<String, String> entries,
      @RequestParam(required = false) @Nullable List<String> documentIds) {
    gate.open(me, number);
    incidents.keepDraft(number, typed(entries, documentIds), me.actor());
    return ResponseEntity.noContent().build();
  }

  @PostMapping("/draft/removal")
  String dropDraft(PortalUser me, @PathVariable String number) {
    gate.open(me, number);
    incidents.dropDraft(number, me.actor());
    return "redirect:/accounts/" + number + "/incidents/new";
  }

  @GetMapping("/{incidentId}")
  String incident(
      PortalUser me, @PathVariable String number, @PathVariable String incidentId, Model page) {
    show(me, gate.open(me, number), incident(number, incidentId), page);
    page.addAttribute("typed", Map.of());
    page.addAttribute("wrong", Map.of());
    return "portal/incident";
  }

  private void show(PortalUser me, AccountView account, IncidentView incident, Model page) {
    var number = account.number().value();
    page.addAttribute("account", account);
    page.addAttribute("i", incident);
    page.addAttribute("timeline", incidents.timeline(incident.incidentId(), me.ofCbp()));
    page.addAttribute("actions", actions.forCase(incident.incidentId()));
    page.addAttribute("open", inbox.openOfCase(incident.incidentId(), me.person()));
    page.addAttribute(
        "dates",
        deadlines.of(number).stream()
            .filter(date -> date.caseId().equals(incident.incidentId()))
            .toList());
    page.addAttribute(
        "files",
        incident.documentIds().stream()
            .flatMap(id -> documents.find(number, id).stream())
            .toList());
    // The company reads the analysis once the incident is closed.
    page.addAttribute(
        "seesAnalysis", incident.analysis() != null && (me.ofCbp() || incident.state().isFinal()));
    page.addAttribute("labels", labels());
    choices(number, page);
  }

  private Map<String, String> labels() {
    var labels = new HashMap<String, String>();
    catalogue.parties().forEach(party -> labels.put(party.code(), party.label()));
    return labels;
  }

  @PostMapping("/{incidentId}/notes")
  String note(
      PortalUser me,
      @PathVariable String number,
      @PathVariable String incidentId,
      @RequestParam(defaultValue = "") String text,
      @RequestParam(defaultValue = "false") boolean internal,
      @RequestParam(required = false) @Nullable List<MultipartFile> files,
      RedirectAttributes say)
      throws IOException {
    gate.open(me, number);
    incident(number, incidentId);
    try {
      incidents.note(
          incidentId,
          text,
          internal,
          keep(me, number, "incident " + incidentId, files),
          me.actor());
      say.addFlashAttribute("notice", "The note is in the timeline.");
    } catch (IncidentRefused | UploadRefused e) {
      say.addFlashAttribute("problem", e.getMessage());
      say.addFlashAttribute("noteText", text);
    }
    return "redirect:/accounts/" + number + "/incidents/" + incidentId + "#timeline";
  }

  /** Adds what was left open in the report. */
  @PostMapping("/{incidentId}/facts")
  String add(
      PortalUser me,
      @PathVariable String number,
      @PathVariable String incidentId,
      @RequestParam Map<String, String> entries,
      @RequestParam(required = false) @Nullable List<MultipartFile> files,
      Model page,
      RedirectAttributes say)
      throws IOException {
    var account = gate.open(me, number);
    var incident = incident(number, incidentId);
    try {
      incidents.add(
          incidentId, entries, keep(me, number, "incident " + incidentId, files), me.actor());
      say.addFlashAttribute("notice", "It is added to the incident.");
      return "redirect:/accounts/" + number + "/incidents/" + incidentId;
    } catch (IncidentRefused e) {
      return again(me, account, incident, entries, e.errors(), e.getMessage(), page);
    } catch (UploadRefused e) {
      return again(me, account, incident, entries, List.of(), e.getMessage(), page);
    }
  }

  private String again(
      PortalUser me,
      AccountView account,
      IncidentView incident,
      Map<String, String> entries,
      List<FieldError> errors,
      @Nullable String problem,
      Model page) {
    show(me, account, incident, page);
    page.addAttribute("typed", entries);
    page.addAttribute("wrong", byKey(errors));
    page.addAttribute("problem", problem);
    return "portal/incident";
  }

  private IncidentView incident(String number, String incidentId) {
    return incidents
        .find(incidentId)
        .filter(found -> found.accountNumber().equals(number))
        .orElseThrow(() -> new NotFound("incident " + incidentId));
  }

  private static Map<String, String> typed(
      Map<String, String> entries, @Nullable List<String> documentIds) {
    var typed = new TreeMap<>(entries);
    typed.keySet().removeIf(key -> key.startsWith("_"));
    typed.put(FILES, documentIds == null ? "" : String.join(",", documentIds));
    return typed;
  }

  private List<String> keep(
      PortalUser me, String number, String purpose, @Nullable List<MultipartFile> files)
      throws IOException {
    var ids = new ArrayList<String>();
    for (var file : files == null ? List.<MultipartFile>of() : files) {
      if (file.isEmpty()) {
        continue;
      }
      var name = Objects.requireNonNullElse(file.getOriginalFilename(), "file");
      try (var content = file.getInputStream()) {
        ids.add(documents.store(number, name, content, purpose, null, me.actor()).id());
      }
    }
    return ids;
  }
}
