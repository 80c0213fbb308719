package org.ctpat.portal;

import jakarta.servlet.http.HttpServletResponse;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.PersonalNumberRefused;
import org.ctpat.account.PersonalNumbers;
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
 * The social security number that a sole proprietor has as importer number: the company enters it
 * here and nowhere else, the vetting unit opens it with a reason.
 */
@Controller
@RequestMapping("/accounts/{number}/importer-number")
class ImporterNumberController {

  private static final String UNIT = "ctpat-vetting";

  private final AccountGate gate;
  private final PersonalNumbers numbers;

  ImporterNumberController(AccountGate gate, PersonalNumbers numbers) {
    this.gate = gate;
    this.numbers = numbers;
  }

  @GetMapping
  String page(PortalUser me, @PathVariable String number, Model page) {
    var account = gate.open(me, number);
    if (me.ofCbp() && !me.groups().contains(UNIT)) {
      throw new NotAllowed("Only the vetting unit sees the importer number of a person.");
    }
    page.addAttribute("account", account);
    page.addAttribute("format", numbers.asked(account.number()).orElse(null));
    page.addAttribute("given", numbers.masked(account.number()).orElse(null));
    page.addAttribute("unit", me.ofCbp());
    return "portal/importer-number";
  }

  /** What was typed is not shown again. */
  @PostMapping
  String give(
      PortalUser me,
      @PathVariable String number,
      @RequestParam(defaultValue = "") String value,
      Model page,
      RedirectAttributes say) {
    gate.openForCompany(me, number);
    try {
      numbers.give(AccountNumber.of(number), value, me.actor());
      say.addFlashAttribute("notice", "The number is kept, encrypted.");
      return "redirect:/accounts/" + number + "/importer-number";
    } catch (PersonalNumberRefused e) {
      page.addAttribute("wrong", e.getMessage());
      return page(me, number, page);
    }
  }

  @PostMapping("/removal")
  String remove(PortalUser me, @PathVariable String number, RedirectAttributes say) {
    gate.openForCompany(me, number);
    try {
      numbers.remove(AccountNumber.of(number), me.actor());
      say.addFlashAttribute("notice", "The number is removed.");
    } catch (PersonalNumberRefused e) {
      say.addFlashAttribute("problem", e.getMessage());
    }
    return "redirect:/accounts/" + number + "/importer-number";
  }

  /** Shows the number once, on this page alone; a reload asks for the reason again. */
  @PostMapping("/reading")
  String read(
      PortalUser me,
      @PathVariable String number,
      @RequestParam(defaultValue = "") String reason,
      Model page,
      HttpServletResponse response) {
    gate.openForCbp(me, number);
    if (!me.groups().contains(UNIT)) {
      throw new NotAllowed("Only the vetting unit reads this number.");
    }
    try {
      page.addAttribute("opened", numbers.read(AccountNumber.of(number), reason, me.actor()));
    } catch (PersonalNumberRefused e) {
      page.addAttribute("problem", e.getMessage());
    }
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    return page(me, number, page);
  }
}
