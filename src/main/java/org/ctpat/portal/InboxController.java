package org.ctpat.portal;

import java.util.Comparator;
import java.util.List;
import org.ctpat.task.Claims;
import org.ctpat.task.EngineUnavailable;
import org.ctpat.task.Inbox;
import org.ctpat.task.InboxEntry;
import org.ctpat.task.InboxFilter;
import org.ctpat.task.InboxPage;
import org.ctpat.task.TaskRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The inbox: the tasks that a person may do, and taking and giving them back. */
@Controller
class InboxController {

  private static final int PAGE = 50;

  private final Inbox inbox;
  private final Claims claims;

  InboxController(Inbox inbox, Claims claims) {
    this.inbox = inbox;
    this.claims = claims;
  }

  @GetMapping("/inbox")
  String inbox(
      PortalUser me,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "all") String show,
      @RequestParam(defaultValue = "urgent") String sort,
      @RequestParam(required = false) @Nullable String after,
      Model page) {
    var filter =
        new InboxFilter(
            null,
            null,
            "mine".equals(show),
            "overdue".equals(show),
            q.isBlank() ? null : q.strip());
    var found = page(me, filter, after);
    page.addAttribute("tasks", sorted(found.entries(), sort));
    page.addAttribute("next", found.next());
    page.addAttribute("counts", inbox.counts(me.person()));
    page.addAttribute("q", q);
    page.addAttribute("show", show);
    page.addAttribute("sort", sort);
    return "portal/inbox";
  }

  private InboxPage page(PortalUser me, InboxFilter filter, @Nullable String after) {
    try {
      return inbox.page(me.person(), filter, after, PAGE);
    } catch (IllegalArgumentException e) {
      throw new BadRequest(e.getMessage());
    }
  }

  /** The most urgent come page by page; another order is one within the page. */
  private static List<InboxEntry> sorted(List<InboxEntry> entries, String sort) {
    return switch (sort) {
      case "company" -> entries.stream().sorted(Comparator.comparing(InboxEntry::company)).toList();
      case "step" -> entries.stream().sorted(Comparator.comparing(InboxEntry::name)).toList();
      case "due" ->
          entries.stream()
              .sorted(
                  Comparator.comparing(
                      InboxEntry::dueAt, Comparator.nullsLast(Comparator.naturalOrder())))
              .toList();
      case "age" -> entries.stream().sorted(Comparator.comparing(InboxEntry::createdAt)).toList();
      default -> entries;
    };
  }

  @PostMapping("/tasks/{key}/claim")
  String claim(
      PortalUser me, @PathVariable long key, @RequestParam String back, RedirectAttributes say) {
    try {
      claims.claim(key, me.person());
      say.addFlashAttribute("notice", "The task is yours. Others see that you work on it.");
    } catch (TaskRefused | EngineUnavailable e) {
      say.addFlashAttribute("problem", e.getMessage());
    }
    return "redirect:" + SafePath.of(back);
  }

  @PostMapping("/tasks/{key}/unclaim")
  String unclaim(
      PortalUser me, @PathVariable long key, @RequestParam String back, RedirectAttributes say) {
    try {
      claims.unclaim(key, me.person());
      say.addFlashAttribute("notice", "The task is back with its group.");
    } catch (TaskRefused | EngineUnavailable e) {
      say.addFlashAttribute("problem", e.getMessage());
    }
    return "redirect:" + SafePath.of(back);
  }
}
