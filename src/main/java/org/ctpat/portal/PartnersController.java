package org.ctpat.portal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.ctpat.account.AccountView;
import org.ctpat.document.Documents;
import org.ctpat.document.UploadRefused;
import org.ctpat.partner.FollowUps;
import org.ctpat.partner.PartnerEntry;
import org.ctpat.partner.PartnerRefused;
import org.ctpat.partner.PartnerSearch;
import org.ctpat.partner.PartnerStanding;
import org.ctpat.partner.PartnerView;
import org.ctpat.partner.Partners;
import org.ctpat.partner.ProofEntry;
import org.ctpat.partner.ProofKind;
import org.ctpat.partner.Questionnaires;
import org.ctpat.risk.Level;
import org.ctpat.risk.PartyRole;
import org.ctpat.status.StatusConsents;
import org.ctpat.task.FieldError;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The register of a company's business partners: the company changes it, CBP reads it. */
@Controller
@RequestMapping("/accounts/{number}/partners")
class PartnersController {

  private static final List<Country> COUNTRIES =
      Arrays.stream(Locale.getISOCountries())
          .map(code -> new Country(code, Locale.of("", code).getDisplayCountry(Locale.ENGLISH)))
          .sorted(Comparator.comparing(Country::name))
          .toList();

  private final AccountGate gate;
  private final Partners partners;
  private final FollowUps followUps;
  private final Questionnaires questionnaires;
  private final LinkMails linkMails;
  private final StatusConsents consents;
  private final Documents documents;
  private final MessageSourceAccessor messages;
  private final String publicAddress;

  PartnersController(
      AccountGate gate,
      Partners partners,
      FollowUps followUps,
      Questionnaires questionnaires,
      LinkMails linkMails,
      StatusConsents consents,
      Documents documents,
      MessageSource messages,
      @Value("${ctpat.public-address:}") String publicAddress) {
    this.gate = gate;
    this.partners = partners;
    this.followUps = followUps;
    this.questionnaires = questionnaires;
    this.linkMails = linkMails;
    this.consents = consents;
    this.documents = documents;
    this.messages = new MessageSourceAccessor(messages);
    this.publicAddress = publicAddress;
  }

  /** A country with its name in English. */
  record Country(String code, String name) {}

  @GetMapping
  String list(PortalUser me, @PathVariable String number, PartnerFilter filter, Model page) {
    page.addAttribute("account", gate.open(me, number));
    page.addAttribute("page", partners.page(number, filter.search()));
    page.addAttribute("filter", filter);
    page.addAttribute("counts", partners.counts(number));
    page.addAttribute("standings", PartnerStanding.values());
    page.addAttribute("sorts", PartnerSearch.Sort.values());
    page.addAttribute("offered", me.ofCompany() ? partners.offered(number) : List.of());
    page.addAttribute("followUps", followUps.of(number).stream().limit(20).toList());
    return "portal/partners";
  }

  @GetMapping("/new")
  String enter(PortalUser me, @PathVariable String number, Model page) {
    var account = gate.openForCompany(me, number);
    form(page, account, PartnerInput.empty());
    return "portal/partner-new";
  }

  @PostMapping
  String add(
      PortalUser me, @PathVariable String number, PartnerInput input, RedirectAttributes say) {
    gate.openForCompany(me, number);
    try {
      var id = partners.add(number, input.entry(), me.actor());
      say.addFlashAttribute("notice", messages.getMessage("partner.added"));
      return one(number, id);
    } catch (PartnerRefused e) {
      refused(say, e, input);
      return "redirect:/accounts/" + number + "/partners/new";
    } catch (DataIntegrityViolationException e) {
      say.addFlashAttribute("problem", messages.getMessage("partner.enteredMeanwhile"));
      return "redirect:/accounts/" + number + "/partners";
    }
  }

  @GetMapping("/{id}")
  String show(PortalUser me, @PathVariable String number, @PathVariable long id, Model page) {
    var account = gate.open(me, number);
    var partner = find(number, id);
    form(page, account, PartnerInput.of(partner.entry()));
    page.addAttribute("partner", partner);
    var partnerAccount = partner.entry().partnerAccount();
    page.addAttribute(
        "verified",
        partnerAccount == null || !me.ofCompany()
            ? null
            : consents.partner(account.number(), partnerAccount).orElse(null));
    page.addAttribute(
        "kinds", Arrays.stream(ProofKind.values()).filter(kind -> kind != ProofKind.SVI).toList());
    page.addAttribute("programmes", partners.programmes());
    page.addAttribute("questionnaires", questionnaires.of(id));
    page.addAttribute("followUps", followUps.ofPartner(id));
    page.addAttribute(
        "files",
        partner.proofs().stream()
            .flatMap(proof -> proof.files().stream())
            .distinct()
            .collect(
                Collectors.toMap(
                    file -> file,
                    file ->
                        documents.find(number, file).map(kept -> kept.fileName()).orElse("file"))));
    return "portal/partner";
  }

