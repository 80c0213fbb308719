package org.ctpat.partner;

import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.AccountProfiles;
import org.ctpat.account.Accounts;
import org.ctpat.account.EntityTypes;
import org.ctpat.audit.Actor;
import org.ctpat.audit.AuditEvent;
import org.ctpat.audit.AuditTrail;
import org.ctpat.criteria.PartnerProgramme;
import org.ctpat.deadline.Deadlines;
import org.ctpat.risk.Party;
import org.ctpat.risk.PartyRole;
import org.ctpat.risk.RiskAssessmentView.PartyView;
import org.ctpat.risk.RiskAssessments;
import org.ctpat.status.StatusConsentChanged;
import org.ctpat.task.FieldError;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.event.EventListener;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Each company's register of its business partners with the proof of their security (criteria 3.1
 * to 3.9; fact sheet section 15). Two members that see each other's status are in each other's
 * register by themselves.
 */
@Service
@Transactional
@EnableConfigurationProperties(PartnerSettings.class)
public class Partners {

  private static final int PAGE = 50;

  private final PartnerRows partners;
  private final ProofRows proofs;
  private final PartnerRules rules;
  private final PartnerSettings settings;
  private final Accounts accounts;
  private final AccountProfiles profiles;
  private final EntityTypes types;
  private final RiskAssessments risks;
  private final Deadlines deadlines;
  private final AuditTrail trail;
  private final Clock clock;

  Partners(
      PartnerRows partners,
      ProofRows proofs,
      PartnerRules rules,
      PartnerSettings settings,
      Accounts accounts,
      AccountProfiles profiles,
      EntityTypes types,
      RiskAssessments risks,
      Deadlines deadlines,
      AuditTrail trail,
      Clock clock) {
    this.partners = partners;
    this.proofs = proofs;
    this.rules = rules;
    this.settings = settings;
    this.accounts = accounts;
    this.profiles = profiles;
    this.types = types;
    this.risks = risks;
    this.deadlines = deadlines;
    this.trail = trail;
    this.clock = clock;
  }

  /** Partners of a company, a page of fifty at a time. */
  @Transactional(readOnly = true)
  public PartnerPage page(String owner, PartnerSearch search) {
    var text =
        search.text().isBlank() ? null : "%" + search.text().strip().toLowerCase(Locale.ROOT) + "%";
    var order =
        Sort.by(
            Sort.Order.asc(search.sort().property()).nullsLast(),
            Sort.Order.asc("name"),
            Sort.Order.asc("id"));
    var found =
        partners.page(
            owner,
            search.ended(),
            search.standing(),
            text,
            PageRequest.of(Math.max(0, search.number() - 1), PAGE, order));
    return new PartnerPage(
        found.map(partner -> partner.view(List.of())).toList(),
        found.getTotalElements(),
        found.getTotalPages());
  }

  /** How many partners a company has of each standing. */
  @Transactional(readOnly = true)
  public Map<PartnerStanding, Long> counts(String owner) {
    var counts = new EnumMap<PartnerStanding, Long>(PartnerStanding.class);
    partners.counts(owner).forEach(row -> counts.put(row.getStanding(), row.getPartners()));
    return counts;
  }

  /** The partner, if it is in this company's register. */
  @Transactional(readOnly = true)
  public Optional<PartnerView> find(String owner, long id) {
    return partners.findByIdAndOwnerAccount(id, owner).map(this::view);
  }

  /** The programmes whose certificates count as AEO certificates. */
  public List<PartnerProgramme> programmes() {
    return rules.programmes();
  }

  /**
   * Enters a partner.
   *
   * @return its id
   * @throws PartnerRefused when a field is wrong or the partner is in the register already
   */
  public long add(String owner, PartnerEntry entry, Actor by) {
    var normal = planned(PartnerRules.normal(entry));
    require(rules.problems(owner, normal, null, today()));
    var partner =
        partners.saveAndFlush(
            new BusinessPartner(
                owner, normal, by.name(), clock.instant().truncatedTo(ChronoUnit.MICROS)));
    record(partner, "Business partner entered", by, facts(normal));
    return partner.id();
  }

  /**
   * Changes a partner; the same again changes nothing.
   *
   * @throws PartnerRefused when a field is wrong or there is no such running record
   */
  public void change(String owner, long id, PartnerEntry entry, Actor by) {
    var partner = running(owner, id);
    var normal = planned(PartnerRules.normal(entry));
    require(rules.problems(owner, normal, id, today()));
    if (normal.equals(partner.entry())) {
      return;
    }
    partner.describe(normal);
    partners.flush();
    record(partner, "Business partner changed", by, facts(normal));
  }

  /** The company does not use the partner any more; the record stays to be read. */
  public void end(String owner, long id, String why, Actor by) {
    if (why.isBlank() || why.length() > 1_000) {
      throw new PartnerRefused(
          "Say why you do not use the partner any more, in at most 1,000 characters.");
    }
    var partner = running(owner, id);
    partner.end(today(), why.strip());
    record(partner, "Business partner not used any more", by, Map.of("reason", why.strip()));
  }

