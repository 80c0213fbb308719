package org.ctpat.account;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a company says about itself (fact sheet section 4). The names are the keys of the forms that
 * ask for it.
 *
 * @param history short company history, at most 300 characters
 * @param country two letters, ISO 3166
 * @param officerOwn whether the officer is of this account alone, not of the company in all its
 *     roles
 * @param contactOwn the same of the point of contact
 * @param invitationNumber number of CBP's invitation, where the entity type asks for one
 * @param answers answers to the questions of the entity type by their name, yes as {@code true} and
 *     no as {@code false}
 */
public record CompanyProfile(
    @Nullable String companyName,
    @Nullable String doingBusinessAs,
    @Nullable String ownershipType,
    @Nullable LocalDate businessStartOn,
    @Nullable Integer employees,
    @Nullable String phone,
    @Nullable String website,
    @Nullable String history,
    @Nullable String line1,
    @Nullable String line2,
    @Nullable String city,
    @Nullable String state,
    @Nullable String postalCode,
    @Nullable String country,
    @Nullable String officerName,
    @Nullable String officerTitle,
    @Nullable String officerEmail,
    @Nullable String officerPhone,
    boolean officerOwn,
    @Nullable String contactName,
    @Nullable String contactTitle,
    @Nullable String contactEmail,
    @Nullable String contactPhone,
    boolean contactOwn,
    List<Alternate> alternates,
    List<Identifier> identifiers,
    @Nullable String bondNumber,
    List<Site> sites,
    @Nullable String countriesOfOrigin,
    @Nullable String programmesElsewhere,
    @Nullable String invitationNumber,
    Map<String, String> answers) {

  private static final Set<String> NOT_ANSWERS =
      Set.of(
          "companyName",
          "doingBusinessAs",
          "ownershipType",
          "businessStartOn",
          "employees",
          "phone",
          "website",
          "history",
          "line1",
          "line2",
          "city",
          "state",
          "postalCode",
          "country",
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
          "bondNumber",
          "countriesOfOrigin",
          "programmesElsewhere",
          "invitationNumber");

  public CompanyProfile {
    alternates = List.copyOf(alternates);
    identifiers = List.copyOf(identifiers);
    sites = List.copyOf(sites);
    answers = Map.copyOf(answers);
  }

  /**
   * A further person to write to when the point of contact is away.
   *
   * @param own whether of this account alone, not of the company in all its roles
   */
  public record Alternate(
      String name,
      @Nullable String title,
      @Nullable String email,
      @Nullable String phone,
      boolean own) {}

  /**
   * Reads the profile from the data of a form; what a form does not ask for stays empty. A yes, a
   * no or a word under any other name is taken as an answer; of these the account keeps the ones
   * that its entity type asks for.
   */
  public static CompanyProfile from(Map<String, ?> data) {
    return new CompanyProfile(
        text(data, "companyName"),
        text(data, "doingBusinessAs"),
        text(data, "ownershipType"),
        date(data, "businessStartOn"),
        number(data, "employees"),
        text(data, "phone"),
        text(data, "website"),
        text(data, "history"),
        text(data, "line1"),
        text(data, "line2"),
        text(data, "city"),
        text(data, "state"),
        text(data, "postalCode"),
        text(data, "country"),
        text(data, "officerName"),
        text(data, "officerTitle"),
        text(data, "officerEmail"),
        text(data, "officerPhone"),
        flag(data, "officerOwn"),
        text(data, "contactName"),
        text(data, "contactTitle"),
        text(data, "contactEmail"),
        text(data, "contactPhone"),
        flag(data, "contactOwn"),
        rows(data, "alternates").stream()
            .map(
                row ->
                    new Alternate(
                        orEmpty(row, "alternateName"),
                        text(row, "alternateTitle"),
                        text(row, "alternateEmail"),
                        text(row, "alternatePhone"),
                        flag(row, "alternateOwn")))
            .toList(),
        rows(data, "identifiers").stream()
            .map(row -> new Identifier(orEmpty(row, "type"), orEmpty(row, "value")))
            .toList(),
        text(data, "bondNumber"),
        rows(data, "sites").stream()
            .map(
                row ->
                    new Site(
                        orEmpty(row, "siteName"),
                        orEmpty(row, "siteKind"),
                        orEmpty(row, "siteCity"),
                        orEmpty(row, "siteCountry"),
                        flag(row, "siteOwn")))
            .toList(),
        text(data, "countriesOfOrigin"),
        text(data, "programmesElsewhere"),
        text(data, "invitationNumber"),
        answers(data));
  }

  /** The same with identifiers, bond number, place and answers in their normal form. */
  CompanyProfile normalized(
      List<Identifier> numbers,
      @Nullable String bond,
      @Nullable String stateCode,
      Map<String, String> kept) {
    return new CompanyProfile(
        companyName,
        doingBusinessAs,
        ownershipType,
        businessStartOn,
        employees,
        phone,
        website,
        history,
        line1,
        line2,
        city,
        stateCode,
        postalCode,
        country,
        officerName,
        officerTitle,
        officerEmail,
        officerPhone,
        officerOwn,
        contactName,
        contactTitle,
        contactEmail,
        contactPhone,
        contactOwn,
        alternates,
        numbers,
        bond,
        sites,
        countriesOfOrigin,
        programmesElsewhere,
        invitationNumber,
        kept);
  }

  /**
   * What a condition of the catalogue may ask for: {@code country}, and the answers by their name.
   */
  boolean says(Map<String, String> facts) {
    return facts.entrySet().stream()
        .allMatch(
            fact ->
                fact.getValue()
                    .equals(
                        fact.getKey().equals("country") ? country : answers.get(fact.getKey())));
  }

  /** The profile as data of a form, without what is empty. */
  public Map<String, Object> toForm() {
    var form = new LinkedHashMap<String, Object>();
    put(form, "companyName", companyName);
    put(form, "doingBusinessAs", doingBusinessAs);
    put(form, "ownershipType", ownershipType);
    put(form, "businessStartOn", businessStartOn == null ? null : businessStartOn.toString());
    put(form, "employees", employees);
    put(form, "phone", phone);
    put(form, "website", website);
    put(form, "history", history);
    put(form, "line1", line1);
    put(form, "line2", line2);
    put(form, "city", city);
    put(form, "state", state);
    put(form, "postalCode", postalCode);
    put(form, "country", country);
    put(form, "officerName", officerName);
    put(form, "officerTitle", officerTitle);
    put(form, "officerEmail", officerEmail);
    put(form, "officerPhone", officerPhone);
    putOwn(form, "officerOwn", officerOwn);
    put(form, "contactName", contactName);
    put(form, "contactTitle", contactTitle);
    put(form, "contactEmail", contactEmail);
    put(form, "contactPhone", contactPhone);
    putOwn(form, "contactOwn", contactOwn);
    form.put("alternates", alternates.stream().map(CompanyProfile::row).toList());
    form.put(
        "identifiers",
        identifiers.stream()
            .map(identifier -> row("type", identifier.type(), "value", identifier.value()))
            .toList());
    put(form, "bondNumber", bondNumber);
    form.put("sites", sites.stream().map(CompanyProfile::row).toList());
    put(form, "countriesOfOrigin", countriesOfOrigin);
    put(form, "programmesElsewhere", programmesElsewhere);
    put(form, "invitationNumber", invitationNumber);
    answers.forEach((question, answer) -> form.put(question, formValue(answer)));
    return form;
  }

  private static Map<String, Object> row(Alternate person) {
    var row = new LinkedHashMap<String, Object>();
    row.put("alternateName", person.name());
    put(row, "alternateTitle", person.title());
    put(row, "alternateEmail", person.email());
    put(row, "alternatePhone", person.phone());
    putOwn(row, "alternateOwn", person.own());
    return row;
  }

  private static Map<String, Object> row(Site site) {
    var row =
        row(
            "siteName",
            site.name(),
            "siteKind",
            site.kind(),
            "siteCity",
            site.city(),
            "siteCountry",
            site.country());
    putOwn(row, "siteOwn", site.own());
    return row;
  }

  /** What belongs to the company is not marked. */
  private static void putOwn(Map<String, Object> form, String key, boolean own) {
    if (own) {
      form.put(key, true);
    }
  }

  private static Map<String, Object> row(String... keysAndValues) {
    var row = new LinkedHashMap<String, Object>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      row.put(keysAndValues[i], keysAndValues[i + 1]);
    }
    return row;
  }

  private static void put(Map<String, Object> form, String key, @Nullable Object value) {
    if (value != null) {
      form.put(key, value);
    }
  }

  /** Text without outer blanks; a list is written in one line; null when nothing was said. */
  private static @Nullable String text(Map<String, ?> data, String key) {
    var value = data.get(key);
    var text =
        value instanceof Collection<?> list
            ? list.stream().map(String::valueOf).collect(Collectors.joining(", "))
            : value == null ? "" : value.toString().strip();
    return text.isEmpty() ? null : text;
  }

  private static String orEmpty(Map<String, ?> data, String key) {
    var text = text(data, key);
    return text == null ? "" : text;
  }

  private static boolean flag(Map<String, ?> data, String key) {
    return "true".equals(text(data, key));
  }

  private static @Nullable LocalDate date(Map<String, ?> data, String key) {
    var text = text(data, key);
    return text == null ? null : LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text);
  }

  private static @Nullable Integer number(Map<String, ?> data, String key) {
    var text = text(data, key);
    return text == null ? null : Double.valueOf(text).intValue();
  }

  /** As a form holds the answer: yes and no are true and false. */
  static Object formValue(String answer) {
    return answer.equals("true") || answer.equals("false") ? Boolean.valueOf(answer) : answer;
  }

  private static Map<String, String> answers(Map<String, ?> data) {
    var answers = new LinkedHashMap<String, String>();
    data.forEach(
        (key, value) -> {
          if ((value instanceof Boolean || value instanceof String) && !NOT_ANSWERS.contains(key)) {
            var text = value.toString().strip();
            if (!text.isEmpty()) {
              answers.put(key, text);
            }
          }
        });
    return answers;
  }

  private static List<Map<String, ?>> rows(Map<String, ?> data, String key) {
    var rows = new ArrayList<Map<String, ?>>();
    if (data.get(key) instanceof Collection<?> list) {
      for (var item : list) {
        if (item instanceof Map<?, ?> map) {
          var row = new LinkedHashMap<String, Object>();
          map.forEach((name, value) -> row.put(String.valueOf(name), value));
          if (row.values().stream()
              .anyMatch(value -> value != null && !value.toString().isBlank())) {
            rows.add(row);
          }
        }
      }
    }
    return rows;
  }
}