  @PostMapping("/{id}")
  String change(
      PortalUser me,
      @PathVariable String number,
      @PathVariable long id,
      PartnerInput input,
      RedirectAttributes say) {
    gate.openForCompany(me, number);
    find(number, id);
    try {
      partners.change(number, id, input.entry(), me.actor());
      say.addFlashAttribute("notice", messages.getMessage("partner.changed"));
    } catch (PartnerRefused e) {
      refused(say, e, input);
    }
    return one(number, id);
  }

  @PostMapping("/{id}/end")
  String end(
      PortalUser me,
      @PathVariable String number,
      @PathVariable long id,
      @RequestParam(defaultValue = "") String why,
      RedirectAttributes say) {
    gate.openForCompany(me, number);
    find(number, id);
    return done(
        say, number, id, "partner.endedNow", () -> partners.end(number, id, why, me.actor()));
  }

  @PostMapping("/{id}/proofs")
  String prove(
      PortalUser me,
      @PathVariable String number,
      @PathVariable long id,
      ProofInput input,
      @RequestParam(required = false) @Nullable List<MultipartFile> files,
      RedirectAttributes say)
      throws IOException {
    gate.openForCompany(me, number);
    var partner = find(number, id);
    try {
      var kept = new ArrayList<String>();
      var proof = input.proof(List.of());
      for (var file : files == null ? List.<MultipartFile>of() : files) {
        if (!file.isEmpty()) {
          kept.add(
              TrainingController.keep(
                  documents, me, number, "business partner " + partner.entry().name(), file));
        }
      }
      partners.prove(
          number,
          id,
          new ProofEntry(
              proof.kind(),
              proof.programme(),
              proof.reference(),
              proof.obtainedOn(),
              proof.validUntil(),
              proof.note(),
              kept),
          me.actor());
      say.addFlashAttribute("notice", messages.getMessage("partner.proven"));
    } catch (PartnerRefused e) {
      say.addFlashAttribute("problem", e.getMessage());
      say.addFlashAttribute("proofErrors", byField(e));
      say.addFlashAttribute("proofInput", input);
    } catch (UploadRefused e) {
      say.addFlashAttribute("problem", e.getMessage());
      say.addFlashAttribute("proofInput", input);
    }
    return one(number, id) + "#proofs";
  }

  @PostMapping("/{id}/proofs/{proof}/end")
  String endProof(
      PortalUser me,
      @PathVariable String number,
      @PathVariable long id,
      @PathVariable long proof,
      @RequestParam(defaultValue = "") String why,
      RedirectAttributes say) {
    gate.openForCompany(me, number);
    find(number, id);
    return done(
        say,
        number,
        id,
        "partner.proofEnded",
        () -> partners.endProof(number, id, proof, why, me.actor()));
  }

  @PostMapping("/{id}/questionnaires")
  String send(
      PortalUser me,
      @PathVariable String number,
      @PathVariable long id,
      @RequestParam(defaultValue = "") String recipient,
      RedirectAttributes say) {
    gate.openForCompany(me, number);
    find(number, id);
    try {
      var address = address();
      var issued =
          linkMails.questionnaire(me, number, id, recipient, token -> address + "/q/" + token);
      say.addFlashAttribute("link", address + "/q/" + issued.token());
      say.addFlashAttribute("linkExpiresAt", issued.expiresAt());
    } catch (PartnerRefused e) {
      say.addFlashAttribute("problem", e.getMessage());
    }
    return one(number, id) + "#questionnaires";
  }

  private String address() {
    return publicAddress.isBlank()
        ? ServletUriComponentsBuilder.fromCurrentContextPath().toUriString()
        : publicAddress;
  }

  @PostMapping("/{id}/questionnaires/{questionnaire}/revoke")
  String revoke(
      PortalUser me,
      @PathVariable String number,
      @PathVariable long id,
      @PathVariable long questionnaire,
      RedirectAttributes say) {
    gate.openForCompany(me, number);
    find(number, id);
    return done(
        say,
        number,
        id,
        "partner.linkRevoked",
        () -> questionnaires.revoke(number, id, questionnaire, me.actor()));
  }

