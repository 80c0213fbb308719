package org.ctpat.portal;

import java.util.EnumMap;
import java.util.Map;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.Accounts;
import org.ctpat.account.Contact;
import org.ctpat.account.Staff;
import org.ctpat.account.StaffPerson;
import org.ctpat.mail.MailChoice;
import org.ctpat.mail.MailChoices;
import org.ctpat.mail.MailKind;
import org.ctpat.mail.MailSettings;
import org.ctpat.mail.Mails;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How a person wants to be told: at once, in a daily digest, or only what is important. */
@Controller
@RequestMapping("/settings")
class NotificationController {

  private static final int SHOWN_MAILS = 20;

  private final MailChoices choices;
  private final Mails mails;
  private final MailSettings settings;
  private final Accounts accounts;
  private final Staff staff;

  NotificationController(
      MailChoices choices, Mails mails, MailSettings settings, Accounts accounts, Staff staff) {
    this.choices = choices;
    this.mails = mails;
    this.settings = settings;
    this.accounts = accounts;
    this.staff = staff;
  }

  @GetMapping
  String settings(PortalUser me, Model page) {
    known(me);
    page.addAttribute("choices", choices.of(me.id(), me.ofCbp()));
    page.addAttribute("options", MailChoice.values());
    page.addAttribute("digestAt", settings.digestAt());
    page.addAttribute("address", address(me));
    page.addAttribute("mails", mails.to(me.id(), SHOWN_MAILS));
    page.addAttribute("standing", mails.standing());
    return "portal/notifications";
  }

  @PostMapping
  String choose(PortalUser me, @RequestParam Map<String, String> fields, RedirectAttributes say) {
    known(me);
    var chosen = new EnumMap<MailKind, MailChoice>(MailKind.class);
    for (var kind : MailKind.values()) {
      var choice = fields.get(kind.name());
      if (choice != null) {
        chosen.put(kind, choice(choice));
      }
    }
    choices.choose(me.id(), chosen);
    say.addFlashAttribute("notice", "Your choice holds from now on.");
    return "redirect:/settings";
  }

  private static MailChoice choice(String word) {
    try {
      return MailChoice.valueOf(word);
    } catch (IllegalArgumentException e) {
      throw new BadRequest("“" + word + "” is none of the choices: go back and choose again.");
    }
  }

  private String address(PortalUser me) {
    var found =
        me.accountNumber() == null
            ? staff.find(me.id()).map(StaffPerson::mail)
            : accounts.contacts(AccountNumber.of(me.accountNumber())).stream()
                .filter(contact -> me.id().equals(contact.signIn()))
                .map(Contact::email)
                .filter(address -> address != null)
                .findFirst();
    return found.orElse("");
  }

  private static void known(PortalUser me) {
    if (!me.ofCbp() && !me.ofCompany()) {
      throw new NotFound("settings");
    }
  }
}
