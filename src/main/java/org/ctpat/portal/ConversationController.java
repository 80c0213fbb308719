package org.ctpat.portal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.ctpat.account.Staff;
import org.ctpat.account.StaffPerson;
import org.ctpat.conversation.Conversations;
import org.ctpat.conversation.MessageRefused;
import org.ctpat.conversation.NewMessage;
import org.ctpat.conversation.Upload;
import org.ctpat.document.UploadRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The conversation between a company and CBP. */
@Controller
class ConversationController {

  private static final int PAGE = 30;
  private static final int LISTED = 200;

  private final AccountGate gate;
  private final Conversations conversations;
  private final Staff staff;

  ConversationController(AccountGate gate, Conversations conversations, Staff staff) {
    this.gate = gate;
    this.conversations = conversations;
    this.staff = staff;
  }

  /** Companies that wait for an answer. */
  @GetMapping("/conversations")
  String waiting(
      PortalUser me, @RequestParam(required = false) @Nullable String office, Model page) {
    if (!me.ofCbp()) {
      throw new NotFound("conversations");
    }
    var mine = office == null ? office(me) : office;
    page.addAttribute("office", mine);
    page.addAttribute("waiting", conversations.waiting(mine, LISTED));
    return "portal/conversations";
  }

  private String office(PortalUser me) {
    return me.specialist() || me.supervisor()
        ? staff.find(me.id()).map(StaffPerson::office).orElse("")
        : "";
  }

  @GetMapping("/accounts/{number}/conversation")
  String conversation(
      PortalUser me,
      @PathVariable String number,
      @RequestParam(required = false) @Nullable Long before,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String about,
      @RequestParam(defaultValue = "") String caseId,
      Model page) {
    page.addAttribute("account", gate.open(me, number));
    var found =
        conversations.page(
            number, me.actor(), before == null ? Long.MAX_VALUE : before, q, PAGE + 1);
    var shown = found.stream().limit(PAGE).toList();
    conversations.read(shown, me.actor());
    page.addAttribute("messages", shown);
    page.addAttribute("older", found.size() > PAGE ? shown.getLast().id() : null);
    page.addAttribute("newest", before == null);
    page.addAttribute("q", q);
    var draft = conversations.draft(number, me.actor()).orElse(null);
    page.addAttribute("draft", draft);
    page.addAttribute("about", !about.isEmpty() || draft == null ? about : draft.about());
    page.addAttribute("caseId", caseId.startsWith(number) ? caseId : "");
    page.addAttribute("sendKey", UUID.randomUUID().toString());
    page.addAttribute("longest", Conversations.LONGEST);
    return "portal/conversation";
  }

  @PostMapping("/accounts/{number}/conversation")
  String send(
      PortalUser me,
      @PathVariable String number,
      @RequestParam(defaultValue = "") String text,
      @RequestParam(defaultValue = "") String about,
      @RequestParam(defaultValue = "") String caseId,
      @RequestParam(defaultValue = "false") boolean internal,
      @RequestParam(defaultValue = "") String sendKey,
      @RequestParam(required = false) @Nullable List<MultipartFile> files,
      RedirectAttributes say)
      throws IOException {
    gate.open(me, number);
    // Browsers send two characters for a line break and count one.
    var typed = text.replace("\r\n", "\n");
    try {
      conversations.send(
          number,
          new NewMessage(
              caseId.startsWith(number) ? caseId : "",
              about,
              typed,
              internal,
              sendKey.isEmpty() || sendKey.length() > 64 ? UUID.randomUUID().toString() : sendKey),
          uploads(files),
          me.actor());
      say.addFlashAttribute(
          "notice", internal ? "The note is kept within CBP." : "The message is sent.");
    } catch (MessageRefused | UploadRefused e) {
      conversations.saveDraft(number, about, typed, internal, me.actor());
      say.addFlashAttribute("problem", e.getMessage() + " What you wrote is kept as a draft.");
    }
    return "redirect:/accounts/" + number + "/conversation";
  }

  /** What is typed is kept while typing. */
  @PostMapping("/accounts/{number}/conversation/draft")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void draft(
      PortalUser me,
      @PathVariable String number,
      @RequestParam(defaultValue = "") String text,
      @RequestParam(defaultValue = "") String about,
      @RequestParam(defaultValue = "false") boolean internal) {
    gate.open(me, number);
    conversations.saveDraft(number, about, text.replace("\r\n", "\n"), internal, me.actor());
  }

  private static List<Upload> uploads(@Nullable List<MultipartFile> files) throws IOException {
    var uploads = new ArrayList<Upload>();
    for (var file : files == null ? List.<MultipartFile>of() : files) {
      if (!file.isEmpty()) {
        uploads.add(
            new Upload(
                Objects.requireNonNullElse(file.getOriginalFilename(), "file"),
                file.getInputStream()));
      }
    }
    return uploads;
  }
}