  /** The answers of a partner, with the rating below. */
  @GetMapping("/{id}/questionnaires/{questionnaire}")
  String answers(
      PortalUser me,
      @PathVariable String number,
      @PathVariable long id,
      @PathVariable long questionnaire,
      Model page) {
    page.addAttribute("account", gate.open(me, number));
    page.addAttribute("partner", find(number, id));
    page.addAttribute(
        "sheet",
        questionnaires
            .answers(number, id, questionnaire)
            .orElseThrow(() -> new NotFound("questionnaire " + questionnaire)));
    page.addAttribute(
        "sent",
        questionnaires.of(id).stream()
            .filter(one -> one.id() == questionnaire)
            .findFirst()
            .orElseThrow());
    return "portal/partner-answers";
  }

  @PostMapping("/{id}/questionnaires/{questionnaire}/rating")
  String rate(
      PortalUser me,
      @PathVariable String number,
      @PathVariable long id,
      @PathVariable long questionnaire,
      @RequestParam(defaultValue = "") String verdict,
      @RequestParam(defaultValue = "") String validUntil,
      @RequestParam(defaultValue = "") String remarks,
      RedirectAttributes say) {
    gate.openForCompany(me, number);
    find(number, id);
    try {
      if (verdict.equals("accept")) {
        var until = date("validUntil", validUntil);
        if (until == null) {
          throw new PartnerRefused(
              List.of(new FieldError("validUntil", messages.getMessage("partner.untilWanted"))));
        }
        questionnaires.accept(number, id, questionnaire, until, remarks, me.actor());
        say.addFlashAttribute("notice", messages.getMessage("partner.accepted"));
      } else {
        questionnaires.refuse(number, id, questionnaire, remarks, me.actor());
        say.addFlashAttribute("notice", messages.getMessage("partner.notAccepted"));
      }
      return one(number, id) + "#questionnaires";
    } catch (PartnerRefused e) {
      say.addFlashAttribute("problem", e.getMessage());
      say.addFlashAttribute("remarks", remarks);
      return one(number, id) + "/questionnaires/" + questionnaire;
    }
  }

  /** Takes a CSV file over, all of it or nothing. */
  @PostMapping("/import")
  String importCsv(
      PortalUser me,
      @PathVariable String number,
      @RequestParam MultipartFile file,
      RedirectAttributes say)
      throws IOException {
    gate.openForCompany(me, number);
    var result = partners.importCsv(number, new ByteArrayInputStream(file.getBytes()), me.actor());
    if (result.accepted()) {
      say.addFlashAttribute(
          "notice",
          messages.getMessage("partner.imported", new Object[] {result.added(), result.changed()}));
    } else {
      say.addFlashAttribute("importErrors", result.errors());
    }
    return "redirect:/accounts/" + number + "/partners#import";
  }

  @GetMapping("/export.csv")
  ResponseEntity<byte[]> export(PortalUser me, @PathVariable String number) {
    gate.open(me, number);
    return TrainingController.csv("partners-" + number + ".csv", partners.exportCsv(number));
  }

  @PostMapping("/take-over")
  String takeOver(PortalUser me, @PathVariable String number, RedirectAttributes say) {
    gate.openForCompany(me, number);
    var taken = partners.takeOver(number, me.actor());
    say.addFlashAttribute("notice", messages.getMessage("partner.takenOver", new Object[] {taken}));
    return "redirect:/accounts/" + number + "/partners";
  }

  private PartnerView find(String number, long id) {
    return partners.find(number, id).orElseThrow(() -> new NotFound("business partner " + id));
  }

  private static void form(Model page, AccountView account, PartnerInput input) {
    page.addAttribute("account", account);
    page.addAttribute("countries", COUNTRIES);
    page.addAttribute("roles", PartyRole.values());
    page.addAttribute("levels", Level.values());
    if (!page.containsAttribute("input")) {
      page.addAttribute("input", input);
    }
    if (!page.containsAttribute("errors")) {
      page.addAttribute("errors", Map.of());
    }
  }

  private String done(
      RedirectAttributes say, String number, long id, String notice, Runnable step) {
    try {
      step.run();
      say.addFlashAttribute("notice", messages.getMessage(notice));
    } catch (PartnerRefused e) {
      say.addFlashAttribute("problem", e.getMessage());
    }
    return one(number, id);
  }

