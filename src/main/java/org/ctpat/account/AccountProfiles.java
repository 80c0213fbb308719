package org.ctpat.account;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.ctpat.audit.Actor;
import org.ctpat.audit.AuditEvent;
import org.ctpat.audit.AuditTrail;
import org.ctpat.deadline.UsEastern;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What companies say about themselves: read, checked by the rules of their entity type, and
 * changed.
 */
@Service
public class AccountProfiles {

  private static final Set<String> ABOUT_PEOPLE =
      Set.of(
          "officerName",
          "officerTitle",
          "officerEmail",
          "officerPhone",
          "contactName",
          "contactTitle",
          "contactEmail",
          "contactPhone",
          "alternates");

  private final AccountRepository accounts;
  private final EntityTypes types;
  private final FieldOffices offices;
  private final AuditTrail audit;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  AccountProfiles(
      AccountRepository accounts,
      EntityTypes types,
      FieldOffices offices,
      AuditTrail audit,
      ApplicationEventPublisher events,
      Clock clock) {
    this.accounts = accounts;
    this.types = types;
    this.offices = offices;
    this.audit = audit;
    this.events = events;
    this.clock = clock;
  }

  /**
   * The profile as stored.
   *
   * @throws UnknownAccount when there is no such account
   */
  @Transactional(readOnly = true)
  public CompanyProfile view(AccountNumber number) {
    return account(number).profile();
  }

  /**
   * The identifiers that a company of this type may give, as form options: label and value. Social
   * security numbers are left out: personal data has no place in this form.
   */
  @Transactional(readOnly = true)
  public List<Map<String, String>> identifierTypes(AccountNumber number) {
    var kinds = new LinkedHashSet<String>();
    types
        .get(account(number).entityType())
        .identifiers()
        .forEach(rule -> kinds.addAll(rule.types()));
    Stream.of("EIN", "DUNS").forEach(kinds::add);
    kinds.remove("IOR_SSN");
    return kinds.stream()
        .map(kind -> types.format(kind).orElseThrow())
        .map(
            format ->
                Map.of(
                    "label", format.label() + " (" + format.format() + ")", "value", format.type()))
        .toList();
  }

  /**
   * What is wrong with this profile for this account; empty when it can be stored. Changes nothing.
   */
  @Transactional(readOnly = true)
  public List<ProfileProblem> check(AccountNumber number, CompanyProfile profile) {
    return problems(account(number), normal(profile));
  }

  /**
   * Stores the profile when nothing is wrong with it, and assigns the field office by the primary
   * address. The same profile again changes nothing.
   *
   * @return what is wrong; empty when it was stored
   */
  @Transactional
  public List<ProfileProblem> update(AccountNumber number, CompanyProfile profile, Actor by) {
    var account = account(number);
    var normal = normal(profile);
    var problems = problems(account, normal);
    if (!problems.isEmpty()) {
      return problems;
    }
    var before = account.profile().toForm();
    var origins = origins(account.profile());
    account.describe(normal);
    account.belongTo(offices.of(normal.country(), normal.state()));
    accounts.flush();
    var after = account.profile().toForm();
    if (!after.equals(before)) {
      audit.record(
          new AuditEvent(
              number.value(),
              null,
              "Company profile changed",
              account.companyName(),
              by,
              changes(before, after),
              changes(after, before)));
      tellNewOrigins(number, origins, origins(normal), by);
    }
    return List.of();
  }

  private static Set<String> origins(CompanyProfile profile) {
    var names = new TreeSet<String>(String.CASE_INSENSITIVE_ORDER);
    var text = profile.countriesOfOrigin();
    if (text != null) {
      Arrays.stream(text.split("[,;\\n]"))
          .map(String::strip)
          .filter(name -> !name.isEmpty())
          .forEach(names::add);
    }
    return names;
  }

  /** The first countries are no change; later ones are. */
  private void tellNewOrigins(
      AccountNumber number, Set<String> before, Set<String> after, Actor by) {
    var added = after.stream().filter(country -> !before.contains(country)).toList();
    if (!before.isEmpty() && !added.isEmpty()) {
      events.publishEvent(new OriginsAdded(number.value(), added, by));
    }
  }

  private List<ProfileProblem> problems(Account account, CompanyProfile profile) {
    var type = types.get(account.entityType());
    var problems = new ArrayList<>(new ProfileRules(types, type, profile, today()).problems());
    for (var identifier : profile.identifiers()) {
      var claim = IdentifierEntry.claim(account.entityType(), identifier);
      if (!accounts.claiming(claim, account.number().value()).isEmpty()) {
        problems.add(
            new ProfileProblem(
                "identifiers",
                "%s %s belongs to another active account of a %s: this would be a second application of the same company."
                        .formatted(identifier.type(), identifier.value(), type.name())
                    + " Use that account, or correct the number."));
      }
    }
    return problems;
  }

  private CompanyProfile normal(CompanyProfile profile) {
    return profile.withIdentifiers(
        profile.identifiers().stream()
            .map(
                identifier ->
                    types
                        .format(identifier.type())
                        .map(
                            format ->
                                new Identifier(
                                    identifier.type(), format.normal(identifier.value())))
                        .orElse(identifier))
            .toList());
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), UsEastern.ZONE);
  }

  private Account account(AccountNumber number) {
    return accounts.findById(number.value()).orElseThrow(() -> new UnknownAccount(number));
  }

  /**
   * The values of {@code one} that differ in {@code other}; of what concerns people only that it
   * differs.
   */
  private static Map<String, Object> changes(Map<String, Object> one, Map<String, Object> other) {
    var changes = new LinkedHashMap<String, Object>();
    one.forEach(
        (key, value) -> {
          if (!Objects.equals(value, other.get(key))) {
            changes.put(key, ABOUT_PEOPLE.contains(key) ? "changed" : value);
          }
        });
    return changes;
  }
}
