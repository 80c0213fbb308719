package org.ctpat.account;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ctpat.audit.Actor;
import org.ctpat.audit.AuditEvent;
import org.ctpat.audit.AuditTrail;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The accounts of the programme and the one place where their status changes. */
@Service
public class Accounts {

  /** How the trail begins to tell of a change of status. */
  static final String STATUS_CHANGED = "Status changed by ";

  private static final Set<MembershipStatus> HELD =
      EnumSet.of(
          MembershipStatus.CERTIFIED,
          MembershipStatus.CERTIFIED_VALIDATED,
          MembershipStatus.TIER_3,
          MembershipStatus.SUSPENDED);

  private static final Set<MembershipStatus> AWAY =
      EnumSet.of(MembershipStatus.SUSPENDED, MembershipStatus.REMOVED);

  private final AccountRepository accounts;
  private final EntityTypes types;
  private final TransitionTable transitions;
  private final TransitionActors actors;
  private final TransitionGuards guards;
  private final Places places;
  private final PersonalNumbers personal;
  private final BoardColumns columns;
  private final AuditTrail audit;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Accounts(
      AccountRepository accounts,
      EntityTypes types,
      TransitionTable transitions,
      TransitionActors actors,
      TransitionGuards guards,
      Places places,
      PersonalNumbers personal,
      BoardColumns columns,
      AuditTrail audit,
      ApplicationEventPublisher events,
      Clock clock) {
    this.accounts = accounts;
    this.types = types;
    this.transitions = transitions;
    this.actors = actors;
    this.guards = guards;
    this.places = places;
    this.personal = personal;
    this.columns = columns;
    this.audit = audit;
    this.events = events;
    this.clock = clock;
  }

  /** Opens an account in state DRAFT with the next number. */
  @Transactional
  public AccountView open(NewAccount company, Actor by) {
    return open(AccountNumber.of("10-%06d".formatted(accounts.nextNumber())), company, by);
  }

  /**
   * Opens an account in state DRAFT with a given number.
   *
   * @throws IllegalArgumentException when the number is taken or the entity type unknown
   */
  @Transactional
  public AccountView open(AccountNumber number, NewAccount company, Actor by) {
    var type = types.get(company.entityType());
    if (accounts.existsById(number.value())) {
      throw new IllegalArgumentException(
          "There is an account " + number + " already: take another number");
    }
    return opened(accounts.save(new Account(number, company, now())), type, by);
  }

  /**
   * Opens an account of the same company in another role, under the next number: it refers to the
   * same company, and has the company's data, people, sites and numbers.
   *
   * @throws IllegalArgumentException when the company has an active account in that role already
   */
  @Transactional
  public AccountView openFurther(AccountNumber existing, String entityType, Actor by) {
    var first = account(existing);
    var type = types.get(entityType);
    accounts.ofSameCompany(existing.value()).stream()
        .filter(account -> !account.standing().ended())
        .filter(account -> types.get(account.entityType()).role().equals(type.role()))
        .findFirst()
        .ifPresent(
            account -> {
              throw new IllegalArgumentException(
                  "%s has account %s as %s already: a company has one account for each role. Go on with that one."
                      .formatted(
                          first.companyName(),
                          account.number(),
                          types.get(account.entityType()).name()));
            });
    var number = AccountNumber.of("10-%06d".formatted(accounts.nextNumber()));
    return opened(
        accounts.save(first.furtherRole(number, type, types.companyIdentifiers(), now())),
        type,
        by);
  }

