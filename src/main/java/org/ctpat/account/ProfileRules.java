package org.ctpat.account;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a company profile must hold, by entity type (fact sheet sections 3 to 5). */
final class ProfileRules {

  static final int LONGEST_HISTORY = 300;

  private static final String BOND_IN_FORCE = "continuousBond";
  private static final String BOND = "BOND";

  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
  private static final Set<String> US_STATES =
      Set.of(
          ("AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH"
                  + " NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC PR VI GU"
                  + " AS MP")
              .split(" "));
  private static final Pattern SOCIAL_SECURITY = Pattern.compile("[0-9]{3}-[0-9]{2}-[0-9]{4}");
  private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");

  private final EntityTypes types;
  private final EntityType type;
  private final CompanyProfile profile;
  private final Set<String> sealed;
  private final LocalDate today;
  private final List<ProfileProblem> problems = new ArrayList<>();

  /**
   * The rules for one profile.
   *
   * @param sealed kinds of numbers that the account has given on their own page
   */
  ProfileRules(
      EntityTypes types,
      EntityType type,
      CompanyProfile profile,
      Set<String> sealed,
      LocalDate today) {
    this.types = types;
    this.type = type;
    this.profile = profile;
    this.sealed = sealed;
    this.today = today;
  }

  List<ProfileProblem> problems() {
    company();
    address();
    people();
    identifiers();
    sites();
    eligibility();
    return problems;
  }

  /**
   * What is unusual about numbers that can be stored: they are taken, and the company and CBP look
   * at them again.
   */
  List<ProfileProblem> doubts() {
    for (var identifier : profile.identifiers()) {
      types.format(identifier.type()).ifPresent(format -> doubt("identifiers", format, identifier));
    }
    var bond = profile.bondNumber();
    if (bond != null) {
      types.format(BOND).ifPresent(f -> doubt("bondNumber", f, new Identifier(BOND, bond)));
    }
    return problems;
  }

  private void doubt(String field, IdentifierFormat format, Identifier identifier) {
    var value = identifier.value();
    if (value.isBlank() || !format.accepts(value)) {
      return;
    }
    format
        .doubt(value)
        .ifPresent(doubt -> add(field, "%s %s: %s".formatted(format.label(), value, doubt)));
    if (format.beginsWithCountry() && !knownPlace(value.substring(0, 2))) {
      add(
          field,
          "%s %s: it begins with %s, which is no country of the company or its sites (or a Canadian"
                  .formatted(format.label(), value, value.substring(0, 2))
              + " province): check that it is built from the place where the cargo originates.");
    }
  }

  /** A country of the company or a site; provinces of Canada have codes with X. */
  private boolean knownPlace(String code) {
    var places = new HashSet<String>();
    places.add(profile.country() == null ? "" : profile.country());
    profile.sites().forEach(site -> places.add(site.country()));
    return places.contains(code) || code.startsWith("X") && places.contains("CA");
  }

  private void company() {
    required("companyName", profile.companyName(), "Give the legal name of the company.");
    required("ownershipType", profile.ownershipType(), "Choose how the company is owned.");
    required("phone", profile.phone(), "Give a phone number with the country code.");
    if (profile.businessStartOn() == null) {
      add("businessStartOn", "Give the date on which the company began its business.");
    } else if (profile.businessStartOn().isAfter(today)) {
      add(
          "businessStartOn",
          "The business must have begun already: give a date that is not in the future.");
    }
    if (profile.employees() == null || profile.employees() < 1) {
      add("employees", "Give the number of employees, at least 1.");
    }
    if (profile.history() != null && profile.history().length() > LONGEST_HISTORY) {
      add(
          "history",
          "Shorten the company history to 300 characters; it has "
              + profile.history().length()
              + ".");
    }
    if (type.countriesOfOrigin()) {
      required(
          "countriesOfOrigin",
          profile.countriesOfOrigin(),
          "Name the countries from which the company imports.");
    }
  }

  private void address() {
    required("line1", profile.line1(), "Give street and number of the primary address.");
    required("city", profile.city(), "Give the city of the primary address.");
    required("postalCode", profile.postalCode(), "Give the postal code of the primary address.");
    country("country", profile.country());
    if ("US".equals(profile.country())) {
      if (profile.state() == null || !US_STATES.contains(profile.state())) {
        add("state", "Give the state of the primary address in two letters, such as NY.");
      }
    }
  }

  private void people() {
    required(
        "officerName",
        profile.officerName(),
        "Name the company officer who is responsible for CTPAT (rule C2).");
    email("officerEmail", profile.officerEmail(), true);
    required("contactName", profile.contactName(), "Name the point of contact for CBP.");
    email("contactEmail", profile.contactEmail(), true);
    if (type.alternateContact() && profile.alternates().isEmpty()) {
      add("alternates", "Name at least one alternate contact: a %s needs it.".formatted(name()));
    }
    for (var alternate : profile.alternates()) {
      if (alternate.name().isBlank()) {
        add("alternates", "Name each alternate contact, or remove the row.");
      }
      email("alternates", alternate.email(), false);
    }
  }

