package org.ctpat.portal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.Accounts;
import org.ctpat.appeal.AppealRefused;
import org.ctpat.appeal.AppealView;
import org.ctpat.appeal.Appeals;
import org.ctpat.appeal.ContestedDecision;
import org.ctpat.deadline.Deadline;
import org.ctpat.deadline.Deadlines;
import org.ctpat.document.Document;
import org.ctpat.document.Documents;
import org.ctpat.document.UploadRefused;
import org.ctpat.task.Inbox;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Appeals: a company writes and files one, the company and CBP read it, and the appeals authority
 * has them all in a list.
 */
@Controller
class AppealController {

  private static final int LISTED = 200;

  private final AccountGate gate;
  private final Accounts accounts;
  private final Appeals appeals;
  private final Deadlines deadlines;
  private final Documents documents;
  private final Inbox inbox;

  AppealController(
      AccountGate gate,
      Accounts accounts,
      Appeals appeals,
      Deadlines deadlines,
      Documents documents,
      Inbox inbox) {
    this.gate = gate;
    this.accounts = accounts;
    this.appeals = appeals;
    this.deadlines = deadlines;
    this.documents = documents;
    this.inbox = inbox;
  }

  @GetMapping("/appeals")
  String all(PortalUser me, Model page) {
    if (!me.ofCbp()) {
      throw new NotAllowed("The list of all appeals is for people of CBP.");
    }
    var listed = appeals.all(LISTED);
    page.addAttribute("appeals", listed);
    page.addAttribute(
        "companies",
        listed.stream()
            .map(AppealView::accountNumber)
            .distinct()
            .collect(
                Collectors.toMap(
                    Function.identity(),
                    number -> accounts.get(AccountNumber.of(number)).companyName())));
    page.addAttribute(
        "dueOn",
        listed.stream()
            .map(AppealView::appealId)
            .flatMap(id -> deadlines.find(id, "DL16").stream())
            .collect(Collectors.toMap(Deadline::caseId, Function.identity())));
    return "portal/appeals";
  }

  @GetMapping("/accounts/{number}/appeals/{appealId}")
  String appeal(
      PortalUser me, @PathVariable String number, @PathVariable String appealId, Model page) {
    page.addAttribute("account", gate.open(me, number));
    var appeal =
        appeals
            .find(appealId)
            .filter(found -> found.accountNumber().equals(number))
            .orElseThrow(() -> new NotFound("appeal " + appealId));
    page.addAttribute("appeal", appeal);
    page.addAttribute("open", inbox.openOfCase(appealId, me.person()));
    page.addAttribute(
        "files",
        Stream.concat(
                appeal.documentIds().stream(),
                appeal.questions().stream().flatMap(question -> question.documentIds().stream()))
            .distinct()
            .flatMap(id -> documents.find(number, id).stream())
            .collect(Collectors.toMap(Document::id, Function.identity())));
    var contested = appeal.decision();
    page.addAttribute(
        "dates",
        deadlines.of(number).stream()
            .filter(
                date ->
                    date.caseId().equals(appealId)
                        || date.caseId().equals(contested.caseId())
                            && date.ruleId().equals(contested.ruleId())
                            && date.dueOn().equals(contested.appealUntilOn()))
            .toList());
    return "portal/appeal";
  }

  @GetMapping("/accounts/{number}/appeals/of/{decisionId}")
  String write(
      PortalUser me, @PathVariable String number, @PathVariable String decisionId, Model page) {
    page.addAttribute("account", gate.openForCompany(me, number));
    var decision = decision(number, decisionId);
    if (decision.appealId() != null) {
      return "redirect:/accounts/" + number + "/appeals/" + decision.appealId();
    }
    var draft = appeals.draft(decisionId).orElse(null);
    page.addAttribute("decision", decision);
    page.addAttribute("objection", appeals.objection(number, decisionId).orElse(null));
    page.addAttribute("draft", draft);
    page.addAttribute(
        "files",
        draft == null
            ? List.of()
            : draft.documentIds().stream()
                .flatMap(id -> documents.find(number, id).stream())
                .toList());
    return "portal/appeal-filing";
  }

  /** Keeps what was written, and files it when asked to; what cannot be filed stays a draft. */
  @PostMapping("/accounts/{number}/appeals/of/{decisionId}")
  String file(
      PortalUser me,
      @PathVariable String number,
      @PathVariable String decisionId,
      @RequestParam(defaultValue = "") String facts,
      @RequestParam(defaultValue = "") String plan,
      @RequestParam(required = false) @Nullable List<String> kept,
      @RequestParam(defaultValue = "") String removal,
      @RequestParam(defaultValue = "draft") String step,
      @RequestParam(defaultValue = "false") boolean confirmed,
      @RequestParam(required = false) @Nullable List<MultipartFile> files,
      RedirectAttributes say)
      throws IOException {
    gate.openForCompany(me, number);
    decision(number, decisionId);
    // Browsers send two characters for a line break and count one.
    facts = facts.replace("\r\n", "\n");
    plan = plan.replace("\r\n", "\n");
    var back = "redirect:/accounts/" + number + "/appeals/of/" + decisionId;
    var ids = new ArrayList<>(kept == null ? List.<String>of() : kept);
    ids.remove(removal);
    try {
      appeals.saveDraft(number, decisionId, facts, plan, ids, me.actor());
      if (keep(me, number, decisionId, files, ids)) {
        appeals.saveDraft(number, decisionId, facts, plan, ids, me.actor());
      }
      if (!removal.isEmpty() || !step.equals("file")) {
        say.addFlashAttribute("notice", "The draft is kept. It is not filed yet.");
        return back;
      }
      if (!me.officer()) {
        throw new AppealRefused(
            "The company officer signs and files the appeal; what you wrote is kept as a draft.");
      }
      if (!confirmed) {
        throw new AppealRefused("Tick the confirmation to sign the appeal.");
      }
      var appeal = appeals.file(number, decisionId, facts, plan, ids, me.actor());
      say.addFlashAttribute("notice", "The appeal is filed. You will get a letter of receipt.");
      return "redirect:/accounts/" + number + "/appeals/" + appeal.appealId();
    } catch (AppealRefused | UploadRefused e) {
      say.addFlashAttribute("problem", e.getMessage());
      return back;
    }
  }

  private boolean keep(
      PortalUser me,
      String number,
      String decisionId,
      @Nullable List<MultipartFile> files,
      List<String> ids)
      throws IOException {
    int before = ids.size();
    for (var file : files == null ? List.<MultipartFile>of() : files) {
      if (file.isEmpty()) {
        continue;
      }
      var name = Objects.requireNonNullElse(file.getOriginalFilename(), "file");
      try (var content = file.getInputStream()) {
        ids.add(
            documents
                .store(number, name, content, "appeal of " + decisionId, null, me.actor())
                .id());
      }
    }
    return ids.size() > before;
  }

  private ContestedDecision decision(String number, String decisionId) {
    return appeals
        .decision(number, decisionId)
        .orElseThrow(() -> new NotFound("decision " + decisionId));
  }
}
