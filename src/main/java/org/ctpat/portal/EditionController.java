package org.ctpat.portal;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.stream.Collectors;
import org.ctpat.criteria.CriteriaCatalogue;
import org.ctpat.criteria.EditionChange;
import org.ctpat.criteria.EditionRefused;
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

/** The editions of the criteria: CBP sees what changed, process owners import and remove. */
@Controller
@RequestMapping("/editions")
class EditionController {

  private final CriteriaCatalogue catalogue;

  EditionController(CriteriaCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  @GetMapping
  String editions(
      PortalUser me,
      @RequestParam(defaultValue = "") String older,
      @RequestParam(defaultValue = "") String newer,
      Model page) {
    onlyForCbp(me);
    var editions = catalogue.editions();
    page.addAttribute("editions", editions);
    if (editions.size() > 1) {
      var to = newer.isEmpty() ? editions.getFirst().name() : newer;
      var from = older.isEmpty() ? editions.get(1).name() : older;
      page.addAttribute("older", from);
      page.addAttribute("newer", to);
      try {
        var changes = catalogue.changes(from, to);
        page.addAttribute("changes", changes);
        page.addAttribute("counts", counts(changes));
      } catch (IllegalArgumentException e) {
        throw new NotFound("edition " + from + " or " + to);
      }
    }
    return "portal/editions";
  }

  /** How many criteria each kind of change concerns. */
  private static LinkedHashMap<EditionChange.Kind, Long> counts(
      java.util.List<EditionChange> changes) {
    return Arrays.stream(EditionChange.Kind.values())
        .collect(
            Collectors.toMap(
                kind -> kind,
                kind ->
                    changes.stream()
                        .filter(change -> change.kind() == kind)
                        .map(EditionChange::criterionId)
                        .distinct()
                        .count(),
                (a, b) -> a,
                LinkedHashMap::new));
  }

  @PostMapping
  String importCsv(
      PortalUser me,
      @RequestParam String name,
      @RequestParam LocalDate inForceOn,
      @RequestParam MultipartFile file,
      RedirectAttributes say)
      throws IOException {
    onlyForProcessOwners(me);
    try (var content = file.getInputStream()) {
      var outcome = catalogue.importCsv(name.strip(), inForceOn, content, me.actor());
      say.addFlashAttribute("imported", outcome);
    } catch (EditionRefused e) {
      say.addFlashAttribute("problem", e.getMessage());
    }
    say.addFlashAttribute("typedName", name);
    say.addFlashAttribute("typedDay", inForceOn);
    return "redirect:/editions";
  }

  @PostMapping("/{name}/removal")
  String remove(PortalUser me, @PathVariable String name, RedirectAttributes say) {
    onlyForProcessOwners(me);
    try {
      catalogue.remove(name);
      say.addFlashAttribute("notice", "Edition " + name + " is removed; nobody answered by it.");
    } catch (EditionRefused | IllegalArgumentException e) {
      say.addFlashAttribute("problem", e.getMessage());
    }
    return "redirect:/editions";
  }

  /** The file of an edition, to begin a new one from. */
  @GetMapping("/{name}/file")
  ResponseEntity<byte[]> file(PortalUser me, @PathVariable String name) {
    onlyForCbp(me);
    try {
      return TrainingController.csv("criteria-" + name + ".csv", catalogue.csv(name));
    } catch (IllegalArgumentException e) {
      throw new NotFound("edition " + name);
    }
  }

  private static void onlyForCbp(PortalUser me) {
    if (!me.ofCbp()) {
      throw new NotFound("editions");
    }
  }

  private static void onlyForProcessOwners(PortalUser me) {
    onlyForCbp(me);
    if (!me.processOwner()) {
      throw new NotAllowed("Process owners import and remove editions.");
    }
  }
}
