package org.ctpat.portal;

import java.util.Arrays;
import java.util.Locale;
import org.ctpat.task.Claims;
import org.ctpat.task.EngineUnavailable;
import org.ctpat.task.Inbox;
import org.ctpat.task.InboxFilter;
import org.ctpat.task.InboxOrder;
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
    var order = order(sort);
    var found = page(me, filter, order, after);
    page.addAttribute("tasks", found.entries());
    page.addAttribute("next", found.next());
    page.addAttribute("counts", inbox.counts(me.person()));
    page.addAttribute("q", q);
    page.addAttribute("show", show);
    page.addAttribute("sort", order.name().toLowerCase(Locale.ROOT));
    return "portal/inbox";
  }

  private InboxPage page(
      PortalUser me, InboxFilter filter, InboxOrder order, @Nullable String after) {
    try {
      return inbox.page(me.person(), filter, order, after, PAGE);
    } catch (IllegalArgumentException e) {
      throw new BadRequest(e.getMessage());
    }
  }

  private static InboxOrder order(String sort) {
    return Arrays.stream(InboxOrder.values())
        .filter(order -> order.name().equalsIgnoreCase(sort))
        .findFirst()
        .orElse(InboxOrder.URGENT);
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