  /**
   * Records a proof; the same again changes nothing. A partner whose status was lost is proven by
   * it again.
   *
   * @throws PartnerRefused when a field is wrong or there is no such running record
   */
  public void prove(String owner, long id, ProofEntry proof, Actor by) {
    var partner = running(owner, id);
    require(rules.problems(owner, proof, today()));
    keep(partner, proof, by);
  }

  /** What is wrong with a proof of a company's partner; empty when it can be recorded. */
  List<FieldError> problems(String owner, ProofEntry proof) {
    return rules.problems(owner, proof, today());
  }

  /** Enters a partner unless it is in the register already. */
  void enterUnlessKnown(String owner, PartnerEntry entry, Actor by) {
    if (rules.problems(owner, PartnerRules.normal(entry), null, today()).isEmpty()) {
      add(owner, entry, by);
    }
  }

  /** Keeps a proof unless there is one like it. */
  void keep(BusinessPartner partner, ProofEntry proof, Actor by) {
    var present = proofs.findByPartnerIdOrderByIdDesc(partner.id());
    var known =
        present.stream()
            .filter(one -> !one.ended())
            .map(one -> one.view(today()))
            .anyMatch(
                one ->
                    one.kind() == proof.kind()
                        && one.reference().equals(proof.reference())
                        && Objects.equals(one.validUntil(), proof.validUntil()));
    if (known) {
      return;
    }
    var kept =
        proofs.save(
            new PartnerProof(
                partner.id(), proof, by.name(), clock.instant().truncatedTo(ChronoUnit.MICROS)));
    var all = new ArrayList<>(present);
    all.add(kept);
    if (kept.good(today())) {
      partner.found();
    }
    judge(partner, all);
    record(
        partner,
        "Proof of a business partner recorded",
        by,
        Map.of(
            "kind",
            proof.kind().label(),
            "reference",
            proof.reference(),
            "validUntil",
            proof.validUntil() == null ? "" : proof.validUntil()));
  }

  /** A proof counts no more, for the reason given. */
  public void endProof(String owner, long id, long proofId, String why, Actor by) {
    var partner = running(owner, id);
    var proof =
        proofs
            .findByIdAndPartnerId(proofId, id)
            .orElseThrow(() -> new PartnerRefused("There is no such proof: reload the page."));
    if (proof.kind() == ProofKind.SVI) {
      throw new PartnerRefused(
          "End the consent on the page Status verification: the proof ends with it.");
    }
    if (why.isBlank() || why.length() > 500) {
      throw new PartnerRefused("Say why the proof counts no more, in at most 500 characters.");
    }
    if (proof.ended()) {
      return;
    }
    proof.end(today(), why.strip());
    judge(partner, proofs.findByPartnerIdOrderByIdDesc(id));
    record(
        partner,
        "Proof of a business partner ended",
        by,
        Map.of("kind", proof.kind().label(), "reason", why.strip()));
  }

  /** What a CSV file would bring, or what is wrong with it; changes nothing. */
  @Transactional(readOnly = true)
  public PartnerImport checkCsv(String owner, InputStream csv) {
    return PartnersCsv.read(owner, csv, rules, running(owner), today()).result();
  }

  /** Takes a CSV file over when nothing is wrong with it; else nothing. */
  public PartnerImport importCsv(String owner, InputStream csv, Actor by) {
    var known = running(owner);
    var read = PartnersCsv.read(owner, csv, rules, known, today());
    if (!read.result().accepted()) {
      return read.result();
    }
    for (var row : read.rows()) {
      var entry = planned(row.entry());
      var partner = row.known();
      if (partner == null) {
        partner =
            partners.save(
                new BusinessPartner(
                    owner, entry, by.name(), clock.instant().truncatedTo(ChronoUnit.MICROS)));
      } else {
        partner.describe(entry);
      }
      if (row.proof() != null) {
        keep(partner, row.proof(), by);
      }
    }
    partners.flush();
    trail.record(
        new AuditEvent(
            owner,
            null,
            "Business partners imported",
            "Partner register",
            by,
            Map.of(),
            Map.of("added", read.result().added(), "changed", read.result().changed())));
    return read.result();
  }

  /** The running records as a file that can be changed and imported again. */
  @Transactional(readOnly = true)
  public String exportCsv(String owner) {
    var known = running(owner);
    var byPartner = new LinkedHashMap<Long, List<PartnerProof>>();
    proofs
        .findByPartnerIdIn(known.stream().map(BusinessPartner::id).toList())
        .forEach(
            proof ->
                byPartner.computeIfAbsent(proof.partnerId(), any -> new ArrayList<>()).add(proof));
    return PartnersCsv.write(known, byPartner, today());
  }

  /** Parties of the newest risk assessment that are not in the register yet. */
  @Transactional(readOnly = true)
  public List<Party> offered(String owner) {
    var names = running(owner).stream().map(p -> p.name().toLowerCase(Locale.ROOT)).toList();
    return risks.latest(owner).stream()
        .flatMap(assessment -> assessment.parties().stream())
        .map(PartyView::party)
        .filter(party -> !party.own())
        .filter(party -> !names.contains(party.name().strip().toLowerCase(Locale.ROOT)))
        .toList();
  }

