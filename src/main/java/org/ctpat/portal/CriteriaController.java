package org.ctpat.portal;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.ctpat.account.EntityType;
import org.ctpat.account.EntityTypes;
import org.ctpat.criteria.CriteriaCatalogue;
import org.ctpat.criteria.Criterion;
import org.ctpat.criteria.Crosswalk;
import org.ctpat.criteria.Edition;
import org.ctpat.criteria.Guidance;
import org.ctpat.feedback.CriteriaFeedback;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The criteria with guidance and templates, for everybody. */
@Controller
@RequestMapping("/criteria")
class CriteriaController {

  private final CriteriaCatalogue catalogue;
  private final Guidance guidance;
  private final Crosswalk crosswalk;
  private final EntityTypes types;
  private final CriteriaFeedback feedback;

  CriteriaController(
      CriteriaCatalogue catalogue,
      Guidance guidance,
      Crosswalk crosswalk,
      EntityTypes types,
      CriteriaFeedback feedback) {
    this.feedback = feedback;
    this.catalogue = catalogue;
    this.guidance = guidance;
    this.crosswalk = crosswalk;
    this.types = types;
  }

  @GetMapping
  String criteria(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String type,
      @RequestParam(defaultValue = "") String level,
      Model page) {
    var edition = catalogue.current();
    var found =
        of(edition, type).stream()
            .filter(criterion -> level.isEmpty() || criterion.level().word().equals(level))
            .filter(criterion -> q.isBlank() || guidance.matches(criterion, q))
            .toList();
    page.addAttribute("edition", edition);
    page.addAttribute("found", found.size());
    page.addAttribute(
        "byCategory",
        found.stream()
            .collect(
                Collectors.groupingBy(
                    Criterion::categoryNumber, LinkedHashMap::new, Collectors.toList())));
    page.addAttribute("types", types.all());
    page.addAttribute("templates", guidance.templates());
    page.addAttribute("q", q);
    page.addAttribute("type", type);
    page.addAttribute("level", level);
    return "portal/criteria";
  }

  private static List<Criterion> of(Edition edition, String type) {
    if (type.isEmpty()) {
      return edition.all();
    }
    try {
      return edition.of(type);
    } catch (IllegalArgumentException e) {
      return List.of();
    }
  }

  @GetMapping("/categories/{number}")
  String category(@PathVariable int number, Model page) {
    var edition = catalogue.current();
    var criteria =
        edition.all().stream().filter(criterion -> criterion.categoryNumber() == number).toList();
    if (criteria.isEmpty()) {
      throw new NotFound("category " + number);
    }
    page.addAttribute("number", number);
    page.addAttribute("name", criteria.getFirst().category());
    page.addAttribute("area", criteria.getFirst().focusArea());
    page.addAttribute("criteria", criteria);
    page.addAttribute("categories", edition.categories());
    page.addAttribute("guidance", guidance.category(number).orElse(null));
    return "portal/criteria-category";
  }

  @GetMapping("/{id}")
  String criterion(@Nullable PortalUser me, @PathVariable String id, Model page) {
    var edition = catalogue.current();
    var criterion = catalogue.find(id).orElseThrow(() -> new NotFound("criterion " + id));
    page.addAttribute("edition", edition);
    page.addAttribute("removed", edition.find(id).isEmpty());
    page.addAttribute("c", criterion);
    page.addAttribute("verified", names(criterion.appliesTo()));
    page.addAttribute("assumed", names(criterion.probablyAlso()));
    var words = guidance.of(id).orElse(null);
    page.addAttribute("guidance", words);
    page.addAttribute(
        "templates",
        words == null
            ? List.of()
            : words.templates().stream().flatMap(key -> guidance.template(key).stream()).toList());
    page.addAttribute("answered", feedback.published(id));
    if (me != null) {
      page.addAttribute("asked", feedback.askedBy(me.id(), id));
      page.addAttribute("vote", feedback.vote(id, me.id()).orElse(null));
      page.addAttribute("sendKey", UUID.randomUUID().toString());
    }
    page.addAttribute("counterparts", crosswalk.of(id));
    page.addAttribute("crosswalkNote", crosswalk.note());
    page.addAttribute("programmes", crosswalk.programmes());
    var all = new ArrayList<>(edition.all());
    int place = all.indexOf(criterion);
    page.addAttribute("before", neighbour(all, place - 1, place));
    page.addAttribute("after", neighbour(all, place + 1, place));
    return "portal/criterion";
  }

  private static @Nullable Criterion neighbour(List<Criterion> all, int place, int own) {
    return own < 0 || place < 0 || place >= all.size() ? null : all.get(place);
  }

  private List<String> names(Set<String> codes) {
    return types.all().stream()
        .filter(type -> codes.contains(type.code()))
        .map(EntityType::name)
        .toList();
  }

  /** A template as a printable page, or as a file that office programs open as well. */
  @GetMapping("/templates/{key}")
  String template(
      @PathVariable String key,
      @RequestParam(defaultValue = "false") boolean download,
      HttpServletResponse response,
      Model page) {
    var template = guidance.template(key).orElseThrow(() -> new NotFound("template " + key));
    page.addAttribute("template", template);
    page.addAttribute("download", download);
    response.setHeader("Content-Security-Policy", SecurityConfiguration.PAPER_POLICY);
    if (download) {
      response.setHeader(
          HttpHeaders.CONTENT_DISPOSITION,
          ContentDisposition.attachment().filename(key + ".html").build().toString());
    }
    return "documents/frame";
  }
}
