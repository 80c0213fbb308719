package org.ctpat.portal;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.ctpat.task.Claims;
import org.ctpat.task.EngineUnavailable;
import org.ctpat.task.FollowUpRefused;
import org.ctpat.task.Inbox;
import org.ctpat.task.InboxTask;
import org.ctpat.task.Person;
import org.ctpat.task.TaskFollowUps;
import org.ctpat.task.TaskRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who works on tasks and when: taking, giving back, handing on, one or many, and putting off. */
@Controller
class TaskHandsController {

  private static final int MOST_AT_ONCE = 50;

  private final Inbox inbox;
  private final Claims claims;
  private final Colleagues colleagues;
  private final TaskFollowUps followUps;

  TaskHandsController(Inbox inbox, Claims claims, Colleagues colleagues, TaskFollowUps followUps) {
    this.inbox = inbox;
    this.claims = claims;
    this.colleagues = colleagues;
    this.followUps = followUps;
  }

  @PostMapping("/tasks/{key}/claim")
  String claim(
      PortalUser me, @PathVariable long key, @RequestParam String back, RedirectAttributes say) {
    say(
        say,
        "The task is yours. Others see that you work on it.",
        () -> claims.claim(key, me.person()));
    return "redirect:" + SafePath.of(back);
  }

  @PostMapping("/tasks/{key}/unclaim")
  String unclaim(
      PortalUser me, @PathVariable long key, @RequestParam String back, RedirectAttributes say) {
    say(say, "The task is back with its group.", () -> claims.unclaim(key, me.person()));
    return "redirect:" + SafePath.of(back);
  }

  @PostMapping("/tasks/{key}/assign")
  String assign(
      PortalUser me,
      @PathVariable long key,
      @RequestParam(defaultValue = "") String to,
      @RequestParam String back,
      RedirectAttributes say) {
    var assignee = colleagues.find(me, to).orElse(null);
    if (assignee == null) {
      say.addFlashAttribute("problem", "Choose to whom to hand the task.");
    } else {
      say(
          say,
          "The task is with " + assignee.name() + " now.",
          () -> claims.assign(key, assignee, me.person()));
    }
    return "redirect:" + SafePath.of(back);
  }

  private static void say(RedirectAttributes say, String done, Runnable action) {
    try {
      action.run();
      say.addFlashAttribute("notice", done);
    } catch (TaskRefused | EngineUnavailable e) {
      say.addFlashAttribute("problem", e.getMessage());
    }
  }

  /**
   * Takes, gives back or hands on the chosen tasks, each by itself: what is refused of one changes
   * nothing at the others, and each is told.
   */
  @PostMapping("/inbox/bulk")
  String bulk(
      PortalUser me,
      @RequestParam(required = false) @Nullable List<Long> task,
      @RequestParam(defaultValue = "") String act,
      @RequestParam(defaultValue = "") String to,
      @RequestParam String back,
      RedirectAttributes say) {
    var keys = task == null ? new LinkedHashSet<Long>() : new LinkedHashSet<>(task);
    var assignee = colleagues.find(me, to).orElse(null);
    if (keys.isEmpty()) {
      say.addFlashAttribute("problem", "Choose tasks first: tick the boxes before them.");
    } else if (keys.size() > MOST_AT_ONCE) {
      say.addFlashAttribute(
          "problem", "Nothing was changed: choose at most %d tasks.".formatted(MOST_AT_ONCE));
    } else if (act.equals("assign") && assignee == null) {
      say.addFlashAttribute(
          "problem", "Nothing was changed: choose to whom to hand the tasks, then hand them on.");
    } else {
      var outcomes = new ArrayList<Outcome>();
      keys.forEach(key -> outcomes.add(outcome(key, act, assignee, me.person())));
      say.addFlashAttribute("outcomes", outcomes);
    }
    return "redirect:" + SafePath.of(back);
  }

  private Outcome outcome(long key, String act, @Nullable Person assignee, Person by) {
    var task = inbox.find(key).filter(by::maySee).orElse(null);
    if (task == null) {
      return new Outcome(
          key, "Task " + key, "", "It is not one of your tasks, or no longer there.");
    }
    if (task.state() != InboxTask.State.OPEN) {
      return new Outcome(key, task.name(), task.accountNumber(), "It is no longer open.");
    }
    try {
      switch (act) {
        case "claim" -> claims.claim(key, by);
        case "unclaim" -> {
          if (task.assignee() == null) {
            return new Outcome(key, task.name(), task.accountNumber(), "Nobody has taken it.");
          }
          claims.unclaim(key, by);
        }
        case "assign" -> {
          if (assignee == null) {
            throw new BadRequest("Choose to whom to hand the tasks.");
          }
          claims.assign(key, assignee, by);
        }
        default -> throw new BadRequest("Tasks can be taken, given back or handed on.");
      }
      return new Outcome(key, task.name(), task.accountNumber(), null);
    } catch (TaskRefused | EngineUnavailable e) {
      return new Outcome(key, task.name(), task.accountNumber(), e.getMessage());
    }
  }

  /**
   * What became of one of several tasks.
   *
   * @param problem why nothing was changed; null when it was done
   */
  record Outcome(long key, String name, String accountNumber, @Nullable String problem)
      implements Serializable {}

  @PostMapping("/tasks/{key}/follow-up")
  String followUp(
      PortalUser me,
      @PathVariable long key,
      @RequestParam(defaultValue = "") String on,
      @RequestParam(defaultValue = "") String note,
      @RequestParam(defaultValue = "false") boolean beyond,
      @RequestParam(defaultValue = "set") String act,
      RedirectAttributes say) {
    try {
      if (act.equals("remove")) {
        followUps.remove(key, me.person());
        say.addFlashAttribute("notice", "The task is among your others again.");
      } else {
        followUps.set(key, day(on), note, beyond, me.person());
        say.addFlashAttribute(
            "notice", "The task is put off for you. Its due date stays as it is.");
      }
    } catch (FollowUpRefused e) {
      say.addFlashAttribute("againProblem", e.getMessage());
      say.addFlashAttribute("againBeyond", e.beyondDue());
      say.addFlashAttribute("againOn", on);
      say.addFlashAttribute("againNote", note);
      return "redirect:/tasks/" + key + "#again";
    } catch (TaskRefused e) {
      throw new NotFound("task " + key);
    }
    return "redirect:/tasks/" + key;
  }

  private static @Nullable LocalDate day(String text) {
    try {
      return text.isBlank() ? null : LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      return null;
    }
  }
}
