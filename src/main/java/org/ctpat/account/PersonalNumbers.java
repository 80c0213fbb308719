package org.ctpat.account;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ctpat.audit.Actor;
import org.ctpat.audit.AuditEvent;
import org.ctpat.audit.AuditTrail;
import org.ctpat.sealing.Sealer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Identifiers that are personal data: the social security number that a sole proprietor has as
 * importer number (fact sheet section 5). It is stored encrypted alone and shown masked; it is no
 * part of the company profile, so that it goes into no form, process variable, letter or export.
 */
@Service
@Transactional
public class PersonalNumbers {

  /** The action under which a reading is kept in the trail; companies are not shown it. */
  public static final String READ = "Personal importer number read";

  private static final Logger LOG = LoggerFactory.getLogger(PersonalNumbers.class);
  private static final String UNIT = "ctpat-vetting";
  private static final int LONGEST_REASON = 500;
  private static final int CHUNK = 100;

  private final PersonalNumberRows rows;
  private final AccountRepository accounts;
  private final EntityTypes types;
  private final Sealer sealer;
  private final Staff staff;
  private final AuditTrail audit;
  private final Clock clock;

  PersonalNumbers(
      PersonalNumberRows rows,
      AccountRepository accounts,
      EntityTypes types,
      Sealer sealer,
      Staff staff,
      AuditTrail audit,
      Clock clock) {
    this.rows = rows;
    this.accounts = accounts;
    this.types = types;
    this.sealer = sealer;
    this.staff = staff;
    this.audit = audit;
    this.clock = clock;
  }

  /** The kind of personal number that the entity type of the account may give, if any. */
  @Transactional(readOnly = true)
  public Optional<IdentifierFormat> asked(AccountNumber number) {
    return asked(type(number));
  }

  private Optional<IdentifierFormat> asked(EntityType type) {
    return type.identifiers().stream()
        .flatMap(rule -> rule.types().stream())
        .flatMap(kind -> types.format(kind).stream())
        .filter(IdentifierFormat::personal)
        .findFirst();
  }

  /** The number of an account as it may be shown: the last four digits. */
  @Transactional(readOnly = true)
  public Optional<Identifier> masked(AccountNumber number) {
    return rows.findById(number.value()).map(row -> new Identifier(row.kind(), row.masked()));
  }

  /**
   * Takes the number from the company, in place of one given before.
   *
   * @param typed with its hyphens or without any; with others it is a number of another kind
   * @throws PersonalNumberRefused when the entity type has none, the form is wrong, or another
   *     active account of the role has the number
   */
  public void give(AccountNumber number, String typed, Actor by) {
    ofCompany(by);
    var type = type(number);
    var format =
        asked(type)
            .orElseThrow(
                () ->
                    new PersonalNumberRefused(
                        "A %s gives no number of a person.".formatted(type.name())));
    var value = format.normal(typed);
    var hyphensElsewhere = typed.contains("-") && !format.accepts(typed.strip());
    if (hyphensElsewhere || !format.accepts(value)) {
      throw new PersonalNumberRefused("Give the number as %s.".formatted(format.format()));
    }
    var row =
        rows.findById(number.value()).orElseGet(() -> new PersonalNumber(number, format.type()));
    row.give(value, by.name(), clock.instant().truncatedTo(ChronoUnit.MICROS), sealer);
    if (!account(number).standing().ended()) {
      claim(row, type);
    }
    rows.saveAndFlush(row);
    record(number, "Personal importer number given", by, Map.of("number", row.masked()));
  }

  private void claim(PersonalNumber row, EntityType type) {
    var claim = row.claimOf(type.role());
    if (rows.existsByClaimAndAccountNumberNot(claim, row.accountNumber())) {
      throw new PersonalNumberRefused(
          "This number belongs to another active account of a %s: this would be a second application of the same company. Use that account, or correct the number."
              .formatted(type.name()));
    }
    row.claim(claim);
  }

