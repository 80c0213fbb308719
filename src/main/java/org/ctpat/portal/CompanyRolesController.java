package org.ctpat.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.AccountView;
import org.ctpat.account.Accounts;
import org.ctpat.account.EntityTypes;
import org.ctpat.application.Applications;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The roles of a company, each an account of its own: which one a person acts for, and applying in
 * a further one.
 */
@Controller
@RequestMapping("/roles")
class CompanyRolesController {

  private final Accounts accounts;
  private final EntityTypes types;
  private final Applications applications;
  private final CompanySignIns signIns;
  private final SignedIn signedIn;

  CompanyRolesController(
      Accounts accounts,
      EntityTypes types,
      Applications applications,
      CompanySignIns signIns,
      SignedIn signedIn) {
    this.accounts = accounts;
    this.types = types;
    this.applications = applications;
    this.signIns = signIns;
    this.signedIn = signedIn;
  }

  @GetMapping
  String roles(PortalUser me, Model page) {
    var number = ownNumber(me);
    var mine = signedIn.roles(me).stream().map(PortalUser::accountNumber).toList();
    List<AccountView> all = accounts.ofSameCompany(number);
    page.addAttribute("current", accounts.get(number));
    page.addAttribute(
        "accounts", all.stream().filter(a -> mine.contains(a.number().value())).toList());
    page.addAttribute(
        "others", all.stream().filter(a -> !mine.contains(a.number().value())).toList());
    page.addAttribute("types", types.all());
    return "portal/roles";
  }

  @PostMapping("/choice")
  String choose(PortalUser me, @RequestParam String number, HttpServletRequest request) {
    ownNumber(me);
    if (!signedIn.choose(request, number)) {
      throw new NotFound("account " + number);
    }
    return "redirect:/";
  }

  @PostMapping
  String apply(
      PortalUser me,
      @RequestParam(defaultValue = "") String entityType,
      HttpServletRequest request,
      RedirectAttributes after) {
    var existing = ownNumber(me);
    try {
      var application = applications.startFurther(existing.value(), entityType, me.actor());
      var account = application.accountNumber();
      for (var contact : accounts.contacts(AccountNumber.of(account))) {
        var signIn = contact.signIn();
        if (signIn != null) {
          signIns.grant(signIn, contact.name(), account, contact.isOfficer());
        }
      }
      signIns.grant(me.id(), me.name(), account, me.officer());
      signedIn.choose(request, account);
      after.addFlashAttribute("notice", "The application is open: account " + account + ".");
      return "redirect:/";
    } catch (IllegalArgumentException e) {
      after.addFlashAttribute("problem", e.getMessage());
      return "redirect:/roles";
    }
  }

  private static AccountNumber ownNumber(PortalUser me) {
    if (me.accountNumber() == null) {
      throw new NotFound("roles of a company");
    }
    return AccountNumber.of(me.accountNumber());
  }
}
