package org.ctpat.portal;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.ctpat.criteria.Answer;
import org.ctpat.criteria.AnswerRefused;
import org.ctpat.criteria.CompanyFacts;
import org.ctpat.criteria.ComparedAnswer;
import org.ctpat.criteria.Crosswalk;
import org.ctpat.criteria.EvidenceLine;
import org.ctpat.criteria.ProfileView;
import org.ctpat.criteria.ProfileView.CriterionAnswer;
import org.ctpat.criteria.SecurityProfiles;
import org.ctpat.criteria.SpecialistView;
import org.ctpat.criteria.StaleAnswer;
import org.ctpat.document.Documents;
import org.ctpat.document.UploadRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
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
  private final Crosswalk crosswalk;
  private final CompanyFacts companyFacts;

  ProfileController(
      AccountGate gate,
      SecurityProfiles profiles,
      CompanyFacts companyFacts,
      Documents documents,
      Crosswalk crosswalk) {
    this.companyFacts = companyFacts;
    this.gate = gate;
    this.profiles = profiles;
    this.documents = documents;
    this.crosswalk = crosswalk;
  }

  /** Which criteria the page shows. */
  enum Show {
    /** One category. */
    ALL,
    /** Answers that the specialist has not judged as they stand. */
    WAITING,
    /** Questions and rejections that are not answered. */
    REMARKS,
    /** Answers that differ from what CBP approved. */
    CHANGED,
    /** Answers in which something is missing. */
    MISSING
  }

  @GetMapping
  String profile(
      PortalUser me,
      @PathVariable String number,
      @RequestParam(required = false) @Nullable Integer category,
      @RequestParam(defaultValue = "ALL") Show show,
      Model page) {
    page.addAttribute("account", gate.open(me, number));
    var profile = profiles.view(number);
    var approved = profiles.latestApproved(number).orElse(null);
    var changed =
        approved == null
            ? Set.<String>of()
            : profiles.compare(approved).stream()
                .filter(ComparedAnswer::changed)
                .map(ComparedAnswer::criterionId)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    page.addAttribute("profile", profile);
    page.addAttribute("show", show);
    page.addAttribute(
        "shown",
        show == Show.ALL
            ? List.of(chosen(profile, category))
            : matching(profile, filter(show, changed)));
    page.addAttribute("counts", counts(profile, changed));
    page.addAttribute("approved", approved);
    page.addAttribute("changed", changed);
    page.addAttribute("remarks", profiles.openRemarks(number));
    page.addAttribute("facts", companyFacts.of(number));
    page.addAttribute("news", profiles.editionNews(number));
    page.addAttribute("programmes", crosswalk.programmes());
    page.addAttribute("crosswalk", crosswalk);
    return "portal/profile";
  }

  private static Predicate<CriterionAnswer> filter(Show show, Set<String> changed) {
    return switch (show) {
      case ALL -> answer -> true;
      case WAITING -> CriterionAnswer::waitsForSpecialist;
      case REMARKS -> CriterionAnswer::remarkOpen;
      case CHANGED -> answer -> changed.contains(answer.criterion().id());
      case MISSING -> answer -> !answer.complete();
    };
  }

  private static Map<Show, Long> counts(ProfileView profile, Set<String> changed) {
    var counts = new EnumMap<Show, Long>(Show.class);
    for (var show : Show.values()) {
      counts.put(
          show,
          profile.categories().stream()
              .flatMap(category -> category.criteria().stream())
              .filter(filter(show, changed))
              .count());
    }
    return counts;
  }

  /** The categories with only those criteria; categories without any are left out. */
  private static List<ProfileView.Category> matching(
      ProfileView profile, Predicate<CriterionAnswer> filter) {
    return profile.categories().stream()
        .map(
            category ->
                new ProfileView.Category(
                    category.number(),
                    category.name(),
                    category.focusArea(),
                    category.progress(),
                    category.criteria().stream().filter(filter).toList()))
        .filter(category -> !category.criteria().isEmpty())
        .toList();
  }

  /** The answers beside those of a snapshot: by default what CBP approved, else the newest. */
  @GetMapping("/comparison")
  String comparison(
      PortalUser me,
      @PathVariable String number,
      @RequestParam(required = false) @Nullable Long with,
      @RequestParam(defaultValue = "false") boolean all,
      Model page) {
    page.addAttribute("account", gate.open(me, number));
    var snapshots = profiles.snapshots(number);
    var chosen =
        with == null
            ? profiles.latestApproved(number).or(() -> snapshots.stream().findFirst())
            : Optional.of(
                snapshots.stream()
                    .filter(snapshot -> snapshot.id() == with)
                    .findFirst()
                    .orElseThrow(() -> new NotFound("snapshot " + with)));
    page.addAttribute("snapshots", snapshots);
    page.addAttribute("all", all);
    chosen.ifPresent(
        snapshot -> {
          var answers = profiles.compare(snapshot);
          page.addAttribute("snapshot", snapshot);
          page.addAttribute("check", profiles.check(snapshot));
          page.addAttribute("total", answers.size());
          page.addAttribute(
              "answers", answers.stream().filter(answer -> all || answer.changed()).toList());
          page.addAttribute(
              "changedCount", answers.stream().filter(ComparedAnswer::changed).count());
        });
    return "portal/profile-comparison";
  }

  /** The evidence in the order of another country's programme, as CSV. */
  @GetMapping("/evidence.csv")
  ResponseEntity<byte[]> evidence(
      PortalUser me, @PathVariable String number, @RequestParam String programme)
      throws IOException {
    gate.open(me, number);
    var partner =
        crosswalk
            .programme(programme)
            .orElseThrow(() -> new BadRequest("There is no recognised programme " + programme));
    var text = new StringBuilder();
    try (var csv =
        new CSVPrinter(
            text,
            CSVFormat.RFC4180
                .builder()
                .setHeader(
                    "programme_section",
                    "confidence",
                    "ctpat_criterion",
                    "title",
                    "how_met",
                    "responsible",
                    "last_reviewed_on",
                    "evidence_file",
                    "sha256",
                    "valid_until")
                .get())) {
      for (var line : profiles.evidenceFor(number, partner)) {
        print(csv, line);
      }
    }
    return TrainingController.csv("evidence-" + number + "-" + programme + ".csv", text.toString());
  }

  /** One line for each file, or one for the answer when it has none. */
  private static void print(CSVPrinter csv, EvidenceLine line) throws IOException {
    var answer = line.answer();
    var counterpart = line.counterpart();
    var files = new ArrayList<ProfileView.@Nullable Evidence>(answer.evidence());
    if (files.isEmpty()) {
      files.add(null);
    }
    for (var file : files) {
      csv.printRecord(
          counterpart == null ? "" : counterpart.label(),
          counterpart == null ? "" : counterpart.confidence(),
          answer.criterion().id(),
          answer.criterion().title(),
          Spreadsheet.text(
              answer.notApplicable() ? "Does not apply: " + answer.reason() : answer.howMet()),
          Spreadsheet.text(answer.responsible()),
          answer.lastReviewedOn(),
          file == null ? "" : Spreadsheet.text(file.fileName()),
          file == null ? "" : file.sha256(),
          file == null ? null : file.expiresOn());
    }
  }

  /** Keeps what the company states about itself; a fact left open stays as it was. */
  @PostMapping("/facts")
  String facts(
      PortalUser me,
      @PathVariable String number,
      @RequestParam Map<String, String> given,
      RedirectAttributes say) {
    gate.openForCompany(me, number);
    try {
      for (var fact : companyFacts.of(number)) {
        var holds = given.getOrDefault("fact." + fact.key(), "");
        if (holds.equals("yes") || holds.equals("no")) {
          companyFacts.state(number, fact.key(), holds.equals("yes"), me.actor());
        }
      }
      say.addFlashAttribute(
          "notice", "The facts are kept; criteria that they exclude are not asked.");
    } catch (StaleAnswer | AnswerRefused e) {
      say.addFlashAttribute("problem", e.getMessage());
    }
    return "redirect:/accounts/" + number + "/profile";
  }

  /** An answer that the new edition touches was read again and is still true. */
  @PostMapping("/{criterion}/confirmation")
  String confirmReread(
      PortalUser me,
      @PathVariable String number,
      @PathVariable String criterion,
      @RequestParam long version,
      Model page) {
    gate.openForCompany(me, number);
    return keep(
        number,
        criterion,
        () -> profiles.confirmReread(number, criterion, version, me.actor()),
        page);
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
    return profile(me, number, category, Show.ALL, page);
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
