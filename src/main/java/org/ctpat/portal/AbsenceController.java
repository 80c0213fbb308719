package org.ctpat.portal;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.ctpat.task.AbsenceRefused;
import org.ctpat.task.Absences;
import org.ctpat.task.People;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Absences of people of CBP and who stands in; supervisors enter those of others too. */
@Controller
@RequestMapping("/absences")
class AbsenceController {

  private final Absences absences;
  private final People people;
  private final Colleagues colleagues;

  AbsenceController(Absences absences, People people, Colleagues colleagues) {
    this.absences = absences;
    this.people = people;
    this.colleagues = colleagues;
  }

  @GetMapping
  String list(PortalUser me, Model page) {
    onlyForCbp(me);
    page.addAttribute("absences", absences.changeableBy(me.person()));
    page.addAttribute("people", people.all());
    page.addAttribute("names", colleagues.names(me));
    return "portal/absences";
  }

  @PostMapping
  String enter(PortalUser me, Entered entered, RedirectAttributes say) {
    onlyForCbp(me);
    try {
      absences.enter(
          entered.person() == null ? me.id() : entered.person(),
          text(entered.delegate()),
          day(entered.from()),
          day(entered.until()),
          text(entered.note()),
          me.person());
      say.addFlashAttribute("notice", "The absence is entered.");
    } catch (AbsenceRefused e) {
      say.addFlashAttribute("problem", e.getMessage());
      say.addFlashAttribute("entered", entered);
    }
    return "redirect:/absences";
  }

  @PostMapping("/{id}")
  String change(
      PortalUser me,
      @PathVariable long id,
      @RequestParam(defaultValue = "0") int version,
      @RequestParam(defaultValue = "change") String act,
      Entered entered,
      RedirectAttributes say) {
    onlyForCbp(me);
    try {
      if (act.equals("end")) {
        absences.end(id, me.person());
        say.addFlashAttribute("notice", "The absence has ended.");
      } else {
        absences.change(
            id,
            version,
            text(entered.delegate()),
            day(entered.from()),
            day(entered.until()),
            text(entered.note()),
            me.person());
        say.addFlashAttribute("notice", "The absence is changed.");
      }
    } catch (AbsenceRefused e) {
      say.addFlashAttribute("problem", e.getMessage());
    }
    return "redirect:/absences";
  }

  private static void onlyForCbp(PortalUser me) {
    if (!me.ofCbp()) {
      throw new NotFound("absences");
    }
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }

  private static @Nullable LocalDate day(@Nullable String text) {
    try {
      return text == null || text.isBlank() ? null : LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  /** What was typed, days as {@code 2027-03-31}. */
  record Entered(
      @Nullable String person,
      @Nullable String delegate,
      @Nullable String from,
      @Nullable String until,
      @Nullable String note)
      implements Serializable {}
}
