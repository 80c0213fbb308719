package org.ctpat.portal;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.ctpat.criteria.CriteriaCatalogue;
import org.ctpat.document.CsvTable;
import org.ctpat.feedback.CriteriaFeedback;
import org.ctpat.feedback.FeedbackRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Questions on criteria and votes on their guidance, and CBP's lists of both. */
@Controller
class CriteriaFeedbackController {

  private static final int PAGE = 50;
  private static final int EXPORTED = 10_000;

  private final CriteriaFeedback feedback;
  private final CriteriaCatalogue catalogue;

  CriteriaFeedbackController(CriteriaFeedback feedback, CriteriaCatalogue catalogue) {
    this.feedback = feedback;
    this.catalogue = catalogue;
  }

  @PostMapping("/criteria/{id}/questions")
  String ask(
      @Nullable PortalUser me,
      @PathVariable String id,
      @RequestParam(defaultValue = "") String question,
      @RequestParam(defaultValue = "") String sendKey,
      RedirectAttributes say) {
    if (me == null) {
      return "redirect:" + SecurityConfiguration.SIGN_IN;
    }
    known(id);
    try {
      feedback.ask(
          id,
          Objects.requireNonNullElse(me.accountNumber(), ""),
          question,
          sendKey.isEmpty() || sendKey.length() > 64 ? UUID.randomUUID().toString() : sendKey,
          me.actor());
      say.addFlashAttribute(
          "notice",
          "Your question is with CBP. The answer comes here, and as news on your start page.");
    } catch (FeedbackRefused e) {
      say.addFlashAttribute("problem", e.getMessage());
      say.addFlashAttribute("typedQuestion", question);
    }
    return "redirect:/criteria/" + id + "#questions";
  }

  @PostMapping("/criteria/{id}/feedback")
  String vote(
      @Nullable PortalUser me,
      @PathVariable String id,
      @RequestParam boolean helpful,
      @RequestParam(defaultValue = "") String remark,
      RedirectAttributes say) {
    if (me == null) {
      return "redirect:" + SecurityConfiguration.SIGN_IN;
    }
    known(id);
    try {
      feedback.vote(
          id, Objects.requireNonNullElse(me.accountNumber(), ""), helpful, remark, me.actor());
      say.addFlashAttribute("notice", "Thank you. Those who write the guidance read it.");
    } catch (FeedbackRefused e) {
      say.addFlashAttribute("problem", e.getMessage());
    }
    return "redirect:/criteria/" + id + "#questions";
  }

  @GetMapping("/questions")
  String questions(
      PortalUser me,
      @RequestParam(defaultValue = "true") boolean open,
      @RequestParam(defaultValue = "") String criterion,
      @RequestParam(required = false) @Nullable Long beyond,
      Model page) {
    forCbp(me);
    var found = feedback.all(open, criterion.strip(), beyond, PAGE + 1);
    var shown = found.stream().limit(PAGE).toList();
    page.addAttribute("questions", shown);
    page.addAttribute("next", found.size() > PAGE ? shown.getLast().id() : null);
    page.addAttribute("first", beyond == null);
    page.addAttribute("open", open);
    page.addAttribute("criterion", criterion);
    page.addAttribute("mayAnswer", mayAnswer(me));
    return "portal/questions";
  }

  @PostMapping("/questions/{id}/answer")
  String answer(
      PortalUser me,
      @PathVariable long id,
      @RequestParam(defaultValue = "") String answer,
      @RequestParam(defaultValue = "false") boolean publish,
      @RequestParam(defaultValue = "") String publishedQuestion,
      RedirectAttributes say) {
    forCbp(me);
    if (!mayAnswer(me)) {
      throw new NotAllowed("Specialists, supervisors, headquarters and process owners answer.");
    }
    try {
      if (publish && publishedQuestion.isBlank()) {
        throw new BadRequest("To publish it, write the question without names as well.");
      }
      feedback.answer(id, answer, publish ? publishedQuestion : "", me.actor());
      say.addFlashAttribute("notice", publish ? "Answered and published." : "Answered.");
    } catch (FeedbackRefused | BadRequest e) {
      say.addFlashAttribute("problem", e.getMessage());
      say.addFlashAttribute("typedFor", id);
      say.addFlashAttribute("typed", answer);
    }
    return "redirect:/questions";
  }

  @GetMapping("/questions.csv")
  ResponseEntity<byte[]> questionsCsv(
      PortalUser me, @RequestParam(defaultValue = "true") boolean open) {
    forCbp(me);
    return csv(
        "questions.csv",
        List.of(
            "criterion",
            "account",
            "asked_at",
            "question",
            "answered_at",
            "answered_by",
            "answer",
            "published_as"),
        feedback.all(open, "", null, EXPORTED).stream()
            .map(
                one ->
                    List.of(
                        one.criterionId(),
                        one.accountNumber(),
                        one.askedAt().toString(),
                        one.question(),
                        Objects.toString(one.answeredAt(), ""),
                        Objects.toString(one.answeredBy(), ""),
                        Objects.toString(one.answer(), ""),
                        Objects.toString(one.publishedQuestion(), "")))
            .toList());
  }

  @GetMapping("/guidance-feedback")
  String votes(
      PortalUser me,
      @RequestParam(defaultValue = "") String criterion,
      @RequestParam(defaultValue = "false") boolean unhelpful,
      Model page) {
    forOwners(me);
    page.addAttribute("tallies", feedback.tallies());
    page.addAttribute("votes", feedback.votes(criterion.strip(), unhelpful, 2 * PAGE));
    page.addAttribute("criterion", criterion);
    page.addAttribute("unhelpful", unhelpful);
    return "portal/guidance-feedback";
  }

  @GetMapping("/guidance-feedback.csv")
  ResponseEntity<byte[]> votesCsv(PortalUser me) {
    forOwners(me);
    return csv(
        "guidance-feedback.csv",
        List.of("criterion", "account", "voted_at", "helpful", "remark"),
        feedback.votes("", false, EXPORTED).stream()
            .map(
                vote ->
                    List.of(
                        vote.criterionId(),
                        vote.accountNumber(),
                        vote.at().toString(),
                        vote.helpful() ? "yes" : "no",
                        vote.remark()))
            .toList());
  }

  private static ResponseEntity<byte[]> csv(
      String name, List<String> columns, List<List<String>> rows) {
    return ResponseEntity.ok()
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(name).build().toString())
        .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
        .body(CsvTable.write(columns, rows).getBytes(StandardCharsets.UTF_8));
  }

  private void known(String criterion) {
    if (catalogue.find(criterion).isEmpty()) {
      throw new NotFound("criterion " + criterion);
    }
  }

  private static boolean mayAnswer(PortalUser me) {
    return me.specialist() || me.supervisor() || me.headquarters() || me.processOwner();
  }

  private static void forCbp(PortalUser me) {
    if (!me.ofCbp()) {
      throw new NotFound("questions on criteria");
    }
  }

  private static void forOwners(PortalUser me) {
    forCbp(me);
    if (!me.headquarters() && !me.processOwner()) {
      throw new NotAllowed("Feedback on the guidance is for process owners and headquarters.");
    }
  }
}
