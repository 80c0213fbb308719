package org.ctpat.status;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.AccountView;
import org.ctpat.account.Accounts;
import org.ctpat.account.MembershipStatus;
import org.ctpat.account.StatusChanged;
import org.ctpat.audit.Actor;
import org.ctpat.audit.AuditEvent;
import org.ctpat.audit.AuditTrail;
import org.ctpat.notification.Letters;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The status verification between members (SVI): both certified, both agreed, each sees the other's
 * status and nothing more (fact sheet section 15). A company is not told whether the one it asks is
 * a member before that one agrees.
 */
@Service
public class StatusConsents {

  private static final int MOST_WAITING = 50;

  private final StatusConsentRows consents;
  private final Accounts accounts;
  private final AuditTrail audit;
  private final Letters letters;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  StatusConsents(
      StatusConsentRows consents,
      Accounts accounts,
      AuditTrail audit,
      Letters letters,
      ApplicationEventPublisher events,
      Clock clock) {
    this.consents = consents;
    this.accounts = accounts;
    this.audit = audit;
    this.letters = letters;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Asks another company to see each other's status. Nothing tells whether the other is a member.
   *
   * @throws Refused when the asking company is not certified, the number is none or its own, or the
   *     two have asked or agreed already
   */
  @Transactional
  public void ask(AccountNumber account, String partner, Actor by) {
    var me = certified(account);
    var other = number(partner);
    if (other.equals(account)) {
      throw new Refused("That is your own account number: give your partner's.");
    }
    var open = consents.findByOpenPair(StatusConsent.pair(account.value(), other.value()));
    if (open.isPresent()) {
      throw new Refused(
          open.get().accepted()
              ? "You and " + other + " see each other's status already."
              : open.get().askingAccount().equals(account.value())
                  ? "You have asked " + other + " already; it has not answered yet."
                  : other + " has asked you already: accept its request.");
    }
    if (consents.countByAskingAccountAndAcceptedAtIsNullAndEndedAtIsNull(account.value())
        >= MOST_WAITING) {
      throw new Refused(
          "Fifty of your requests wait for an answer: withdraw some before you ask again.");
    }
    var consent = consents.save(new StatusConsent(account.value(), other.value(), by.id(), now()));
    note(account, "Status verification asked for", other, by);
    accounts
        .find(other)
        .filter(asked -> asked.status().member())
        .ifPresent(
            asked ->
                letters.send(
                    other.value(),
                    caseId(other),
                    "status-verification-asked",
                    String.valueOf(consent.id()),
                    Map.of("partner", me.companyName(), "partnerAccount", account.value()),
                    by));
  }

  /**
   * Agrees to a request: from now each sees the other's status.
   *
   * @throws Refused when it is not this company's to accept or the company is not certified
   */
  @Transactional
  public void accept(AccountNumber account, long id, Actor by) {
    certified(account);
    var consent = find(account, id);
    if (consent.askingAccount().equals(account.value())) {
      throw new Refused("The other company answers your request, not you.");
    }
    if (consent.accepted()) {
      return;
    }
    consent.accept(by.id(), now());
    var other = AccountNumber.of(consent.other(account.value()));
    note(account, "Status verification agreed to", other, by);
    note(other, "Status verification agreed to", account, by);
    events.publishEvent(new StatusConsentChanged(account.value(), other.value(), true, by));
  }

  /** Ends a consent, refuses a request or takes it back, by either company and at once. */
  @Transactional
  public void end(AccountNumber account, long id, Actor by) {
    var consent = find(account, id);
    var accepted = consent.accepted();
    consent.end(by.id(), now());
    var other = AccountNumber.of(consent.other(account.value()));
    note(account, "Status verification ended", other, by);
    if (accepted) {
      note(other, "Status verification ended", account, by);
      events.publishEvent(new StatusConsentChanged(account.value(), other.value(), false, by));
    }
  }

  /** The running consents and requests of a company, the newest first. */
  @Transactional(readOnly = true)
  public List<Consent> of(AccountNumber account) {
    var mayLook = accounts.get(account).status().member();
    return consents.openOf(account.value()).stream()
        .map(consent -> view(consent, account.value(), mayLook))
        .toList();
  }

  /**
   * The status of the partners that have agreed; none while the company is not certified itself.
   */
  @Transactional(readOnly = true)
  public List<Partner> partners(AccountNumber account) {
    return of(account).stream()
        .filter(consent -> consent.status() != null)
        .map(consent -> new Partner(consent.partnerAccount(), consent.partner(), consent.status()))
        .toList();
  }

  /** The status of one partner; empty without its consent, whether it exists or not. */
  @Transactional(readOnly = true)
  public Optional<Partner> partner(AccountNumber account, String partner) {
    return partners(account).stream()
        .filter(seen -> seen.accountNumber().equals(partner))
        .findFirst();
  }

  /** Writes to the partners of a company whose status has changed. */
  @ApplicationModuleListener
  void on(StatusChanged event) {
    var changed = accounts.get(AccountNumber.of(event.accountNumber()));
    for (var consent : consents.openOf(event.accountNumber())) {
      var partner = AccountNumber.of(consent.other(event.accountNumber()));
      if (consent.accepted() && accounts.get(partner).status().member()) {
        letters.send(
            partner.value(),
            caseId(partner),
            "partner-status-changed",
            consent.id() + ":" + event.at().toEpochMilli(),
            Map.of(
                "partner",
                changed.companyName(),
                "partnerAccount",
                event.accountNumber(),
                "status",
                event.to().inWords()),
            Actor.system("status-verification"));
      }
    }
  }

  /**
   * A consent or a request as one of the two companies sees it.
   *
   * @param partner name of the other company; its number while it has not agreed
   * @param asking whether this company has asked
   * @param acceptedAt null while it waits for an answer
   * @param status of the other company; null without consent
   */
  public record Consent(
      long id,
      String partnerAccount,
      String partner,
      boolean asking,
      Instant askedAt,
      @Nullable Instant acceptedAt,
      @Nullable MembershipStatus status) {}

  /** What a member sees of a partner that has agreed. */
  public record Partner(String accountNumber, String company, MembershipStatus status) {}

  private Consent view(StatusConsent consent, String account, boolean mayLook) {
    var other = consent.other(account);
    var asking = consent.askingAccount().equals(account);
    var partner = consent.accepted() || !asking ? accounts.find(AccountNumber.of(other)) : none();
    return new Consent(
        consent.id(),
        other,
        partner.map(AccountView::companyName).orElse(other),
        asking,
        consent.askedAt(),
        consent.acceptedAt(),
        consent.accepted() && mayLook ? partner.map(AccountView::status).orElse(null) : null);
  }

  private static Optional<AccountView> none() {
    return Optional.empty();
  }

  private AccountView certified(AccountNumber account) {
    var view = accounts.get(account);
    if (!view.status().member()) {
      throw new Refused("Only certified companies see each other's status.");
    }
    return view;
  }

  private StatusConsent find(AccountNumber account, long id) {
    return consents
        .findById(id)
        .filter(consent -> consent.concerns(account.value()) && !consent.ended())
        .orElseThrow(() -> new Refused("This request has ended. Reload the page."));
  }

  private void note(AccountNumber account, String action, AccountNumber other, Actor by) {
    audit.record(
        new AuditEvent(
            account.value(),
            caseId(account),
            action,
            "Account " + other,
            by,
            Map.of(),
            Map.of("partner", other.value())));
  }

  private static AccountNumber number(String text) {
    try {
      return AccountNumber.of(text.strip());
    } catch (IllegalArgumentException e) {
      throw new Refused(
          "'%s' is no account number: two digits, a hyphen, six digits, as in 10-000101."
              .formatted(text.strip()));
    }
  }

  private static String caseId(AccountNumber account) {
    return account + "-SVI";
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
