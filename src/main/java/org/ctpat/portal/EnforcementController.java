package org.ctpat.portal;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ctpat.account.MembershipStatus;
import org.ctpat.account.SuspensionGrounds;
import org.ctpat.audit.AuditTrail;
import org.ctpat.deadline.Deadline;
import org.ctpat.deadline.Deadlines;
import org.ctpat.document.Document;
import org.ctpat.document.Documents;
import org.ctpat.document.UploadRefused;
import org.ctpat.enforcement.EnforcementRefused;
import org.ctpat.enforcement.EnforcementView;
import org.ctpat.enforcement.Enforcements;
import org.ctpat.enforcement.GoalEntry;
import org.ctpat.enforcement.Proposal;
import org.ctpat.task.Inbox;
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
 * Proposing a suspension, and the page of an enforcement case with the plan that the company writes
 * for its reinstatement.
 */
@Controller
@RequestMapping("/accounts/{number}/enforcement")
class EnforcementController {

  private static final int SHOWN_HISTORY = 200;

  private final AccountGate gate;
  private final Enforcements enforcements;
  private final Deadlines deadlines;
  private final Documents documents;
  private final AuditTrail audit;
  private final Inbox inbox;

  EnforcementController(
      AccountGate gate,
      Enforcements enforcements,
      Deadlines deadlines,
      Documents documents,
      AuditTrail audit,
      Inbox inbox) {
    this.gate = gate;
    this.enforcements = enforcements;
    this.deadlines = deadlines;
    this.documents = documents;
    this.audit = audit;
    this.inbox = inbox;
  }

  /** Before anything happens: what a suspension means, and how many members depend on this one. */
  @GetMapping("/proposal")
  String askToPropose(PortalUser me, @PathVariable String number, Model page) {
    var account = gate.openForCbp(me, number);
    onlyForProposers(me);
    page.addAttribute("account", account);
    page.addAttribute("grounds", SuspensionGrounds.values());
    page.addAttribute("dependents", enforcements.dependentMembers(number));
    page.addAttribute(
        "running",
        enforcements.of(number).stream()
            .filter(enforcement -> !enforcement.state().isFinal())
            .findFirst()
            .orElse(null));
    page.addAttribute(
        "possible", account.status().member() || account.status() == MembershipStatus.SUSPENDED);
    if (!page.containsAttribute("typed")) {
      page.addAttribute("typed", new TypedProposal(null, "", false, false));
    }
    return "portal/enforcement-proposal";
  }

  @PostMapping("/proposal")
  String propose(
      PortalUser me,
      @PathVariable String number,
      @ModelAttribute TypedProposal typed,
      @RequestParam(defaultValue = "false") boolean confirmed,
      RedirectAttributes say) {
    gate.openForCbp(me, number);
    onlyForProposers(me);
    try {
      if (!confirmed) {
        throw new EnforcementRefused("Confirm that you have read what follows from the proposal.");
      }
      var caseId = enforcements.propose(number, typed.proposal(), me.actor());
      say.addFlashAttribute(
          "notice",
          "The proposal is kept. Another person reviews it; the case shows how it goes on.");
      return "redirect:/accounts/" + number + "/enforcement/" + caseId;
    } catch (EnforcementRefused e) {
      say.addFlashAttribute("problem", e.getMessage());
      say.addFlashAttribute("typed", typed);
      return "redirect:/accounts/" + number + "/enforcement/proposal";
    }
  }

  private static void onlyForProposers(PortalUser me) {
    if (!me.specialist() && !me.supervisor()) {
      throw new NotAllowed("Specialists and supervisors propose suspensions.");
    }
  }

  /** A proposal as typed. */
  record TypedProposal(
      @Nullable SuspensionGrounds grounds,
      @Nullable String statement,
      @Nullable Boolean knowinglyFalse,
      @Nullable Boolean aggravated) {

    Proposal proposal() {
      return new Proposal(
          grounds,
          Objects.requireNonNullElse(statement, ""),
          Boolean.TRUE.equals(knowinglyFalse),
          Boolean.TRUE.equals(aggravated));
    }
  }

