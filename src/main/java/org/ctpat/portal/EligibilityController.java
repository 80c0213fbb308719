package org.ctpat.portal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ctpat.account.Eligibility;
import org.ctpat.account.EntityType;
import org.ctpat.account.EntityTypes;
import org.ctpat.account.Places;
import org.ctpat.decision.DecisionFailed;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Lets anybody see whether a company could join, by the same table that judges applications. */
@Controller
@RequestMapping("/apply/check")
class EligibilityController {

  private static final Map<String, String> NUMBERS_OF_ANSWERS =
      Map.of("yes", "true", "no", "false");

  private final EntityTypes types;
  private final Eligibility eligibility;
  private final Places places;

  EligibilityController(EntityTypes types, Eligibility eligibility, Places places) {
    this.types = types;
    this.eligibility = eligibility;
    this.places = places;
  }

  @GetMapping
  String check(@RequestParam(defaultValue = "") String type, Model page) {
    page.addAttribute("types", types.all());
    types.all().stream()
        .filter(each -> each.code().equals(type))
        .findFirst()
        .ifPresent(known -> ask(known, Map.of(), page));
    return "portal/check";
  }

  @PostMapping
  String check(@RequestParam String type, @RequestParam Map<String, String> given, Model page) {
    var known = types.all().stream().filter(each -> each.code().equals(type)).findFirst();
    if (known.isEmpty()) {
      return check("", page);
    }
    page.addAttribute("types", types.all());
    ask(known.get(), given, page);
    var answers = new HashMap<String, String>();
    given.forEach((key, value) -> answers.put(key, NUMBERS_OF_ANSWERS.getOrDefault(value, value)));
    known.get().questions().stream()
        .filter(asked -> !asked.question().answers().isEmpty())
        .map(asked -> asked.question().id())
        .forEach(id -> answers.put(id, given.getOrDefault(id, "")));
    try {
      page.addAttribute("failed", eligibility.check(type, answers));
    } catch (DecisionFailed e) {
      page.addAttribute("problem", "The check cannot be made just now. Try again in a minute.");
    }
    return "portal/check";
  }

  private void ask(EntityType type, Map<String, String> given, Model page) {
    page.addAttribute("type", type);
    page.addAttribute("given", given);
    page.addAttribute("free", places.free(type));
    page.addAttribute("yesNo", List.of("yes", "no"));
  }
}
