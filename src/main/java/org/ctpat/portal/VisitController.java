package org.ctpat.portal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ctpat.criteria.Criterion;
import org.ctpat.criteria.ProfileView.CriterionAnswer;
import org.ctpat.criteria.SecurityProfiles;
import org.ctpat.document.Document;
import org.ctpat.document.Documents;
import org.ctpat.document.UploadRefused;
import org.ctpat.validation.BestPracticeElement;
import org.ctpat.validation.FindingEntry;
import org.ctpat.validation.FindingResult;
import org.ctpat.validation.FindingView;
import org.ctpat.validation.SiteVisitView;
import org.ctpat.validation.TestMethod;
import org.ctpat.validation.ValidationRefused;
import org.ctpat.validation.ValidationView;
import org.ctpat.validation.Validations;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The page on which a specialist works during a visit, on a phone as well: the criteria of the
 * sample one after the other, with findings, photos and interviews.
 */
@Controller
@RequestMapping("/accounts/{number}/validations/{caseId}/visits/{visitId}")
class VisitController {

  private final AccountGate gate;
  private final Validations validations;
  private final SecurityProfiles profiles;
  private final Documents documents;

  VisitController(
      AccountGate gate, Validations validations, SecurityProfiles profiles, Documents documents) {
    this.gate = gate;
    this.validations = validations;
    this.profiles = profiles;
    this.documents = documents;
  }

  @GetMapping
  String visit(
      PortalUser me,
      @PathVariable String number,
      @PathVariable String caseId,
      @PathVariable String visitId,
      @RequestParam(defaultValue = "") String criterion,
      Model page) {
    page.addAttribute("account", gate.openForCbp(me, number));
    var validation = validation(number, caseId);
    var visit = visit(validation, visitId);
    var findings =
        validation.findings().stream()
            .filter(finding -> finding.visitId().equals(visitId))
            .collect(Collectors.toMap(FindingView::criterionId, Function.identity(), (a, b) -> a));
    var applicable = validations.applicableCriteria(number, validation.entityType());
    var sample = applicable.stream().filter(each -> visit.criteria().contains(each.id())).toList();
    page.addAttribute("v", validation);
    page.addAttribute("visit", visit);
    page.addAttribute("findings", findings);
    page.addAttribute("criteria", applicable);
    page.addAttribute("sample", sample);
    page.addAttribute("done", sample.stream().filter(c -> findings.containsKey(c.id())).count());
    page.addAttribute(
        "interviews",
        validation.interviews().stream().filter(i -> i.visitId().equals(visitId)).toList());
    page.addAttribute("mayRecord", me.specialist() && validation.publishedOn() == null);
    page.addAttribute("results", FindingResult.values());
    page.addAttribute("elements", BestPracticeElement.values());
    page.addAttribute("methods", TestMethod.values());
    var chosen =
        applicable.stream().filter(each -> each.id().equals(criterion)).findFirst().orElse(null);
    page.addAttribute("criterion", chosen);
    if (chosen != null) {
      page.addAttribute("answer", answer(number, chosen));
      if (!page.containsAttribute("entry")) {
        var known = findings.get(chosen.id());
        page.addAttribute("entry", known == null ? Typed.EMPTY : Typed.of(known));
      }
      page.addAttribute("kept", kept(number, (Typed) page.getAttribute("entry")));
    }
    return "portal/visit";
  }

  private @Nullable CriterionAnswer answer(String number, Criterion criterion) {
    return profiles.view(number).categories().stream()
        .flatMap(category -> category.criteria().stream())
        .filter(each -> each.criterion().id().equals(criterion.id()))
        .findFirst()
        .orElse(null);
  }

  private List<Document> kept(String number, @Nullable Typed entry) {
    return entry == null
        ? List.of()
        : entry.documentIds().stream().flatMap(id -> documents.find(number, id).stream()).toList();
  }

  private ValidationView validation(String number, String caseId) {
    return validations
        .find(caseId)
        .filter(validation -> validation.accountNumber().equals(number))
        .orElseThrow(() -> new NotFound("validation " + caseId));
  }

  private static SiteVisitView visit(ValidationView validation, String visitId) {
    return validation.visits().stream()
        .filter(visit -> visit.visitId().equals(visitId))
        .findFirst()
        .orElseThrow(() -> new NotFound("visit " + visitId));
  }

  @PostMapping("/findings")
  String record(
      PortalUser me,
      @PathVariable String number,
      @PathVariable String caseId,
      @PathVariable String visitId,
      @RequestParam String criterionId,
      @ModelAttribute Typed typed,
      @RequestParam(required = false) @Nullable List<MultipartFile> files,
      @RequestParam(defaultValue = "") String then,
      RedirectAttributes say)
      throws IOException {
    visit(onlyForSpecialists(me, number, caseId), visitId);
    var evidence = new ArrayList<>(typed.documentIds());
    try {
      evidence.addAll(keep(me, number, caseId, criterionId, files));
      if (typed.result() == null) {
        throw new ValidationRefused("Choose the result of criterion " + criterionId);
      }
      validations.recordFinding(caseId, typed.entry(visitId, criterionId, evidence), me.actor());
    } catch (ValidationRefused | UploadRefused e) {
      say.addFlashAttribute("problem", e.getMessage());
      // What was typed and the photos that are kept already stay in the form.
      say.addFlashAttribute("entry", typed.with(evidence));
      return back(number, caseId, visitId, criterionId);
    }
    say.addFlashAttribute("notice", "The finding on " + criterionId + " is kept.");
    return back(
        number,
        caseId,
        visitId,
        then.equals("next") ? nextOpen(validation(number, caseId), visitId, criterionId) : "");
  }

