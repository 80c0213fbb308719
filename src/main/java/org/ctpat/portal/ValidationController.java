package org.ctpat.portal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ctpat.account.Staff;
import org.ctpat.document.Documents;
import org.ctpat.document.UploadRefused;
import org.ctpat.validation.BestPracticeElement;
import org.ctpat.validation.CorrectiveActions;
import org.ctpat.validation.FindingEntry;
import org.ctpat.validation.FindingResult;
import org.ctpat.validation.FindingView;
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

/** The page of a validation: plan, visits, findings, report and corrective actions. */
@Controller
@RequestMapping("/accounts/{number}/validations/{caseId}")
class ValidationController {

  private final AccountGate gate;
  private final Validations validations;
  private final CorrectiveActions actions;
  private final Documents documents;
  private final Staff staff;

  ValidationController(
      AccountGate gate,
      Validations validations,
      CorrectiveActions actions,
      Documents documents,
      Staff staff) {
    this.gate = gate;
    this.validations = validations;
    this.actions = actions;
    this.documents = documents;
    this.staff = staff;
  }

  @GetMapping
  String validation(
      PortalUser me,
      @PathVariable String number,
      @PathVariable String caseId,
      @RequestParam(required = false) @Nullable String visit,
      @RequestParam(required = false) @Nullable Long finding,
      @RequestParam(defaultValue = "") String criterion,
      Model page) {
    var account = gate.open(me, number);
    var validation = validation(number, caseId);
    var published = validation.publishedOn() != null;
    page.addAttribute("account", account);
    page.addAttribute("v", validation);
    page.addAttribute("team", validation.team().stream().map(staff::name).toList());
    page.addAttribute("actions", actions.forCase(caseId));
    page.addAttribute(
        "handedIn",
        validation.documentIds().stream()
            .flatMap(id -> documents.find(number, id).stream())
            .toList());
    // The company sees findings and report once the report is published to it.
    page.addAttribute("seesFindings", me.ofCbp() || published);
    page.addAttribute("mayRecord", me.specialist() && !published);
    page.addAttribute("criteria", validations.applicableCriteria(number, validation.entityType()));
    page.addAttribute("results", FindingResult.values());
    page.addAttribute("elements", BestPracticeElement.values());
    page.addAttribute("visit", chosen(validation, visit).orElse(null));
    page.addAttribute("edited", edited(validation, finding).orElse(null));
    page.addAttribute("criterion", criterion);
    return "portal/validation";
  }

  private ValidationView validation(String number, String caseId) {
    return validations
        .find(caseId)
        .filter(validation -> validation.accountNumber().equals(number))
        .orElseThrow(() -> new NotFound("validation " + caseId));
  }

  private static Optional<SiteVisitView> chosen(ValidationView validation, @Nullable String visit) {
    return validation.visits().stream()
        .filter(v -> visit == null || v.visitId().equals(visit))
        .findFirst();
  }

  private static Optional<FindingView> edited(ValidationView validation, @Nullable Long finding) {
    return validation.findings().stream()
        .filter(f -> finding != null && f.id() == finding)
        .findFirst();
  }

  @PostMapping("/findings")
  String record(
      PortalUser me,
      @PathVariable String number,
      @PathVariable String caseId,
      @RequestParam String visitId,
      @RequestParam String criterionId,
      @RequestParam FindingResult result,
      @RequestParam(defaultValue = "") String text,
      @RequestParam(defaultValue = "") String measure,
      @RequestParam(defaultValue = "") String owner,
      @RequestParam(required = false) @Nullable Set<BestPracticeElement> elements,
      @RequestParam(required = false) @Nullable List<String> documentIds,
      @RequestParam(required = false) @Nullable List<MultipartFile> files,
      RedirectAttributes say)
      throws IOException {
    gate.openForCbp(me, number);
    if (!me.specialist()) {
      throw new NotAllowed("Specialists record findings.");
    }
    validation(number, caseId);
    try {
      var evidence = new ArrayList<>(documentIds == null ? List.<String>of() : documentIds);
      evidence.addAll(keep(me, number, caseId, criterionId, files));
      validations.recordFinding(
          caseId,
          new FindingEntry(
              visitId,
              criterionId,
              result,
              text,
              measure.isBlank() ? null : measure,
              evidence,
              owner.isBlank() ? null : owner,
              elements == null ? Set.of() : elements),
          me.actor());
      say.addFlashAttribute("notice", "The finding on " + criterionId + " is kept.");
    } catch (ValidationRefused | UploadRefused e) {
      say.addFlashAttribute("problem", e.getMessage());
      say.addFlashAttribute("typed", text);
    }
    return back(number, caseId, visitId);
  }

  private List<String> keep(
      PortalUser me,
      String number,
      String caseId,
      String criterionId,
      @Nullable List<MultipartFile> files)
      throws IOException {
    var ids = new ArrayList<String>();
    for (var file : files == null ? List.<MultipartFile>of() : files) {
      if (file.isEmpty()) {
        continue;
      }
      var name = file.getOriginalFilename() == null ? "file" : file.getOriginalFilename();
      var purpose = "finding " + criterionId + " of " + caseId;
      try (var content = file.getInputStream()) {
        ids.add(documents.store(number, name, content, purpose, null, me.actor()).id());
      }
    }
    return ids;
  }

  @PostMapping("/findings/{id}/removal")
  String remove(
      PortalUser me,
      @PathVariable String number,
      @PathVariable String caseId,
      @PathVariable long id,
      @RequestParam String visitId,
      RedirectAttributes say) {
    gate.openForCbp(me, number);
    if (!me.specialist()) {
      throw new NotAllowed("Specialists remove findings.");
    }
    validation(number, caseId);
    try {
      validations.removeFinding(caseId, id, me.actor());
      say.addFlashAttribute("notice", "The finding is removed.");
    } catch (ValidationRefused e) {
      say.addFlashAttribute("problem", e.getMessage());
    }
    return back(number, caseId, visitId);
  }

  @PostMapping("/visits/{visitId}/criteria")
  String sample(
      PortalUser me,
      @PathVariable String number,
      @PathVariable String caseId,
      @PathVariable String visitId,
      @RequestParam(required = false) @Nullable List<String> criteria,
      RedirectAttributes say) {
    gate.openForCbp(me, number);
    if (!me.specialist()) {
      throw new NotAllowed("Specialists choose the criteria of a visit.");
    }
    validation(number, caseId);
    try {
      validations.sampleCriteria(
          caseId, visitId, criteria == null ? List.of() : criteria, me.actor());
      say.addFlashAttribute("notice", "The criteria of the visit are kept.");
    } catch (ValidationRefused e) {
      say.addFlashAttribute("problem", e.getMessage());
    }
    return back(number, caseId, visitId);
  }

  private static String back(String number, String caseId, String visitId) {
    return "redirect:/accounts/%s/validations/%s?visit=%s#findings"
        .formatted(number, caseId, visitId);
  }
}
