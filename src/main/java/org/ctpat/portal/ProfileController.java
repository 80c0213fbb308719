package org.ctpat.portal;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import org.ctpat.criteria.Answer;
import org.ctpat.criteria.AnswerRefused;
import org.ctpat.criteria.ProfileView;
import org.ctpat.criteria.SecurityProfiles;
import org.ctpat.criteria.SpecialistView;
import org.ctpat.criteria.StaleAnswer;
import org.ctpat.document.Documents;
import org.ctpat.document.UploadRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/**
 * The security profile: criteria by category, their answers and evidence, and the specialist's
 * view.
 */
@Controller
@RequestMapping("/accounts/{number}/profile")
class ProfileController {

  private final AccountGate gate;
  private final SecurityProfiles profiles;
  private final Documents documents;

  ProfileController(AccountGate gate, SecurityProfiles profiles, Documents documents) {
    this.gate = gate;
    this.profiles = profiles;
    this.documents = documents;
  }

  @GetMapping
  String profile(
      PortalUser me,
      @PathVariable String number,
      @RequestParam(required = false) @Nullable Integer category,
      Model page) {
    page.addAttribute("account", gate.open(me, number));
    var profile = profiles.view(number);
    page.addAttribute("profile", profile);
    page.addAttribute("category", chosen(profile, category));
    page.addAttribute("remarks", profiles.openRemarks(number));
    return "portal/profile";
  }

  /** The asked category, or the first in which something is missing. */
  private static ProfileView.Category chosen(ProfileView profile, @Nullable Integer number) {
    if (number != null) {
      return profile.categories().stream()
          .filter(category -> category.number() == number)
          .findFirst()
          .orElseThrow(() -> new NotFound("category " + number));
    }
    return profile.categories().stream()
        .filter(category -> category.progress().complete() < category.progress().total())
        .findFirst()
        .orElse(profile.categories().getFirst());
  }

  @PostMapping("/{criterion}")
  String answer(
      PortalUser me,
      @PathVariable String number,
      @PathVariable String criterion,
      @RequestParam(defaultValue = "") String howMet,
      @RequestParam(defaultValue = "false") boolean notApplicable,
      @RequestParam(defaultValue = "") String reason,
      @RequestParam(defaultValue = "") String responsible,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate lastReviewedOn,
      @RequestParam(required = false) @Nullable Long version,
      Model page) {
    gate.openForCompany(me, number);
    var answer = new Answer(howMet, notApplicable, reason, responsible, lastReviewedOn, version);
    return keep(
        number, criterion, () -> profiles.answer(number, criterion, answer, me.actor()), page);
  }

  @PostMapping("/{criterion}/evidence")
  String attach(
      PortalUser me,
      @PathVariable String number,
      @PathVariable String criterion,
      @RequestParam List<MultipartFile> files,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate expiresOn,
      Model page)
      throws IOException {
    gate.openForCompany(me, number);
    page.addAttribute("evidenceToo", true);
    for (var file : files) {
      if (file.isEmpty()) {
        continue;
      }
      var name = file.getOriginalFilename() == null ? "file" : file.getOriginalFilename();
      try (var content = file.getInputStream()) {
        var document =
            documents.store(number, name, content, "criterion " + criterion, expiresOn, me.actor());
        profiles.attach(number, criterion, document.id(), me.actor());
      } catch (UploadRefused | AnswerRefused e) {
        return kept(number, criterion, e.getMessage(), page);
      }
    }
    return kept(number, criterion, null, page);
  }

  @PostMapping("/{criterion}/evidence/{document}/removal")
  String detach(
      PortalUser me,
      @PathVariable String number,
      @PathVariable String criterion,
      @PathVariable String document,
      Model page) {
    gate.openForCompany(me, number);
    page.addAttribute("evidenceToo", true);
    return keep(
        number, criterion, () -> profiles.detach(number, criterion, document, me.actor()), page);
  }

  @PostMapping("/{criterion}/review")
  String review(
      PortalUser me,
      @PathVariable String number,
      @PathVariable String criterion,
      @RequestParam SpecialistView view,
      @RequestParam(defaultValue = "") String remark,
      @RequestParam long version,
      Model page) {
    gate.openForCbp(me, number);
    if (!me.specialist() && !me.supervisor()) {
      throw new NotAllowed("Specialists and supervisors judge answers.");
    }
    return keep(
        number,
        criterion,
        () -> profiles.review(number, criterion, version, view, remark, me.actor()),
        page);
  }

  /** Confirms every complete answer of a category as unchanged since last year. */
  @PostMapping("/confirmation")
  String confirm(
      PortalUser me, @PathVariable String number, @RequestParam int category, Model page) {
    page.addAttribute("account", gate.openForCompany(me, number));
    var criteria =
        chosen(profiles.view(number), category).criteria().stream()
            .map(answer -> answer.criterion().id())
            .toList();
    var confirmed = profiles.confirmUnchanged(number, criteria, me.actor());
    page.addAttribute("confirmed", confirmed);
    return profile(me, number, category, page);
  }

  private String keep(String number, String criterion, Supplier<?> change, Model page) {
    try {
      change.get();
      return kept(number, criterion, null, page);
    } catch (StaleAnswer | AnswerRefused e) {
      return kept(number, criterion, e.getMessage(), page);
    }
  }

  /**
   * What changed on the page: state, version and progress; the fields being typed in are left
   * alone.
   */
  private String kept(String number, String criterion, @Nullable String refused, Model page) {
    var profile = profiles.view(number);
    for (var category : profile.categories()) {
      for (var answer : category.criteria()) {
        if (answer.criterion().id().equals(criterion)) {
          page.addAttribute("number", number);
          page.addAttribute("profile", profile);
          page.addAttribute("category", category);
          page.addAttribute("c", answer);
          page.addAttribute("refused", refused);
          page.addAttribute("justSaved", refused == null);
          return "portal/profile-parts :: saved";
        }
      }
    }
    throw new NotFound("criterion " + criterion);
  }
}