  private static void refused(RedirectAttributes say, PartnerRefused e, PartnerInput input) {
    say.addFlashAttribute("problem", e.getMessage());
    say.addFlashAttribute("errors", byField(e));
    say.addFlashAttribute("input", input);
  }

  private static Map<String, String> byField(PartnerRefused e) {
    var errors = new LinkedHashMap<String, String>();
    for (FieldError problem : e.problems()) {
      errors.putIfAbsent(problem.key(), problem.message());
    }
    return errors;
  }

  private static String one(String number, long id) {
    return "redirect:/accounts/" + number + "/partners/" + id;
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static @Nullable LocalDate date(String field, @Nullable String text) {
    try {
      return text == null || text.isBlank() ? null : LocalDate.parse(text.strip());
    } catch (DateTimeException e) {
      throw new PartnerRefused(
          List.of(
              new FieldError(
                  field,
                  "'%s' is no date: give year, month and day, as in 2027-03-31."
                      .formatted(text.strip()))));
    }
  }

  private static <E extends Enum<E>> @Nullable E one(E[] values, @Nullable String name) {
    return Arrays.stream(values)
        .filter(value -> value.name().equals(name))
        .findFirst()
        .orElse(null);
  }

  /** What the list is narrowed down to. */
  record PartnerFilter(
      @Nullable String q,
      @Nullable String standing,
      @Nullable String sort,
      @Nullable Boolean ended,
      @Nullable Integer page) {

    PartnerSearch search() {
      var order = one(PartnerSearch.Sort.values(), sort);
      return new PartnerSearch(
          text(q),
          one(PartnerStanding.values(), standing),
          Boolean.TRUE.equals(ended),
          order == null ? PartnerSearch.Sort.NAME : order,
          number());
    }

    /** Number of the page, from 1. */
    public int number() {
      return Math.max(1, Objects.requireNonNullElse(page, 1));
    }
  }

  /** A partner as it was typed. */
  record PartnerInput(
      @Nullable String name,
      @Nullable String country,
      @Nullable String role,
      @Nullable String direct,
      @Nullable String partnerAccount,
      @Nullable String risk,
      @Nullable String contractClauses,
      @Nullable String openActions,
      @Nullable String checkedOn,
      @Nullable String nextCheckOn) {

    static PartnerInput empty() {
      return new PartnerInput("", "", "", "yes", "", "", "", "", "", "");
    }

    static PartnerInput of(PartnerEntry entry) {
      return new PartnerInput(
          entry.name(),
          entry.country(),
          entry.role().name(),
          entry.direct() ? "yes" : "no",
          entry.partnerAccount(),
          entry.risk() == null ? "" : entry.risk().name(),
          entry.contractClauses(),
          entry.openActions(),
          entry.checkedOn() == null ? "" : entry.checkedOn().toString(),
          entry.nextCheckOn() == null ? "" : entry.nextCheckOn().toString());
    }

    PartnerEntry entry() {
      var chosen = one(PartyRole.values(), role);
      if (chosen == null) {
        throw new PartnerRefused(List.of(new FieldError("role", "Choose what the partner does.")));
      }
      return new PartnerEntry(
          text(name),
          text(country),
          chosen,
          !"no".equals(direct),
          partnerAccount,
          one(Level.values(), risk),
          text(contractClauses),
          text(openActions),
          date("checkedOn", checkedOn),
          date("nextCheckOn", nextCheckOn));
    }
  }

  /** A proof as it was typed. */
  record ProofInput(
      @Nullable String kind,
      @Nullable String programme,
      @Nullable String reference,
      @Nullable String obtainedOn,
      @Nullable String validUntil,
      @Nullable String note) {

    ProofEntry proof(List<String> files) {
      var chosen = one(ProofKind.values(), kind);
      if (chosen == null) {
        throw new PartnerRefused(List.of(new FieldError("kind", "Choose the kind of proof.")));
      }
      var on = date("obtainedOn", obtainedOn);
      if (on == null) {
        throw new PartnerRefused(
            List.of(new FieldError("obtainedOn", "Give the day of the proof.")));
      }
      return new ProofEntry(
          chosen,
          chosen == ProofKind.AEO_CERTIFICATE ? programme : null,
          text(reference).strip(),
          on,
          date("validUntil", validUntil),
          text(note).strip(),
          files);
    }
  }
}