  @GetMapping("/{caseId}")
  String enforcement(
      PortalUser me,
      @PathVariable String number,
      @PathVariable String caseId,
      @RequestParam(required = false) @Nullable Integer goal,
      Model page) {
    page.addAttribute("account", gate.open(me, number));
    var enforcement = enforcement(me, number, caseId);
    var dates =
        deadlines.of(number).stream()
            .filter(date -> date.caseId().equals(caseId))
            .filter(date -> me.ofCbp() || !date.ruleId().equals(Enforcements.CHECK_RULE))
            .toList();
    var mayPlan = me.ofCompany() && enforcement.state().takesPlan();
    page.addAttribute("e", enforcement);
    page.addAttribute(
        "running", dates.stream().filter(date -> date.state() == Deadline.State.OPEN).toList());
    page.addAttribute(
        "past", dates.stream().filter(date -> date.state() != Deadline.State.OPEN).toList());
    page.addAttribute(
        "open",
        inbox.openOfCase(caseId, me.person()).stream()
            .filter(entry -> me.ofCbp() || !entry.formId().equals(Enforcements.CHECK_FORM))
            .toList());
    page.addAttribute("person", me.person());
    page.addAttribute("mayPlan", mayPlan);
    page.addAttribute("missing", mayPlan ? enforcements.missing(caseId) : List.of());
    page.addAttribute("dependents", enforcements.dependentMembers(number));
    // What a visit found is told with the decision of headquarters.
    page.addAttribute(
        "seesChecks",
        me.ofCbp() || enforcement.state().isFinal() || enforcement.removedOn() != null);
    page.addAttribute(
        "history",
        audit.historyOfCase(number, caseId, SHOWN_HISTORY).stream()
            .filter(entry -> me.ofCbp() || !entry.subject().startsWith(Enforcements.CHECK_RULE))
            .toList());
    page.addAttribute(
        "files",
        Stream.of(
                enforcement.cureDocumentIds().stream(),
                enforcement.responseDocumentIds().stream(),
                enforcement.goals().stream().flatMap(each -> each.documentIds().stream()),
                enforcement.checks().stream().flatMap(each -> each.documentIds().stream()))
            .flatMap(Function.identity())
            .distinct()
            .flatMap(id -> documents.find(number, id).stream())
            .collect(Collectors.toMap(Document::id, Function.identity())));
    if (!page.containsAttribute("entry")) {
      page.addAttribute("entry", TypedGoal.of(enforcement, mayPlan ? goal : null));
    }
    return "portal/enforcement";
  }

  @PostMapping("/{caseId}/goals")
  String keep(
      PortalUser me,
      @PathVariable String number,
      @PathVariable String caseId,
      @ModelAttribute TypedGoal typed,
      @RequestParam(required = false) @Nullable List<MultipartFile> files,
      RedirectAttributes say)
      throws IOException {
    gate.openForCompany(me, number);
    enforcement(me, number, caseId);
    var kept = new ArrayList<>(typed.documentIds());
    try {
      for (var file : files == null ? List.<MultipartFile>of() : files) {
        if (!file.isEmpty()) {
          var name = Objects.requireNonNullElse(file.getOriginalFilename(), "file");
          try (var content = file.getInputStream()) {
            kept.add(
                documents
                    .store(number, name, content, "reinstatement plan " + caseId, null, me.actor())
                    .id());
          }
        }
      }
      var entry = typed.entry(kept);
      if (typed.goal() == null) {
        enforcements.addGoal(caseId, entry, me.actor());
      } else {
        enforcements.changeGoal(caseId, typed.goal(), entry, me.actor());
      }
      say.addFlashAttribute("notice", "The goal is kept.");
    } catch (EnforcementRefused | UploadRefused e) {
      say.addFlashAttribute("problem", e.getMessage());
      say.addFlashAttribute("entry", typed.with(kept));
    }
    return back(number, caseId);
  }

  @PostMapping("/{caseId}/goals/{goal}/removal")
  String remove(
      PortalUser me,
      @PathVariable String number,
      @PathVariable String caseId,
      @PathVariable int goal,
      RedirectAttributes say) {
    gate.openForCompany(me, number);
    enforcement(me, number, caseId);
    try {
      enforcements.removeGoal(caseId, goal, me.actor());
      say.addFlashAttribute("notice", "The goal is removed.");
    } catch (EnforcementRefused e) {
      say.addFlashAttribute("problem", e.getMessage());
    }
    return back(number, caseId);
  }

  private EnforcementView enforcement(PortalUser me, String number, String caseId) {
    return enforcements
        .find(caseId)
        .filter(found -> found.accountNumber().equals(number))
        .filter(found -> me.ofCbp() || !found.confidential())
        .orElseThrow(() -> new NotFound("enforcement case " + caseId));
  }

  private static String back(String number, String caseId) {
    return "redirect:/accounts/%s/enforcement/%s#plan".formatted(number, caseId);
  }

  /** A goal as typed; with a number it changes that goal. */
  record TypedGoal(
      @Nullable Integer goal,
      @Nullable String text,
      @Nullable String criterionId,
      @Nullable LocalDate dueOn,
      @Nullable Integer replaces,
      List<String> documentIds) {

    TypedGoal(
        @Nullable Integer goal,
        @Nullable String text,
        @Nullable String criterionId,
        @Nullable LocalDate dueOn,
        @Nullable Integer replaces,
        @Nullable List<String> documentIds) {
      this.goal = goal;
      this.text = text;
      this.criterionId = criterionId;
      this.dueOn = dueOn;
      this.replaces = replaces;
      this.documentIds = documentIds == null ? List.of() : List.copyOf(documentIds);
    }

    static TypedGoal of(EnforcementView enforcement, @Nullable Integer number) {
      return enforcement.goals().stream()
          .filter(goal -> number != null && goal.number() == number && goal.open())
          .findFirst()
          .map(
              goal ->
                  new TypedGoal(
                      goal.number(),
                      goal.text(),
                      goal.criterionId(),
                      goal.dueOn(),
                      goal.replaces(),
                      goal.documentIds()))
          .orElseGet(() -> new TypedGoal(null, null, null, null, null, List.of()));
    }

    TypedGoal with(List<String> kept) {
      return new TypedGoal(goal, text, criterionId, dueOn, replaces, kept);
    }

    GoalEntry entry(List<String> kept) {
      return new GoalEntry(
          text == null ? "" : text.strip(),
          criterionId == null || criterionId.isBlank() ? null : criterionId.strip(),
          dueOn,
          kept,
          replaces);
    }
  }
}
