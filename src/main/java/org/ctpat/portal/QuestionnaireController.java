package org.ctpat.portal;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ctpat.partner.PartnerRefused;
import org.ctpat.partner.QuestionnaireAnswer;
import org.ctpat.partner.QuestionnaireAnswer.Choice;
import org.ctpat.partner.QuestionnaireRefused;
import org.ctpat.partner.QuestionnaireSheet;
import org.ctpat.partner.Questionnaires;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The questionnaire to a partner without an account, by a link of one use, also on a phone. */
@Controller
@RequestMapping("/q/{token}")
class QuestionnaireController {

  private final Questionnaires questionnaires;

  QuestionnaireController(Questionnaires questionnaires) {
    this.questionnaires = questionnaires;
  }

  @GetMapping
  String overview(@PathVariable String token, Model page) {
    page.addAttribute("token", token);
    page.addAttribute("sheet", questionnaires.open(token));
    return "portal/questionnaire";
  }

  @GetMapping("/{section}")
  String section(@PathVariable String token, @PathVariable int section, Model page) {
    var sheet = questionnaires.open(token);
    requireSection(sheet, section);
    page.addAttribute("token", token);
    page.addAttribute("sheet", sheet);
    page.addAttribute("number", section);
    page.addAttribute("section", sheet.sections().get(section - 1));
    page.addAttribute("choices", Choice.values());
    return "portal/questionnaire-section";
  }

  /** Keeps the answers of a section and goes on. */
  @PostMapping("/{section}")
  String keep(
      @PathVariable String token,
      @PathVariable int section,
      @RequestParam Map<String, String> form,
      RedirectAttributes say) {
    var sheet = questionnaires.open(token);
    requireSection(sheet, section);
    try {
      questionnaires.save(token, answers(sheet, section, form));
    } catch (PartnerRefused e) {
      say.addFlashAttribute("problem", e.getMessage());
      return "redirect:/q/%s/%d".formatted(token, section);
    }
    return section < sheet.sections().size()
        ? "redirect:/q/%s/%d".formatted(token, section + 1)
        : "redirect:/q/" + token;
  }

  /** Keeps the answers of a section while they are given. */
  @PostMapping("/{section}/saved")
  ResponseEntity<Void> keepMeanwhile(
      @PathVariable String token,
      @PathVariable int section,
      @RequestParam Map<String, String> form) {
    var sheet = questionnaires.open(token);
    requireSection(sheet, section);
    questionnaires.save(token, answers(sheet, section, form));
    return ResponseEntity.noContent().build();
  }

  @PostMapping("/submission")
  String submit(
      @PathVariable String token,
      @RequestParam(defaultValue = "") String filledBy,
      Model page,
      RedirectAttributes say) {
    var sheet = questionnaires.open(token);
    try {
      questionnaires.submit(token, filledBy);
    } catch (PartnerRefused e) {
      say.addFlashAttribute("problem", e.getMessage());
      say.addFlashAttribute("filledBy", filledBy);
      return "redirect:/q/" + token;
    }
    page.addAttribute("sheet", sheet);
    return "portal/questionnaire-done";
  }

  /** The link is of no use any more: tells why. */
  @ExceptionHandler
  ModelAndView refused(QuestionnaireRefused e) {
    var page = new ModelAndView("portal/questionnaire-refused");
    page.addObject("reason", e.reason());
    page.setStatus(
        e.reason() == QuestionnaireRefused.Reason.UNKNOWN ? HttpStatus.NOT_FOUND : HttpStatus.GONE);
    return page;
  }

  private static void requireSection(QuestionnaireSheet sheet, int section) {
    if (section < 1 || section > sheet.sections().size()) {
      throw new NotFound("section " + section);
    }
  }

  private static Map<String, QuestionnaireAnswer> answers(
      QuestionnaireSheet sheet, int section, Map<String, String> form) {
    var answers = new LinkedHashMap<String, QuestionnaireAnswer>();
    for (var question : sheet.sections().get(section - 1).questions()) {
      var choice =
          Arrays.stream(Choice.values())
              .filter(one -> one.name().equals(form.get("choice-" + question.id())))
              .findFirst()
              .orElse(null);
      var text = form.getOrDefault("text-" + question.id(), "");
      answers.put(question.id(), new QuestionnaireAnswer(choice, text));
    }
    return answers;
  }
}
