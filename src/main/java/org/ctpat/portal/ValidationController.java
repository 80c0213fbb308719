package org.ctpat.portal;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ctpat.account.Staff;
import org.ctpat.deadline.Deadline;
import org.ctpat.deadline.Deadlines;
import org.ctpat.document.Document;
import org.ctpat.document.Documents;
import org.ctpat.document.UploadRefused;
import org.ctpat.validation.CorrectiveActions;
import org.ctpat.validation.DocumentRequests;
import org.ctpat.validation.SiteVisitView;
import org.ctpat.validation.ValidationRefused;
import org.ctpat.validation.ValidationView;
import org.ctpat.validation.Validations;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The validations of a member with what was recognised abroad, and the page of each: plan, visits,
 * findings, report and corrective actions.
 */
@Controller
@RequestMapping("/accounts/{number}/validations")
class ValidationController {

  private static final List<String> NEXT = List.of("DL04", "DL05");

  private final AccountGate gate;
  private final Validations validations;
  private final CorrectiveActions actions;
  private final DocumentRequests requests;
  private final Documents documents;
  private final Deadlines deadlines;
  private final Staff staff;

  ValidationController(
      AccountGate gate,
      Validations validations,
      CorrectiveActions actions,
      DocumentRequests requests,
      Documents documents,
      Deadlines deadlines,
      Staff staff) {
    this.gate = gate;
    this.validations = validations;
    this.actions = actions;
    this.requests = requests;
    this.documents = documents;
    this.deadlines = deadlines;
    this.staff = staff;
  }

  @GetMapping
  String all(PortalUser me, @PathVariable String number, Model page) {
    page.addAttribute("account", gate.open(me, number));
    page.addAttribute("all", validations.forAccount(number));
    page.addAttribute("abroad", validations.foreignValidations(number));
    page.addAttribute("programs", validations.programs());
    page.addAttribute("mayRecord", me.specialist());
    page.addAttribute(
        "next",
        deadlines.of(number).stream()
            .filter(date -> date.state() == Deadline.State.OPEN && NEXT.contains(date.ruleId()))
            .findFirst()
            .orElse(null));
    return "portal/validations";
  }

  /** A specialist records the validation by a partner's customs service, with its report. */
  @PostMapping("/abroad")
  String recordAbroad(
      PortalUser me,
      @PathVariable String number,
      @RequestParam(defaultValue = "") String program,
      @RequestParam(defaultValue = "") String certificate,
      @RequestParam(required = false) @Nullable LocalDate validatedOn,
      @RequestParam(required = false) @Nullable LocalDate validUntil,
      @RequestParam(required = false) @Nullable MultipartFile report,
      RedirectAttributes say)
      throws IOException {
    gate.openForCbp(me, number);
    if (!me.specialist()) {
      throw new NotAllowed("Specialists record validations abroad.");
    }
    try {
      if (validatedOn == null) {
        throw new ValidationRefused("Give the day of the validation abroad");
      }
      if (report == null || report.isEmpty()) {
        throw new ValidationRefused("Add the report or certificate of the partner");
      }
      try (var content = report.getInputStream()) {
        var kept =
            documents.store(
                number,
                Objects.requireNonNullElse(report.getOriginalFilename(), "report"),
                content,
                "validation abroad",
                validUntil,
                me.actor());
        validations.recordForeignValidation(
            number, program, certificate, validatedOn, validUntil, List.of(kept.id()), me.actor());
      }
      say.addFlashAttribute(
          "notice",
          "It is recorded; the next validation begins with the question whether to recognise it.");
    } catch (ValidationRefused | UploadRefused e) {
      say.addFlashAttribute("problem", e.getMessage());
      say.addFlashAttribute("typedCertificate", certificate);
    }
    return "redirect:/accounts/" + number + "/validations#abroad";
  }

  @GetMapping("/{caseId}")
  String validation(
      PortalUser me,
      @PathVariable String number,
      @PathVariable String caseId,
      @RequestParam(required = false) @Nullable String visit,
      Model page) {
    var account = gate.open(me, number);
    var validation =
        validations
            .find(caseId)
            .filter(found -> found.accountNumber().equals(number))
            .orElseThrow(() -> new NotFound("validation " + caseId));
    var published = validation.publishedOn() != null;
    page.addAttribute("account", account);
    page.addAttribute("v", validation);
    page.addAttribute(
        "team",
        validation.team().stream()
            .map(id -> staff.name(id) + (id.equals(validation.lead()) ? " (lead)" : ""))
            .toList());
    page.addAttribute("actions", actions.forCase(caseId));
    page.addAttribute("requests", requests.of(caseId));
    page.addAttribute(
        "handedIn",
        validation.documentIds().stream()
            .flatMap(id -> documents.find(number, id).stream())
            .toList());
    page.addAttribute(
        "foreignReport",
        validation.foreignValidation() == null
            ? List.of()
            : validation.foreignValidation().documentIds().stream()
                .flatMap(id -> documents.find(number, id).stream())
                .toList());
    // The company sees findings and report once the report is published to it.
    page.addAttribute("seesFindings", me.ofCbp() || published);
    page.addAttribute(
        "files",
        validation.findings().stream()
            .flatMap(finding -> finding.documentIds().stream())
            .distinct()
            .flatMap(id -> documents.find(number, id).stream())
            .collect(Collectors.toMap(Document::id, Function.identity())));
    page.addAttribute("mayRecord", me.specialist() && !published);
    page.addAttribute("visit", chosen(validation, visit).orElse(null));
    return "portal/validation";
  }

  private static Optional<SiteVisitView> chosen(ValidationView validation, @Nullable String visit) {
    return validation.visits().stream()
        .filter(v -> visit == null || v.visitId().equals(visit))
        .findFirst();
  }
}