  /** The next criterion of the sample without a finding, beginning after this one. */
  private String nextOpen(ValidationView validation, String visitId, String criterionId) {
    var sampled = visit(validation, visitId).criteria();
    var ids =
        validations.applicableCriteria(validation.accountNumber(), validation.entityType()).stream()
            .map(Criterion::id)
            .filter(sampled::contains)
            .toList();
    var here = ids.indexOf(criterionId);
    var found =
        validation.findings().stream()
            .filter(finding -> finding.visitId().equals(visitId))
            .map(FindingView::criterionId)
            .collect(Collectors.toSet());
    return Stream.concat(ids.stream().skip(here + 1L), ids.stream())
        .filter(id -> !found.contains(id))
        .findFirst()
        .orElse("");
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
      var name = Objects.requireNonNullElse(file.getOriginalFilename(), "file");
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
      @PathVariable String visitId,
      @PathVariable long id,
      RedirectAttributes say) {
    visit(onlyForSpecialists(me, number, caseId), visitId);
    return change(
        number,
        caseId,
        visitId,
        say,
        "The finding is removed.",
        () -> validations.removeFinding(caseId, id, me.actor()));
  }

  @PostMapping("/criteria")
  String sample(
      PortalUser me,
      @PathVariable String number,
      @PathVariable String caseId,
      @PathVariable String visitId,
      @RequestParam(required = false) @Nullable List<String> criteria,
      RedirectAttributes say) {
    visit(onlyForSpecialists(me, number, caseId), visitId);
    return change(
        number,
        caseId,
        visitId,
        say,
        "The criteria of the visit are kept.",
        () ->
            validations.sampleCriteria(
                caseId, visitId, criteria == null ? List.of() : criteria, me.actor()));
  }

  @PostMapping("/interviews")
  String interview(
      PortalUser me,
      @PathVariable String number,
      @PathVariable String caseId,
      @PathVariable String visitId,
      @RequestParam(defaultValue = "") String person,
      @RequestParam(defaultValue = "") String position,
      @RequestParam(defaultValue = "") String about,
      @RequestParam(defaultValue = "") String said,
      RedirectAttributes say) {
    visit(onlyForSpecialists(me, number, caseId), visitId);
    var ids = Arrays.stream(about.split("[,;\\s]+")).filter(id -> !id.isBlank()).toList();
    try {
      validations.recordInterview(caseId, visitId, person, position, ids, said, me.actor());
      say.addFlashAttribute("notice", "The interview is kept.");
    } catch (ValidationRefused e) {
      say.addFlashAttribute("problem", e.getMessage());
      say.addFlashAttribute("talk", List.of(person, position, about, said));
    }
    return back(number, caseId, visitId, "") + "#interviews";
  }

  @PostMapping("/interviews/{id}/removal")
  String removeInterview(
      PortalUser me,
      @PathVariable String number,
      @PathVariable String caseId,
      @PathVariable String visitId,
      @PathVariable long id,
      RedirectAttributes say) {
    visit(onlyForSpecialists(me, number, caseId), visitId);
    return change(
        number,
        caseId,
        visitId,
        say,
        "The interview is removed.",
        () -> validations.removeInterview(caseId, id, me.actor()));
  }

  private ValidationView onlyForSpecialists(PortalUser me, String number, String caseId) {
    gate.openForCbp(me, number);
    if (!me.specialist()) {
      throw new NotAllowed("Specialists record visits.");
    }
    return validation(number, caseId);
  }

  private static String change(
      String number,
      String caseId,
      String visitId,
      RedirectAttributes say,
      String done,
      Runnable change) {
    try {
      change.run();
      say.addFlashAttribute("notice", done);
    } catch (ValidationRefused e) {
      say.addFlashAttribute("problem", e.getMessage());
    }
    return back(number, caseId, visitId, "");
  }

  private static String back(String number, String caseId, String visitId, String criterion) {
    return "redirect:/accounts/%s/validations/%s/visits/%s%s"
        .formatted(number, caseId, visitId, criterion.isEmpty() ? "" : "?criterion=" + criterion);
  }

  /** A finding as typed. */
  record Typed(
      @Nullable FindingResult result,
      @Nullable String text,
      @Nullable String measure,
      @Nullable String owner,
      Set<BestPracticeElement> elements,
      Set<TestMethod> methods,
      List<String> documentIds) {

    static final Typed EMPTY = new Typed(null, null, null, null, Set.of(), Set.of(), List.of());

    Typed(
        @Nullable FindingResult result,
        @Nullable String text,
        @Nullable String measure,
        @Nullable String owner,
        @Nullable Set<BestPracticeElement> elements,
        @Nullable Set<TestMethod> methods,
        @Nullable List<String> documentIds) {
      this.result = result;
      this.text = text;
      this.measure = measure;
      this.owner = owner;
      this.elements = elements == null ? Set.of() : Set.copyOf(elements);
      this.methods = methods == null ? Set.of() : Set.copyOf(methods);
      this.documentIds = documentIds == null ? List.of() : List.copyOf(documentIds);
    }

    static Typed of(FindingView finding) {
      return new Typed(
          finding.result(),
          finding.text(),
          finding.measure(),
          finding.owner(),
          finding.elements(),
          finding.methods(),
          finding.documentIds());
    }

    Typed with(List<String> evidence) {
      return new Typed(result, text, measure, owner, elements, methods, evidence);
    }

    FindingEntry entry(String visitId, String criterionId, List<String> evidence) {
      return new FindingEntry(
          visitId,
          criterionId,
          Objects.requireNonNull(result),
          Objects.requireNonNullElse(text, ""),
          given(measure),
          evidence,
          given(owner),
          elements,
          methods);
    }

    private static @Nullable String given(@Nullable String words) {
      return words == null || words.isBlank() ? null : words;
    }
  }
}