  private AccountView opened(Account account, EntityType type, Actor by) {
    accounts.flush();
    columns.describe(account.company());
    audit.record(
        new AuditEvent(
            account.number().value(),
            null,
            "Account opened",
            account.companyName(),
            by,
            Map.of(),
            Map.of("entityType", type.code(), "companyName", account.companyName())));
    return account.view(type);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  /** The accounts of the same company, this one included, in the order of their numbers. */
  @Transactional(readOnly = true)
  public List<AccountView> ofSameCompany(AccountNumber number) {
    return accounts.ofSameCompany(number.value()).stream().map(this::view).toList();
  }

  @Transactional(readOnly = true)
  public Optional<AccountView> find(AccountNumber number) {
    return accounts.findById(number.value()).map(this::view);
  }

  /**
   * The account.
   *
   * @throws UnknownAccount when there is none with this number
   */
  @Transactional(readOnly = true)
  public AccountView get(AccountNumber number) {
    return find(number).orElseThrow(() -> new UnknownAccount(number));
  }

  /**
   * Whether a company of this very name, whatever the case of its letters, has an account in this
   * role that has not ended.
   */
  @Transactional(readOnly = true)
  public boolean hasAccount(String entityType, String companyName) {
    return accounts.countRunning(entityType, companyName.strip()) > 0;
  }

  /** A page of accounts in the order of their numbers. */
  @Transactional(readOnly = true)
  public AccountPage list(AccountFilter filter, @Nullable AccountNumber after, int size) {
    var text = filter.text() == null || filter.text().isBlank() ? null : filter.text().strip();
    var found =
        accounts.page(
            after == null ? null : after.value(),
            filter.statuses().isEmpty(),
            filter.statuses(),
            filter.caseStates().isEmpty(),
            filter.caseStates(),
            filter.entityType(),
            filter.fieldOffice(),
            text == null ? null : "%" + text.toLowerCase(Locale.ROOT) + "%",
            Limit.of(size + 1));
    var shown = found.stream().limit(size).map(this::view).toList();
    return new AccountPage(shown, found.size() > size ? shown.getLast().number() : null);
  }

  /** How many accounts belong to this part of the membership. */
  @Transactional(readOnly = true)
  public long count(Audience audience) {
    return accounts.countIn(
        audience.entityTypes().isEmpty(),
        audience.entityTypes(),
        audience.countries().isEmpty(),
        audience.countries(),
        audience.offices().isEmpty(),
        audience.offices(),
        statuses(audience));
  }

  /** The accounts of this part of the membership behind a number, in the order of their numbers. */
  @Transactional(readOnly = true)
  public List<AccountView> in(Audience audience, String after, int size) {
    return accounts
        .in(
            audience.entityTypes().isEmpty(),
            audience.entityTypes(),
            audience.countries().isEmpty(),
            audience.countries(),
            audience.offices().isEmpty(),
            audience.offices(),
            statuses(audience),
            after,
            Limit.of(size))
        .stream()
        .map(this::view)
        .toList();
  }

  private static Set<MembershipStatus> statuses(Audience audience) {
    if (!audience.statuses().isEmpty()) {
      return audience.statuses();
    }
    var running = EnumSet.allOf(MembershipStatus.class);
    running.removeIf(MembershipStatus::ended);
    return running;
  }

  /** The country of the primary address, two letters; empty before it is known. */
  @Transactional(readOnly = true)
  public Optional<String> country(AccountNumber number) {
    return Optional.ofNullable(account(number).company().share().data().country());
  }

  /** The people of a company whom CBP writes to. */
  @Transactional(readOnly = true)
  public List<Contact> contacts(AccountNumber number) {
    return account(number).contacts();
  }

  /** The sites of a company. */
  @Transactional(readOnly = true)
  public List<Site> sites(AccountNumber number) {
    return account(number).sites();
  }

  /** The membership status before a suspension or another end; empty when there was none. */
  @Transactional(readOnly = true)
  public Optional<MembershipStatus> statusBefore(AccountNumber number) {
    return account(number).standing().statusBefore();
  }

  /** Whether the event is possible in the present state. */
  @Transactional(readOnly = true)
  public boolean can(AccountNumber number, String event) {
    return account(number).standing().transition(transitions, event).isPresent();
  }

  /**
   * Applies an event of {@code account-states.json} to the account. It is looked up in the state of
   * the running case first, then in the membership status; an event of the membership status that
   * concerns neither (an annual review, an incident) is possible beside a running validation and
   * leaves it as it is.
   *
   * @param event name of the event in the table, such as {@code submit_company_profile}
   * @return the account after it
   * @throws TransitionRefused naming the event, the state met, what the guard of the transition
   *     lacks or whose it is, and the events possible in the state
   */
  @Transactional
  public AccountView apply(AccountNumber number, String event, String caseId, Actor by) {
    return apply(number, event, caseId, "", by);
  }

  /** As {@link #apply(AccountNumber, String, String, Actor)}, with the reason for the trail. */
  @Transactional
  public AccountView apply(
      AccountNumber number, String event, String caseId, String reason, Actor by) {
    var account = locked(number);
    var transition = transition(account, event);
    actors
        .objection(transition, by)
        .ifPresent(
            why -> {
              throw new TransitionRefused(
                  "Event %s is not possible for account %s in state %s: %s"
                      .formatted(event, number, state(account), why));
            });
    guards
        .objection(transition, number, caseId)
        .ifPresent(
            why -> {
              throw new TransitionRefused(
                  "Event %s is not possible for account %s in state %s: it asks for “%s”, but %s; possible in this state are %s"
                      .formatted(
                          event,
                          number,
                          state(account),
                          transition.guard(),
                          why,
                          account.standing().possible(transitions)));
            });
    return take(number, event, caseId, reason, by);
  }

  /** Puts a specialist in charge of the account, as the case board shows it. */
  @Transactional
  public void putInCharge(AccountNumber number, String specialistId) {
    locked(number);
    columns.inCharge(number, specialistId);
  }

  private Account locked(AccountNumber number) {
    return accounts.locked(number.value()).orElseThrow(() -> new UnknownAccount(number));
  }

  private Transition transition(Account account, String event) {
    var standing = account.standing();
    return standing
        .transition(transitions, event)
        .orElseThrow(
            () ->
                new TransitionRefused(
                    "Event %s is not possible for account %s in state %s; possible are %s"
                        .formatted(
                            event,
                            account.number(),
                            state(account),
                            standing.possible(transitions))));
  }

  /** Takes the transition, whatever its guard says; {@link #apply} has asked it. */
  @Transactional
  AccountView take(AccountNumber number, String event, String caseId, String reason, Actor by) {
    var account = locked(number);
    var standing = account.standing();
    var type = types.get(account.entityType());
    var transition = transition(account, event);
    if (transition.next().equals(MembershipStatus.TIER_3.name()) && !type.tier3()) {
      throw new TransitionRefused(
          "Event %s is not possible for account %s: Tier 3 is for importers (6 U.S.C. 966), not for a %s"
              .formatted(event, number, type.name()));
    }
    var statusBefore = standing.status();
    var contestable = standing.contestable();
    var before = summary(account, type);
    standing.take(transition);
    if (transition.next().equals(CaseState.DRAFT.name()) && transition.event().equals("reapply")) {
      account.startAnew(type);
      personal.claimAnew(number);
    } else if (standing.ended()) {
      account.releaseIdentifiers();
      personal.release(number);
    }
    if (standing.ended() || standing.caseState() == CaseState.DRAFT) {
      places.giveUp(number);
    }
    var after = summary(account, type);
    if (!reason.isBlank()) {
      after.put("reason", reason);
    }
    audit.record(
        new AuditEvent(
            number.value(),
            caseId,
            STATUS_CHANGED + event.replace('_', ' '),
            account.companyName(),
            by,
            before,
            after));
    if (standing.status() != statusBefore) {
      events.publishEvent(
          new StatusChanged(
              number.value(),
              account.entityType(),
              statusBefore,
              standing.status(),
              type.tier(standing.status()),
              caseId,
              clock.instant().truncatedTo(ChronoUnit.MICROS)));
    }
    if (HELD.contains(statusBefore) && standing.status() == MembershipStatus.WITHDRAWN) {
      events.publishEvent(
          new MembershipEnded(
              number.value(),
              reason.isBlank()
                  ? words(standing.status())
                  : words(standing.status()) + ": " + reason,
              now()));
    }
    if (statusBefore == MembershipStatus.REMOVED
        && contestable
        && standing.caseState() == CaseState.DRAFT) {
      events.publishEvent(
          new MembershipEnded(number.value(), "Removed: the company applies anew", now()));
    }
    if (AWAY.contains(statusBefore) && standing.member()) {
      events.publishEvent(new StandingRestored(number.value(), now()));
    }
    return account.view(type);
  }

  /**
   * Makes a removal or rejection final when the time to appeal is over: the identifiers and a
   * limited place are free again, and the end of a membership is announced. Without one to settle
   * nothing changes.
   */
  @Transactional
  void settle(AccountNumber number, String caseId, Actor by) {
    var account = locked(number);
    var status = account.standing().status();
    if (!account.standing().settle()) {
      return;
    }
    account.releaseIdentifiers();
    places.giveUp(number);
    audit.record(
        new AuditEvent(
            number.value(),
            caseId,
            "Decision final",
            account.companyName(),
            by,
            Map.of("status", status, "contestable", true),
            Map.of("status", status, "contestable", false)));
    if (status == MembershipStatus.REMOVED) {
      events.publishEvent(new MembershipEnded(number.value(), words(status), now()));
    }
  }

  /**
   * The case at a glance for forms: company, accountNumber, entityType (name), status, tier,
   * lastStep, all as text; kept as process variable {@code caseGlance}. Holds no personal data. The
   * tier begins with a comma, so that a form can put it right behind the status.
   */
  @Transactional(readOnly = true)
  public Map<String, Object> glance(AccountNumber number, String lastStep) {
    var account = account(number);
    var type = types.get(account.entityType());
    var tier = type.tier(account.standing().status());
    var glance = new LinkedHashMap<String, Object>();
    glance.put("company", account.companyName());
    glance.put("accountNumber", number.value());
    glance.put("entityType", type.name());
    glance.put("status", state(account));
    glance.put("tier", tier == null ? "" : ", Tier " + tier);
    glance.put("lastStep", lastStep);
    return glance;
  }

  private Account account(AccountNumber number) {
    return accounts.findById(number.value()).orElseThrow(() -> new UnknownAccount(number));
  }

  private AccountView view(Account account) {
    return account.view(types.get(account.entityType()));
  }

  private static String state(Account account) {
    var status = account.standing().status();
    var caseState = account.standing().caseState();
    if (status == MembershipStatus.NONE) {
      return words(caseState);
    }
    return caseState == CaseState.NONE
        ? words(status)
        : words(status) + " (" + words(caseState).toLowerCase(Locale.ROOT) + ")";
  }

  private static Map<String, Object> summary(Account account, EntityType type) {
    var summary = new LinkedHashMap<String, Object>();
    summary.put("status", account.standing().status());
    summary.put("caseState", account.standing().caseState());
    var tier = type.tier(account.standing().status());
    if (tier != null) {
      summary.put("tier", tier);
    }
    return summary;
  }

  static String words(Enum<?> constant) {
    var words = constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
