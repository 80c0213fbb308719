package org.ctpat.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.ctpat.account.Accounts;
import org.ctpat.account.Certificates;
import org.ctpat.account.Contact;
import org.ctpat.account.EntityTypes;
import org.ctpat.account.NewAccount;
import org.ctpat.application.ApplicationRefused;
import org.ctpat.application.Applications;
import org.ctpat.audit.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What anybody may see: the programme, how to apply, and whether a certificate is genuine. */
@Controller
class PublicController {

  private static final int LONGEST_COMPANY = 200;
  private static final int LONGEST_PERSON = 120;

  private final Accounts accounts;
  private final EntityTypes types;
  private final Applications applications;
  private final Certificates certificates;
  private final CompanySignIns signIns;
  private final ObjectProvider<SampleSignIns> samples;

  PublicController(
      Accounts accounts,
      EntityTypes types,
      Applications applications,
      Certificates certificates,
      CompanySignIns signIns,
      ObjectProvider<SampleSignIns> samples) {
    this.accounts = accounts;
    this.types = types;
    this.applications = applications;
    this.certificates = certificates;
    this.signIns = signIns;
    this.samples = samples;
  }

  @GetMapping("/programme")
  String programme(Model page) {
    page.addAttribute("types", types.all());
    return "portal/programme";
  }

  @GetMapping("/apply")
  String apply(
      @Nullable PortalUser me,
      @RequestParam(defaultValue = "") String type,
      HttpServletRequest request,
      Model page) {
    if (me != null && (me.ofCbp() || me.ofCompany())) {
      return me.ofCbp() ? "redirect:/" : "redirect:/roles";
    }
    page.addAttribute("types", types.all());
    page.addAttribute("type", type);
    page.addAttribute("mayApply", mayApply(me));
    page.addAttribute("anonymous", me == null);
    return "portal/apply";
  }

  /**
   * Visitors can apply where sign-ins are handed out by the portal itself; elsewhere a person signs
   * in first and becomes the point of contact of the company.
   */
  private boolean mayApply(@Nullable PortalUser me) {
    return me != null || samples.getIfAvailable() != null;
  }

  @PostMapping("/apply")
  String start(
      @Nullable PortalUser me,
      @RequestParam(defaultValue = "") String entityType,
      @RequestParam(defaultValue = "") String companyName,
      @RequestParam(defaultValue = "") String officerName,
      @RequestParam(defaultValue = "") String officerSignIn,
      @RequestParam(defaultValue = "") String contactName,
      HttpServletRequest request,
      Model page) {
    if (!mayApply(me) || (me != null && (me.ofCbp() || me.ofCompany()))) {
      throw new NotAllowed("Sign in first to apply.");
    }
    var contact = me == null ? contactName.strip() : me.name();
    var wrong = wrongEntries(entityType, companyName, officerName, officerSignIn, contact);
    if (!wrong.isEmpty()) {
      page.addAttribute("wrong", wrong);
      return apply(me, entityType, request, page);
    }
    var contactId = me == null ? signIns.freeSignIn(contact) : me.id();
    var samePerson = officerName.strip().equalsIgnoreCase(contact);
    var officerId =
        samePerson
            ? contactId
            : officerSignIn.isBlank()
                ? signIns.freeSignIn(officerName.strip())
                : officerSignIn.strip();
    try {
      var actor = me == null ? new Actor(contactId, contact, Actor.Kind.MEMBER) : me.actor();
      var application =
          applications.start(
              new NewAccount(
                  entityType,
                  companyName.strip(),
                  person(Contact.Kind.OFFICER, officerId, officerName.strip()),
                  samePerson ? null : person(Contact.Kind.POINT_OF_CONTACT, contactId, contact)),
              actor);
      var account = application.accountNumber();
      signIns.grant(contactId, contact, account, samePerson);
      if (!samePerson) {
        signIns.grant(officerId, officerName.strip(), account, true);
      }
      page.addAttribute("application", application.caseId());
      page.addAttribute("accountNumber", account);
      page.addAttribute("companyName", companyName.strip());
      page.addAttribute("contactId", contactId);
      page.addAttribute("contactName", contact);
      page.addAttribute("officerId", officerId);
      page.addAttribute("officerName", officerName.strip());
      page.addAttribute("samples", samples.getIfAvailable());
      return "portal/applied";
    } catch (ApplicationRefused | IllegalArgumentException e) {
      page.addAttribute("problem", e.getMessage());
      return apply(me, entityType, request, page);
    }
  }

  /** What is wrong with the entries, by the name of the field. */
  private Map<String, String> wrongEntries(
      String entityType,
      String companyName,
      String officerName,
      String officerSignIn,
      String contactName) {
    var wrong = new LinkedHashMap<String, String>();
    var type = types.all().stream().filter(each -> each.code().equals(entityType)).findFirst();
    if (type.isEmpty()) {
      wrong.put("entityType", "Choose the kind of company.");
    }
    name(companyName, LONGEST_COMPANY, "the company").ifPresent(no -> wrong.put("companyName", no));
    name(contactName, LONGEST_PERSON, "the contact").ifPresent(no -> wrong.put("contactName", no));
    name(officerName, LONGEST_PERSON, "the officer").ifPresent(no -> wrong.put("officerName", no));
    if (officerSignIn.strip().length() > LONGEST_PERSON) {
      wrong.put("officerSignIn", tooLong(officerSignIn, LONGEST_PERSON));
    }
    if (wrong.isEmpty() && accounts.hasAccount(entityType, companyName)) {
      wrong.put(
          "companyName",
          "“%s” has an account as %s already, and nothing new was opened. Its people sign in and go on there. If yours is another company of the same name, add its place to the name."
              .formatted(companyName.strip(), type.get().name()));
    }
    return wrong;
  }

  private static Optional<String> name(String given, int longest, String whose) {
    if (given.isBlank()) {
      return Optional.of("Give the name of " + whose + ".");
    }
    return given.strip().length() > longest
        ? Optional.of(tooLong(given, longest))
        : Optional.empty();
  }

  private static String tooLong(String given, int longest) {
    return String.format(
        Locale.US, "This has %,d characters; shorten it to %d.", given.strip().length(), longest);
  }

  private static Contact person(Contact.Kind kind, String signIn, String name) {
    return new Contact(kind, signIn, name, null, null, null);
  }

  @GetMapping("/certificates")
  String certificates(@RequestParam(defaultValue = "") String number) {
    return number.isBlank()
        ? "portal/certificate"
        : "redirect:/certificates/" + number.strip().replaceAll("[^A-Za-z0-9-]", "");
  }

  @GetMapping("/certificates/{number}")
  String certificate(@PathVariable String number, Model page) {
    var asked = number.strip().toUpperCase(Locale.ROOT);
    page.addAttribute("number", asked);
    page.addAttribute("standing", certificates.standing(asked).orElse(null));
    page.addAttribute("asked", true);
    return "portal/certificate";
  }
}
