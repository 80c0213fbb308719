package org.ctpat.account;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ctpat.audit.Actor;
import org.ctpat.audit.AuditEvent;
import org.ctpat.audit.AuditTrail;
import org.ctpat.deadline.UsEastern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What companies say about themselves: read, checked by the rules of their entity type, and
 * changed.
 */
@Service
public class AccountProfiles {

  private static final List<Map<String, String>> COUNTRIES =
      Stream.of(Locale.getISOCountries())
          .map(
              code ->
                  Map.of(
                      "value",
                      code,
                      "label",
                      Locale.of("", code).getDisplayCountry(Locale.ENGLISH)))
          .sorted(Comparator.comparing(country -> country.get("label")))
          .toList();

  private static final Set<String> ABOUT_PEOPLE =
      Set.of(
          "officerName",
          "officerTitle",
          "officerEmail",
          "officerPhone",
          "officerOwn",
          "contactName",
          "contactTitle",
          "contactEmail",
          "contactPhone",
          "contactOwn",
          "alternates");

  private final AccountRepository accounts;
  private final Accounts registry;
  private final EntityTypes types;
  private final FieldOffices offices;
  private final Invitations invitations;
  private final Places places;
  private final PersonalNumbers personal;
  private final BoardColumns columns;
  private final AuditTrail audit;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  AccountProfiles(
      AccountRepository accounts,
      Accounts registry,
      EntityTypes types,
      FieldOffices offices,
      Invitations invitations,
      Places places,
      PersonalNumbers personal,
      BoardColumns columns,
      AuditTrail audit,
      ApplicationEventPublisher events,
      Clock clock) {
    this.accounts = accounts;
    this.registry = registry;
    this.types = types;
    this.offices = offices;
    this.invitations = invitations;
    this.places = places;
    this.personal = personal;
    this.columns = columns;
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
   * What the forms for the profile show of the entity type, by the names that they use: the texts
   * of its rules, the questions it is asked, the kinds of numbers it may give, and the countries.
   */
  @Transactional(readOnly = true)
  public Map<String, Object> formFacts(AccountNumber number) {
    var type = types.get(account(number).entityType());
    var facts = new LinkedHashMap<String, Object>();
    facts.put("entityType", type.code());
    facts.put("activeRule", type.activeRule());
    facts.put("officeRule", type.officeRule());
    facts.put("bondKind", type.bondKind());
    facts.put("bondAsked", type.bondRequired());
    facts.put("invitationAsked", type.invitation());
    facts.put("asked", type.questions().stream().map(asked -> asked.question().id()).toList());
    facts.put("identifierRules", identifierRules(type));
    facts.put("identifierTypes", identifierTypes(type));
    facts.put("countries", COUNTRIES);
    facts.put("personalNumberAsked", personal.asked(number).isPresent());
    facts.put("personalNumber", personal.masked(number).map(Identifier::value).orElse(""));
    facts.put("sharedWith", String.join("; ", sharedWith(number)));
    facts.put("companyNumbers", companyNumbers());
    return facts;
  }

  /**
   * The other accounts of the company that have not ended, in words: each follows when data of the
   * company change in one of them.
   */
  @Transactional(readOnly = true)
  public List<String> sharedWith(AccountNumber number) {
    return others(number).stream()
        .filter(other -> !other.standing().ended())
        .map(this::inWords)
        .toList();
  }

  private List<Account> others(AccountNumber number) {
    return accounts.ofSameCompany(number.value()).stream()
        .filter(other -> !other.number().equals(number))
        .toList();
  }

  private String inWords(Account account) {
    return account.number() + " (" + types.get(account.entityType()).name() + ")";
  }

  /** The kinds of numbers that belong to a company in all its roles, in words. */
  public String companyNumbers() {
    return types.companyIdentifiers().stream()
        .map(kind -> types.format(kind).orElseThrow().label())
        .collect(Collectors.joining(", "));
  }

  /** Numbers that are personal data are left out: they have a page of their own. */
  private List<Map<String, String>> identifierTypes(EntityType type) {
    var kinds = new LinkedHashSet<String>();
    type.identifiers().forEach(rule -> kinds.addAll(rule.types()));
    Stream.of("EIN", "DUNS").forEach(kinds::add);
    return kinds.stream()
        .map(kind -> types.format(kind).orElseThrow())
        .filter(format -> !format.personal())
        .map(
            format ->
                Map.of(
                    "label",
                    format.label() + " (" + format.described() + ")",
                    "value",
                    format.type()))
        .toList();
  }

  private String identifierRules(EntityType type) {
    var rules = types.identifiersInWords(type);
    return rules.isEmpty() ? "no number is asked for." : "\n- " + String.join("\n- ", rules);
  }

  /**
   * What is wrong with this profile for this account; empty when it can be stored. Changes nothing.
   */
  @Transactional(readOnly = true)
  public List<ProfileProblem> check(AccountNumber number, CompanyProfile profile) {
    var account = account(number);
    return problems(account, normal(types.get(account.entityType()), profile));
  }

  /**
   * What is unusual about the numbers of this profile; they are taken all the same. Changes
   * nothing.
   */
  @Transactional(readOnly = true)
  public List<ProfileProblem> doubts(AccountNumber number, CompanyProfile profile) {
    var account = account(number);
    var type = types.get(account.entityType());
    return new ProfileRules(types, type, normal(type, profile), Set.of(), today()).doubts();
  }

  /**
   * Stores the profile when nothing is wrong with it, and assigns the field office by the primary
   * address. What belongs to the company changes for its other accounts too; their trails say so.
   * The same profile again changes nothing.
   *
   * @return what is wrong; empty when it was stored
   */
  @Transactional
  public List<ProfileProblem> update(AccountNumber number, CompanyProfile profile, Actor by) {
    var account = account(number);
    var type = types.get(account.entityType());
    var normal = normal(type, profile);
    var problems = problems(account, normal);
    if (!problems.isEmpty()) {
      return problems;
    }
    var former = account.profile();
    var before = former.toForm();
    var numbersBefore = List.copyOf(account.identifiers());
    var origins = origins(former);
    var others = new LinkedHashMap<Account, Map<String, Object>>();
    others(number).forEach(other -> others.put(other, other.profile().toForm()));
    account.describe(type, normal);
    others.keySet().stream()
        .filter(other -> !other.standing().ended())
        .forEach(
            other -> {
              other.identify(types.get(other.entityType()), numbers(other, former, normal));
              other.belongTo(offices.of(normal.country(), normal.state()));
            });
    invitations.use(number, type.code(), normal.invitationNumber());
    var kind = normal.answers().get(type.placesBy());
    if (kind != null) {
      places.take(number, type, kind, today());
    }
    account.belongTo(offices.of(normal.country(), normal.state()));
    accounts.flush();
    var after = account.profile().toForm();
    if (!after.equals(before)) {
      columns.describe(account.company());
      audit.record(
          new AuditEvent(
              number.value(),
              null,
              "Company profile changed",
              account.companyName(),
              by,
              changes(before, after),
              changes(after, before)));
      if (account.standing().member() && !account.identifiers().equals(numbersBefore)) {
        registry.apply(
            number,
            "partner_or_identifier_change",
            number + "-PROFILE",
            by.kind() == Actor.Kind.MEMBER ? by : Actor.system("company-profile"));
      }
      tellNewOrigins(number, origins, origins(normal), by);
    }
    others.forEach((other, formerly) -> tellOther(other, formerly, number, by));
    return List.of();
  }

  private void tellOther(Account other, Map<String, Object> before, AccountNumber from, Actor by) {
    var after = other.profile().toForm();
    if (!after.equals(before)) {
      audit.record(
          new AuditEvent(
              other.number().value(),
              null,
              "Company data changed by account " + from,
              other.companyName(),
              by,
              changes(before, after),
              changes(after, before)));
    }
  }

  /**
   * The numbers of another account of the company after a change: numbers of the company that were
   * taken away or added here are so there, all others stay.
   */
  private List<Identifier> numbers(Account other, CompanyProfile before, CompanyProfile after) {
    var kinds = types.companyIdentifiers();
    var numbers = new LinkedHashSet<>(other.identifiers());
    before.identifiers().stream()
        .filter(number -> kinds.contains(number.type()))
        .filter(number -> !after.identifiers().contains(number))
        .forEach(numbers::remove);
    after.identifiers().stream()
        .filter(number -> kinds.contains(number.type()))
        .filter(number -> !before.identifiers().contains(number))
        .forEach(numbers::add);
    return List.copyOf(numbers);
  }

  /**
   * What would be wrong with another account of the company, and is wrong neither there now nor
   * here.
   */
  private List<ProfileProblem> problemsOf(
      Account other, Account account, CompanyProfile profile, List<ProfileProblem> here) {
    var type = types.get(other.entityType());
    var now = other.profile();
    var then = other.profile(account.share(profile), numbers(other, account.profile(), profile));
    var problems = new ArrayList<>(problems(other, type, then));
    problems.removeAll(problems(other, type, now));
    problems.removeAll(here);
    return problems.stream()
        .map(
            problem ->
                new ProfileProblem(
                    problem.field(),
                    "Account %s of the company has these data too: %s"
                        .formatted(inWords(other), problem.message())))
        .toList();
  }

  private List<ProfileProblem> problems(Account account, EntityType type, CompanyProfile profile) {
    var sealed =
        personal.masked(account.number()).map(Identifier::type).map(Set::of).orElse(Set.of());
    var problems =
        new ArrayList<>(new ProfileRules(types, type, profile, sealed, today()).problems());
    for (var identifier : profile.identifiers()) {
      var claim = IdentifierEntry.claim(type, identifier);
      if (claim != null && !accounts.claiming(claim, account.number().value()).isEmpty()) {
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
    var problems = problems(account, type, profile);
    var here = List.copyOf(problems);
    for (var other : others(account.number())) {
      if (!other.standing().ended()) {
        problems.addAll(problemsOf(other, account, profile, here));
      }
    }
    if (profile.invitationNumber() != null
        && !invitations.invites(account.number(), type.code(), profile.invitationNumber())) {
      problems.add(
          new ProfileProblem(
              "invitationNumber",
              "There is no open invitation %s for a %s: give the number as CBP's letter has it."
                  .formatted(profile.invitationNumber(), type.name())));
    }
    var kind = profile.answers().get(type.placesBy());
    if (kind != null && !places.placeFor(account.number(), type, kind)) {
      problems.add(
          new ProfileProblem(
              type.placesBy(),
              "All %d places of this kind are taken; they are given first come, first served."
                      .formatted(places.limit(type, kind))
                  + " The application can go on when a place becomes free."));
    }
    return problems;
  }

  private CompanyProfile normal(EntityType type, CompanyProfile profile) {
    var answers = new LinkedHashMap<String, String>();
    for (var asked : type.questions()) {
      var answer = profile.answers().get(asked.question().id());
      if (answer != null && profile.says(asked.onlyIf())) {
        answers.put(
            asked.question().id(), asked.question().answers().isEmpty() ? yesOrNo(answer) : answer);
      }
    }
    return profile.normalized(
        profile.identifiers().stream().map(this::normal).toList(),
        normalBond(profile.bondNumber()),
        profile.state() != null && profile.state().length() == 2
            ? profile.state().toUpperCase(Locale.ROOT)
            : profile.state(),
        answers);
  }

  /** What is not valid stays as it was typed, so that the error quotes it. */
  private Identifier normal(Identifier identifier) {
    return types
        .format(identifier.type())
        .filter(format -> !ProfileRules.looksPersonal(identifier.value()))
        .filter(format -> format.accepts(format.normal(identifier.value())))
        .map(format -> new Identifier(identifier.type(), format.normal(identifier.value())))
        .orElse(identifier);
  }

  private @Nullable String normalBond(@Nullable String number) {
    return number == null ? null : types.format("BOND").orElseThrow().normal(number);
  }

  private static String yesOrNo(String answer) {
    return switch (answer) {
      case "yes" -> "true";
      case "no" -> "false";
      default -> answer;
    };
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
