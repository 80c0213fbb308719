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

  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
  private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");

  private final EntityTypes types;
  private final EntityType type;
  private final CompanyProfile profile;
  private final LocalDate today;
  private final List<ProfileProblem> problems = new ArrayList<>();

  ProfileRules(EntityTypes types, EntityType type, CompanyProfile profile, LocalDate today) {
    this.types = types;
    this.type = type;
    this.profile = profile;
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
    if (type.importer()) {
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
      required("state", profile.state(), "Choose the state of the primary address.");
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
    for (var alternate : profile.alternates()) {
      if (alternate.name().isBlank()) {
        add("alternates", "Name each alternate contact, or remove the row.");
      }
      email("alternates", alternate.email(), false);
    }
  }

  private void identifiers() {
    var given = new HashSet<Identifier>();
    for (var identifier : profile.identifiers()) {
      if (!given.add(identifier)) {
        add(
            "identifiers",
            identifier.type() + " " + identifier.value() + " is listed twice: remove one of them.");
      }
      var format = types.format(identifier.type());
      if (identifier.type().equals("IOR_SSN")) {
        add(
            "identifiers",
            "A social security number is personal data and is not taken in this form: give the importer number based on"
                + " an employer number, or the one that CBP assigned.");
      } else if (format.isEmpty()) {
        add("identifiers", "Choose the kind of each number, and give the number.");
      } else if (!format.get().accepts(identifier.value())) {
        add(
            "identifiers",
            "“%s” is not a valid %s: the form is %s."
                .formatted(identifier.value(), format.get().label(), format.get().format()));
      }
    }
    for (var rule : type.identifiers()) {
      if (rule.required() || applies(rule.requiredIf())) {
        missing(rule);
      }
    }
  }

  private void missing(EntityType.IdentifierRule rule) {
    var given = profile.identifiers().stream().map(Identifier::type).toList();
    if (rule.all()) {
      for (var wanted : rule.types()) {
        if (!given.contains(wanted)) {
          add("identifiers", "Add the %s: a %s needs it.".formatted(label(wanted), type.name()));
        }
      }
    } else if (rule.types().stream().noneMatch(given::contains)) {
      var labels =
          rule.types().stream()
              .filter(wanted -> !wanted.equals("IOR_SSN"))
              .map(this::label)
              .toList();
      add(
          "identifiers",
          "Add one of these: %s. A %s needs it.".formatted(String.join("; ", labels), type.name()));
    }
  }

  private boolean applies(String condition) {
    return condition.equals("company is based in Mexico") && "MX".equals(profile.country());
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
    answered("activeInTrade", profile.activeInTrade());
    answered("staffedOffice", profile.staffedOffice());
    answered("noUnpaidDebt", profile.noUnpaidDebt());
    answered("noSecurityEvent", profile.noSecurityEvent());
    if (type.bondRequired()) {
      answered("continuousBond", profile.continuousBond());
      if (Boolean.TRUE.equals(profile.continuousBond())) {
        required(
            "bondNumber", profile.bondNumber(), "Give the number of the " + type.bondKind() + ".");
      }
    }
    if (type.code().equals("FMFR")) {
      answered("incorporatedInMexicoOrCanada", profile.incorporatedInMexicoOrCanada());
    }
    if (type.code().startsWith("HWC")) {
      answered("crossesMexicoBorder", profile.crossesMexicoBorder());
    }
    var bond = types.format("BOND").orElseThrow();
    if (profile.bondNumber() != null && !bond.accepts(profile.bondNumber())) {
      add(
          "bondNumber",
          "“%s” is no bond number: six to twelve letters and digits."
              .formatted(profile.bondNumber()));
    }
  }

  private String label(String identifierType) {
    return types.format(identifierType).map(IdentifierFormat::label).orElse(identifierType);
  }

  private void required(String field, @Nullable String value, String message) {
    if (value == null || value.isBlank()) {
      add(field, message);
    }
  }

  private void answered(String field, @Nullable Boolean answer) {
    if (answer == null) {
      add(field, "Answer yes or no.");
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
