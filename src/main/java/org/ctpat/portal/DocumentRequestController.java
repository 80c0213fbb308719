package org.ctpat.portal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ctpat.document.Document;
import org.ctpat.document.Documents;
import org.ctpat.document.UploadRefused;
import org.ctpat.validation.DocumentRequests;
import org.ctpat.validation.ValidationRefused;
import org.ctpat.validation.ValidationStage;
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
 * The documents that a validation asks for: the company answers them one by one, the specialist
 * accepts them or asks again.
 */
@Controller
@RequestMapping("/accounts/{number}/validations/{caseId}/documents")
class DocumentRequestController {

  private final AccountGate gate;
  private final Validations validations;
  private final DocumentRequests requests;
  private final Documents documents;

  DocumentRequestController(
      AccountGate gate, Validations validations, DocumentRequests requests, Documents documents) {
    this.gate = gate;
    this.validations = validations;
    this.requests = requests;
    this.documents = documents;
  }

  @GetMapping
  String all(PortalUser me, @PathVariable String number, @PathVariable String caseId, Model page) {
    page.addAttribute("account", gate.open(me, number));
    var validation = validation(number, caseId);
    var asked = requests.of(caseId);
    var open = taken(validation);
    page.addAttribute("v", validation);
    page.addAttribute("requests", asked);
    page.addAttribute("done", asked.stream().filter(request -> !request.state().isOpen()).count());
    page.addAttribute("mayAnswer", open && me.ofCompany());
    page.addAttribute("mayJudge", open && me.specialist());
    page.addAttribute(
        "files",
        asked.stream()
            .flatMap(request -> request.documentIds().stream())
            .distinct()
            .flatMap(id -> documents.find(number, id).stream())
            .collect(Collectors.toMap(Document::id, Function.identity())));
    return "portal/validation-documents";
  }

  @PostMapping("/{id}")
  String answer(
      PortalUser me,
      @PathVariable String number,
      @PathVariable String caseId,
      @PathVariable long id,
      @RequestParam(defaultValue = "") String note,
      @RequestParam(defaultValue = "false") boolean notAvailable,
      @RequestParam(required = false) @Nullable List<MultipartFile> files,
      RedirectAttributes say)
      throws IOException {
    ofCompany(me, number, caseId);
    try {
      if (notAvailable) {
        requests.notAvailable(caseId, id, note, me.actor());
      } else {
        requests.provide(caseId, id, keep(me, number, caseId, files), note, me.actor());
      }
      say.addFlashAttribute("notice", "The answer is kept.");
    } catch (ValidationRefused | UploadRefused e) {
      say.addFlashAttribute("problem", e.getMessage());
      say.addFlashAttribute("typedFor", id);
      say.addFlashAttribute("typed", note);
    }
    return back(number, caseId, id);
  }

  @PostMapping("/{id}/evidence")
  String reuse(
      PortalUser me,
      @PathVariable String number,
      @PathVariable String caseId,
      @PathVariable long id,
      RedirectAttributes say) {
    ofCompany(me, number, caseId);
    return change(
        number,
        caseId,
        id,
        say,
        "The evidence of the security profile is handed in.",
        () -> requests.reuseEvidence(caseId, id, me.actor()));
  }

  @PostMapping("/{id}/files/{document}/removal")
  String remove(
      PortalUser me,
      @PathVariable String number,
      @PathVariable String caseId,
      @PathVariable long id,
      @PathVariable String document,
      RedirectAttributes say) {
    ofCompany(me, number, caseId);
    return change(
        number,
        caseId,
        id,
        say,
        "The file is taken off.",
        () -> requests.remove(caseId, id, document, me.actor()));
  }

  @PostMapping("/{id}/acceptance")
  String accept(
      PortalUser me,
      @PathVariable String number,
      @PathVariable String caseId,
      @PathVariable long id,
      RedirectAttributes say) {
    ofSpecialist(me, number, caseId);
    return change(
        number,
        caseId,
        id,
        say,
        "The document is accepted.",
        () -> requests.accept(caseId, id, me.actor()));
  }

  @PostMapping("/{id}/remark")
  String askAgain(
      PortalUser me,
      @PathVariable String number,
      @PathVariable String caseId,
      @PathVariable long id,
      @RequestParam(defaultValue = "") String remark,
      RedirectAttributes say) {
    ofSpecialist(me, number, caseId);
    return change(
        number,
        caseId,
        id,
        say,
        "The company is asked again.",
        () -> requests.askAgain(caseId, id, remark, me.actor()));
  }

  private List<String> keep(
      PortalUser me, String number, String caseId, @Nullable List<MultipartFile> files)
      throws IOException {
    var ids = new ArrayList<String>();
    for (var file : files == null ? List.<MultipartFile>of() : files) {
      if (file.isEmpty()) {
        continue;
      }
      var name = Objects.requireNonNullElse(file.getOriginalFilename(), "file");
      try (var content = file.getInputStream()) {
        ids.add(
            documents.store(number, name, content, "validation " + caseId, null, me.actor()).id());
      }
    }
    return ids;
  }

  private void ofCompany(PortalUser me, String number, String caseId) {
    gate.openForCompany(me, number);
    validation(number, caseId);
  }

  private void ofSpecialist(PortalUser me, String number, String caseId) {
    gate.openForCbp(me, number);
    if (!me.specialist()) {
      throw new NotAllowed("Specialists judge what is handed in.");
    }
    validation(number, caseId);
  }

  private ValidationView validation(String number, String caseId) {
    return validations
        .find(caseId)
        .filter(validation -> validation.accountNumber().equals(number))
        .orElseThrow(() -> new NotFound("validation " + caseId));
  }

  private static boolean taken(ValidationView validation) {
    return validation.stage().compareTo(ValidationStage.NOTICE_SENT) >= 0
        && validation.stage().compareTo(ValidationStage.PUBLISHED) < 0;
  }

  private static String change(
      String number, String caseId, long id, RedirectAttributes say, String done, Runnable change) {
    try {
      change.run();
      say.addFlashAttribute("notice", done);
    } catch (ValidationRefused e) {
      say.addFlashAttribute("problem", e.getMessage());
    }
    return back(number, caseId, id);
  }

  private static String back(String number, String caseId, long id) {
    return "redirect:/accounts/%s/validations/%s/documents#request-%d"
        .formatted(number, caseId, id);
  }
}