  /** Whether a number is written as a social security number, whatever it is said to be. */
  static boolean looksPersonal(String value) {
    return SOCIAL_SECURITY.matcher(value.strip()).matches();
  }

  private void identifiers() {
    var given = new HashSet<Identifier>();
    for (var identifier : profile.identifiers()) {
      if (!given.add(identifier) && !looksPersonal(identifier.value())) {
        add(
            "identifiers",
            identifier.type() + " " + identifier.value() + " is listed twice: remove one of them.");
      }
      var format = types.format(identifier.type());
      if (format.isEmpty() || identifier.value().isBlank()) {
        add("identifiers", "Choose the kind of each number, and give the number.");
      } else if (format.get().personal() || looksPersonal(identifier.value())) {
        add(
            "identifiers",
            "A social security number is personal data and is not taken in this form: a sole proprietor enters it on its own page, which the form names. Write other numbers without these hyphens.");
      } else if (!format.get().accepts(identifier.value())) {
        add(
            "identifiers",
            "“%s” is not a valid %s: the form is %s."
                .formatted(identifier.value(), format.get().label(), format.get().described()));
      }
    }
    for (var rule : type.identifiers()) {
      if (needed(rule)) {
        missing(rule);
      }
    }
  }

  private void missing(EntityType.IdentifierRule rule) {
    var given = new HashSet<>(sealed);
    profile.identifiers().forEach(identifier -> given.add(identifier.type()));
    if (rule.all()) {
      for (var wanted : rule.types()) {
        if (!given.contains(wanted)) {
          add("identifiers", "Add the %s: a %s needs it.".formatted(label(wanted), name()));
        }
      }
    } else if (rule.types().stream().noneMatch(given::contains)) {
      var labels = rule.types().stream().map(this::label).toList();
      add(
          "identifiers",
          "Add one of these: %s. A %s needs it.".formatted(String.join("; ", labels), name()));
    }
  }

  private boolean needed(EntityType.IdentifierRule rule) {
    return rule.required() || !rule.requiredWhen().isEmpty() && profile.says(rule.requiredWhen());
  }

  private String name() {
    return type.name();
  }

  private void sites() {
    if (profile.sites().isEmpty()) {
      add("sites", "List at least one site: the place where the cargo is handled.");
    }
    var names = new HashSet<String>();
    for (var site : profile.sites()) {
      if (site.name().isBlank() || site.kind().isBlank() || site.city().isBlank()) {
        add("sites", "Give name, kind and city of each site, or remove the row.");
      } else if (!names.add(site.name())) {
        add("sites", "There are two sites named “" + site.name() + "”: give each its own name.");
      }
      if (!COUNTRIES.contains(site.country())) {
        add("sites", "Choose the country of each site.");
      }
    }
  }

  private void eligibility() {
    for (var asked : type.questions()) {
      if (profile.says(asked.onlyIf())) {
        answered(asked.question());
      }
    }
    if (type.bondRequired()
        && "true".equals(profile.answers().get(BOND_IN_FORCE))
        && profile.bondNumber() == null) {
      add("bondNumber", "Give the number of the bond or licence: " + type.bondKind() + ".");
    }
  }

  private void answered(EntityType.Question question) {
    var answer = profile.answers().get(question.id());
    var possible = question.answers().isEmpty() ? List.of("true", "false") : question.answers();
    if (answer == null || !possible.contains(answer)) {
      add(
          question.id(),
          question.answers().isEmpty() ? "Answer yes or no." : "Choose one of the answers.");
    }
  }

  private String label(String identifierType) {
    return types
        .format(identifierType)
        .map(
            format ->
                format.personal()
                    ? format.label() + " (on its own page, never in the form)"
                    : format.label())
        .orElse(identifierType);
  }

  private void required(String field, @Nullable String value, String message) {
    if (value == null || value.isBlank()) {
      add(field, message);
    }
  }

  private void country(String field, @Nullable String code) {
    if (code == null || !COUNTRIES.contains(code)) {
      add(field, "Choose the country of the primary address.");
    }
  }

  private void email(String field, @Nullable String address, boolean required) {
    if (address == null ? required : !EMAIL.matcher(address).matches()) {
      add(field, "Give an e-mail address, such as name@company.example.");
    }
  }

  private void add(String field, String message) {
    var problem = new ProfileProblem(field, message);
    if (!problems.contains(problem)) {
      problems.add(problem);
    }
  }
}
