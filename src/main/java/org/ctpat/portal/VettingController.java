package org.ctpat.portal;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.ctpat.vetting.IdKind;
import org.ctpat.vetting.PersonRole;
import org.ctpat.vetting.VettingData;
import org.ctpat.vetting.VettingPeople;
import org.ctpat.vetting.VettingRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Owners and officers for the vetting: the company enters them, the vetting unit opens them one by
 * one with a reason. Others of CBP do not see the page.
 */
@Controller
@RequestMapping("/accounts/{number}/vetting")
class VettingController {

  private static final String UNIT = "ctpat-vetting";
  private static final String PAGE = "portal/vetting";

  private final AccountGate gate;
  private final VettingPeople people;

  VettingController(AccountGate gate, VettingPeople people) {
    this.gate = gate;
    this.people = people;
  }

  @GetMapping
  String people(PortalUser me, @PathVariable String number, Model page) {
    page.addAttribute("account", gate.open(me, number));
    if (me.ofCbp() && !me.groups().contains(UNIT)) {
      throw new NotAllowed("Only the vetting unit sees the owners and officers of a company.");
    }
    page.addAttribute("people", people.of(number));
    page.addAttribute("roles", PersonRole.values());
    page.addAttribute("kinds", IdKind.values());
    page.addAttribute("unit", me.ofCbp());
    return PAGE;
  }

  @PostMapping("/people")
  String enter(
      PortalUser me, @PathVariable String number, Entry entry, Model page, RedirectAttributes say) {
    gate.openForCompany(me, number);
    try {
      people.enter(number, entry.data(), me.actor());
      say.addFlashAttribute("notice", "The person is entered and encrypted.");
      return "redirect:/accounts/" + number + "/vetting";
    } catch (VettingRefused e) {
      page.addAttribute("wrong", e.problems());
      page.addAttribute("typed", entry);
      return people(me, number, page);
    }
  }

  @PostMapping("/people/{person}/removal")
  String remove(
      PortalUser me,
      @PathVariable String number,
      @PathVariable String person,
      RedirectAttributes say) {
    gate.openForCompany(me, number);
    try {
      people.remove(number, person, me.actor());
      say.addFlashAttribute("notice", "The person is removed.");
    } catch (VettingRefused e) {
      say.addFlashAttribute("problem", e.getMessage());
    }
    return "redirect:/accounts/" + number + "/vetting";
  }

  /** Shows the data once, on this page alone; a reload asks for the reason again. */
  @PostMapping("/people/{person}/reading")
  String read(
      PortalUser me,
      @PathVariable String number,
      @PathVariable String person,
      @RequestParam(defaultValue = "") String reason,
      Model page,
      HttpServletResponse response) {
    gate.openForCbp(me, number);
    if (!me.groups().contains(UNIT)) {
      throw new NotAllowed("Only the vetting unit reads these data.");
    }
    try {
      page.addAttribute("opened", people.read(number, person, reason, me.actor()));
      page.addAttribute("openedId", person);
    } catch (VettingRefused e) {
      page.addAttribute("problem", e.getMessage());
    }
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    return people(me, number, page);
  }

  /** What the company typed. */
  record Entry(
      @Nullable PersonRole role,
      @Nullable String name,
      @Nullable String bornOn,
      @Nullable String countryOfBirth,
      @Nullable String citizenship,
      @Nullable IdKind idKind,
      @Nullable String idNumber) {

    VettingData data() {
      return new VettingData(
          Objects.requireNonNullElse(role, PersonRole.OFFICER),
          text(name),
          date("bornOn", "date of birth", text(bornOn)),
          text(countryOfBirth).toUpperCase(Locale.ROOT),
          text(citizenship).toUpperCase(Locale.ROOT),
          Objects.requireNonNullElse(idKind, IdKind.PASSPORT),
          text(idNumber));
    }

    private static LocalDate date(String field, String words, String typed) {
      if (typed.isEmpty()) {
        throw new VettingRefused(
            Map.of(field, "Give the %s; it is a day in the past.".formatted(words)));
      }
      try {
        return LocalDate.parse(typed);
      } catch (DateTimeParseException e) {
        throw new VettingRefused(
            Map.of(
                field,
                "The %s is no date: write year, month and day, such as 1971-03-24."
                    .formatted(words)));
      }
    }

    private static String text(@Nullable String typed) {
      return typed == null ? "" : typed.strip();
    }

    @Override
    public String toString() {
      return "Entry[not shown]";
    }
  }
}