  /** Removes the number; the trail keeps that. */
  public void remove(AccountNumber number, Actor by) {
    ofCompany(by);
    var account = account(number);
    var type = types.get(account.entityType());
    rows.findById(number.value())
        .ifPresent(
            row -> {
              if (account.standing().caseState() != CaseState.DRAFT
                  && type.identifiers().stream()
                      .filter(rule -> rule.required() && rule.types().contains(row.kind()))
                      .anyMatch(
                          rule ->
                              account.identifiers().stream()
                                  .noneMatch(other -> rule.types().contains(other.type())))) {
                throw new PersonalNumberRefused(
                    "It is the only importer number of the account: list another one in the company profile first.");
              }
              rows.delete(row);
              record(number, "Personal importer number removed", by, Map.of());
            });
  }

  /**
   * Opens the number to the vetting unit; the reading is kept in the trail.
   *
   * @throws PersonalNumberRefused when the reader is not of the unit, gives no reason, or there is
   *     no number
   */
  public String read(AccountNumber number, String reason, Actor reader) {
    if (staff.inGroup(UNIT).stream().noneMatch(member -> member.id().equals(reader.id()))) {
      throw new PersonalNumberRefused("Only the vetting unit reads this number.");
    }
    if (reason.isBlank() || reason.length() > LONGEST_REASON) {
      throw new PersonalNumberRefused(
          "Say in up to 500 characters why you need to read the number.");
    }
    var row =
        rows.findById(number.value())
            .orElseThrow(() -> new PersonalNumberRefused("The company has given no such number."));
    record(number, READ, reader, Map.of("reason", reason.strip()));
    return row.open(sealer);
  }

  /** The holders of these numbers, found by their fingerprints in one query. */
  @Transactional(readOnly = true)
  List<IdentifierHolder> holders(Collection<Identifier> wanted) {
    var asked = new HashMap<String, Identifier>();
    wanted.forEach(
        identifier ->
            asked.put(
                PersonalNumber.fingerprint(identifier.type(), identifier.value(), sealer),
                identifier));
    var found = new ArrayList<IdentifierHolder>();
    for (var holder : rows.holding(asked.keySet())) {
      var identifier = asked.get(holder.identifierValue());
      if (identifier != null) {
        found.add(holder.with(identifier));
      }
    }
    return found;
  }

  /** The membership or application has ended: others may have the number. */
  void release(AccountNumber number) {
    rows.findById(number.value()).ifPresent(PersonalNumber::release);
  }

  /**
   * The account starts anew.
   *
   * @throws PersonalNumberRefused when another active account has the number by now
   */
  void claimAnew(AccountNumber number) {
    rows.findById(number.value()).ifPresent(row -> claim(row, type(number)));
  }

  /** After a change of the key every number comes under the new one at the next start. */
  @EventListener(ApplicationReadyEvent.class)
  public void sealAnew() {
    int sealed = 0;
    for (var chunk = rows.findByKeyIdNot(sealer.currentKey(), Limit.of(CHUNK));
        !chunk.isEmpty();
        chunk = rows.findByKeyIdNot(sealer.currentKey(), Limit.of(CHUNK))) {
      chunk.forEach(
          row -> row.sealAnew(sealer, type(AccountNumber.of(row.accountNumber())).role()));
      rows.flush();
      sealed += chunk.size();
    }
    if (sealed > 0) {
      LOG.info(
          "The personal importer numbers of {} accounts are under the current key now", sealed);
    }
  }

  private static void ofCompany(Actor by) {
    if (by.kind() != Actor.Kind.MEMBER) {
      throw new PersonalNumberRefused("The company enters and removes its own number.");
    }
  }

  private Account account(AccountNumber number) {
    return accounts.findById(number.value()).orElseThrow(() -> new UnknownAccount(number));
  }

  private EntityType type(AccountNumber number) {
    return types.get(account(number).entityType());
  }

  private void record(AccountNumber number, String action, Actor by, Map<String, ?> after) {
    audit.record(
        new AuditEvent(
            number.value(), null, action, account(number).companyName(), by, Map.of(), after));
  }
}