  /**
   * Takes over all parties that {@link #offered} names.
   *
   * @return how many
   */
  public int takeOver(String owner, Actor by) {
    var offered = offered(owner);
    for (var party : offered) {
      add(
          owner,
          new PartnerEntry(
              party.name(),
              party.country(),
              party.role(),
              party.direct(),
              null,
              null,
              "",
              "",
              null,
              null),
          by);
    }
    return offered.size();
  }

  /** Who sees whose status decides about the proof of it. */
  @EventListener
  void on(StatusConsentChanged changed) {
    if (changed.agreed()) {
      verified(changed.accountNumber(), changed.partnerAccount(), changed.by());
      verified(changed.partnerAccount(), changed.accountNumber(), changed.by());
    } else {
      verifiedNoMore(changed.accountNumber(), changed.partnerAccount(), changed.by());
      verifiedNoMore(changed.partnerAccount(), changed.accountNumber(), changed.by());
    }
  }

  private void verified(String owner, String account, Actor by) {
    var partner =
        partners
            .findByOpenAccount(owner + " " + account)
            .orElseGet(() -> enter(owner, account, by));
    keep(partner, new ProofEntry(ProofKind.SVI, null, account, today(), null, "", List.of()), by);
  }

  private BusinessPartner enter(String owner, String account, Actor by) {
    var number = AccountNumber.of(account);
    var view = accounts.get(number);
    var country = profiles.view(number).country();
    var known =
        partners.findByOpenName(
            BusinessPartner.nameKey(
                owner, view.companyName(), country == null ? "US" : country, null));
    if (known.isPresent()) {
      known.get().linkTo(account);
      return known.get();
    }
    var entry =
        new PartnerEntry(
            view.companyName(),
            country == null ? "US" : country,
            role(types.get(view.entityType()).supplyChainRole()),
            true,
            account,
            null,
            "",
            "",
            null,
            null);
    var entered =
        partners.saveAndFlush(
            new BusinessPartner(
                owner, entry, by.name(), clock.instant().truncatedTo(ChronoUnit.MICROS)));
    record(entered, "Business partner entered", by, facts(entry));
    return entered;
  }

  private static PartyRole role(String name) {
    try {
      return PartyRole.valueOf(name);
    } catch (IllegalArgumentException e) {
      return PartyRole.OTHER;
    }
  }

  private void verifiedNoMore(String owner, String account, Actor by) {
    partners
        .findByOpenAccount(owner + " " + account)
        .ifPresent(
            partner -> {
              var all = proofs.findByPartnerIdOrderByIdDesc(partner.id());
              all.stream()
                  .filter(proof -> proof.kind() == ProofKind.SVI)
                  .forEach(proof -> proof.end(today(), "The consent has ended"));
              judge(partner, all);
              record(
                  partner,
                  "Proof of a business partner ended",
                  by,
                  Map.of("kind", ProofKind.SVI.label(), "reason", "The consent has ended"));
            });
  }

  void judge(BusinessPartner partner, List<PartnerProof> all) {
    partner.judge(all, today(), today().plus(settings.remindBefore()));
  }

  private PartnerEntry planned(PartnerEntry entry) {
    var checked = entry.checkedOn();
    return entry.nextCheckOn() != null || checked == null
        ? entry
        : new PartnerEntry(
            entry.name(),
            entry.country(),
            entry.role(),
            entry.direct(),
            entry.partnerAccount(),
            entry.risk(),
            entry.contractClauses(),
            entry.openActions(),
            checked,
            checked.plus(settings.checkAgain()));
  }

  private List<BusinessPartner> running(String owner) {
    return partners.findByOwnerAccountAndEndedOnIsNullOrderByName(owner);
  }

  BusinessPartner running(String owner, long id) {
    return partners
        .findByIdAndOwnerAccount(id, owner)
        .filter(partner -> !partner.ended())
        .orElseThrow(
            () ->
                new PartnerRefused(
                    "This partner is not in your register any more: reload the page."));
  }

  private PartnerView view(BusinessPartner partner) {
    return partner.view(
        proofs.findByPartnerIdOrderByIdDesc(partner.id()).stream()
            .map(proof -> proof.view(today()))
            .toList());
  }

  private static void require(List<FieldError> problems) {
    if (!problems.isEmpty()) {
      throw new PartnerRefused(problems);
    }
  }

  private static Map<String, Object> facts(PartnerEntry entry) {
    var facts = new LinkedHashMap<String, Object>();
    facts.put("country", entry.country());
    facts.put("role", entry.role().label());
    facts.put("direct", entry.direct());
    facts.put("account", entry.partnerAccount() == null ? "" : entry.partnerAccount());
    facts.put("risk", entry.risk() == null ? "" : entry.risk().text());
    return facts;
  }

  void record(BusinessPartner partner, String action, Actor by, Map<String, ?> after) {
    trail.record(
        new AuditEvent(partner.ownerAccount(), null, action, partner.name(), by, Map.of(), after));
  }

  private LocalDate today() {
    return deadlines.today();
  }
}
