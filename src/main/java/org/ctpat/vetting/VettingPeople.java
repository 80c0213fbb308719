package org.ctpat.vetting;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.Accounts;
import org.ctpat.account.Staff;
import org.ctpat.audit.Actor;
import org.ctpat.audit.AuditEvent;
import org.ctpat.audit.AuditTrail;
import org.ctpat.deadline.UsEastern;
import org.ctpat.sealing.Sealer;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The owners and officers of companies for the vetting (rule C5). */
@Service
@Transactional
public class VettingPeople {

  /** The action under which a reading is kept in the trail; companies are not shown it. */
  public static final String READ = "Vetting data read";

  private static final String UNIT = "ctpat-vetting";
  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
  private static final int LONGEST = 200;
  private static final int LONGEST_REASON = 500;
  private static final int MOST_PEOPLE = 200;
  private static final int OLDEST_YEARS = 120;
  private static final int CHUNK = 100;

  private final VettingPersons people;
  private final Sealer cipher;
  private final Accounts accounts;
  private final Staff staff;
  private final AuditTrail audit;
  private final JsonMapper json;
  private final Clock clock;

  VettingPeople(
      VettingPersons people,
      Sealer cipher,
      Accounts accounts,
      Staff staff,
      AuditTrail audit,
      JsonMapper json,
      Clock clock) {
    this.people = people;
    this.cipher = cipher;
    this.accounts = accounts;
    this.staff = staff;
    this.audit = audit;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Takes the data of a person from the company.
   *
   * @return id of the person
   * @throws VettingRefused naming what is wrong at which field
   */
  public String enter(String accountNumber, VettingData data, Actor by) {
    if (by.kind() != Actor.Kind.MEMBER) {
      throw new VettingRefused(Map.of("", "The company enters its own owners and officers."));
    }
    accounts.get(AccountNumber.of(accountNumber));
    var problems = problems(data);
    var known = people.findByAccountNumberOrderByEnteredAtAscIdAsc(accountNumber);
    if (problems.isEmpty() && known.stream().anyMatch(person -> data(person).equals(data))) {
      problems.put("idNumber", "This person is entered already, with the same data.");
    }
    if (known.size() >= MOST_PEOPLE) {
      problems.put("", "At most " + MOST_PEOPLE + " people are taken; remove one first.");
    }
    if (!problems.isEmpty()) {
      throw new VettingRefused(problems);
    }
    var id = UUID.randomUUID().toString();
    people.save(
        new VettingPerson(
            id,
            accountNumber,
            data.role(),
            cipher.currentKey(),
            cipher.seal(json.writeValueAsString(data), VettingPerson.place(accountNumber, id)),
            by.name(),
            clock.instant().truncatedTo(ChronoUnit.MICROS)));
    record(accountNumber, "Vetting data entered", id, data.role(), by, Map.of());
    return id;
  }

  /** The people of a company, masked. */
  @Transactional(readOnly = true)
  public List<MaskedPerson> of(String accountNumber) {
    return people.findByAccountNumberOrderByEnteredAtAscIdAsc(accountNumber).stream()
        .map(person -> person.masked(initials(data(person).name())))
        .toList();
  }

  /**
   * Opens the data of a person to the vetting unit; the reading is kept in the trail.
   *
   * @throws VettingRefused when the reader is not of the unit, gives no reason, or the person is
   *     unknown
   */
  public VettingData read(String accountNumber, String id, String reason, Actor reader) {
    if (staff.inGroup(UNIT).stream().noneMatch(member -> member.id().equals(reader.id()))) {
      throw new VettingRefused(Map.of("", "Only the vetting unit reads these data."));
    }
    if (reason.isBlank() || reason.length() > LONGEST_REASON) {
      throw new VettingRefused(
          Map.of("reason", "Say in up to 500 characters why you need to read the data."));
    }
    var person = person(accountNumber, id);
    record(accountNumber, READ, id, person.role(), reader, Map.of("reason", reason.strip()));
    return data(person);
  }

  /** Removes a person whom the company entered by mistake or who has left; the trail keeps that. */
  public void remove(String accountNumber, String id, Actor by) {
    if (by.kind() != Actor.Kind.MEMBER) {
      throw new VettingRefused(Map.of("", "The company removes its own owners and officers."));
    }
    var person = person(accountNumber, id);
    people.delete(person);
    record(accountNumber, "Vetting data removed", id, person.role(), by, Map.of());
  }

  /**
   * Puts everything that is under an older key under the current one.
   *
   * @return how many people were under an older key
   * @throws IllegalStateException when a key in use is not configured
   */
  int sealAnew() {
    people.keyIds().stream()
        .filter(key -> !cipher.knows(key))
        .findFirst()
        .ifPresent(
            key -> {
              throw new IllegalStateException(
                  "Personal data are under the key '"
                      + key
                      + "', which is not configured: keep it under ctpat.vetting.keys until the application has"
                      + " started once with the new one");
            });
    int sealed = 0;
    for (var chunk = people.findByKeyIdNot(cipher.currentKey(), Limit.of(CHUNK));
        !chunk.isEmpty();
        chunk = people.findByKeyIdNot(cipher.currentKey(), Limit.of(CHUNK))) {
      chunk.forEach(person -> person.sealAnew(cipher));
      people.flush();
      sealed += chunk.size();
    }
    return sealed;
  }

  private VettingPerson person(String accountNumber, String id) {
    return people
        .findByIdAndAccountNumber(id, accountNumber)
        .orElseThrow(
            () ->
                new VettingRefused(
                    Map.of("", "This person is not entered any more. Reload the page.")));
  }

  private VettingData data(VettingPerson person) {
    return json.readValue(person.open(cipher), VettingData.class);
  }

  private void record(
      String accountNumber,
      String action,
      String id,
      PersonRole role,
      Actor by,
      Map<String, ?> after) {
    audit.record(
        new AuditEvent(
            accountNumber,
            null,
            action,
            role.label() + " " + id.substring(0, 8),
            by,
            Map.of(),
            after));
  }

  private Map<String, String> problems(VettingData data) {
    var problems = new LinkedHashMap<String, String>();
    text("name", data.name(), "Give the full name, as in the document.", problems);
    text("idNumber", data.idNumber(), "Give the number of the document.", problems);
    var today = LocalDate.ofInstant(clock.instant(), UsEastern.ZONE);
    if (!data.bornOn().isBefore(today) || data.bornOn().isBefore(today.minusYears(OLDEST_YEARS))) {
      problems.put("bornOn", "Give the date of birth; it is a day in the past.");
    }
    country("countryOfBirth", data.countryOfBirth(), problems);
    country("citizenship", data.citizenship(), problems);
    if (data.idKind() == IdKind.SSN && !data.idNumber().matches("[0-9]{3}-[0-9]{2}-[0-9]{4}")) {
      problems.put("idNumber", "Give the social security number as NNN-NN-NNNN.");
    }
    return problems;
  }

  private static void text(String field, String value, String what, Map<String, String> problems) {
    if (value.isBlank()) {
      problems.put(field, what);
    } else if (value.length() > LONGEST) {
      problems.put(field, "Shorten it to " + LONGEST + " characters.");
    }
  }

  private static void country(String field, String code, Map<String, String> problems) {
    if (!COUNTRIES.contains(code)) {
      problems.put(field, "Give the country as its two letters, such as US or MX.");
    }
  }

  private static String initials(String name) {
    return Arrays.stream(name.strip().split("\\s+"))
        .map(part -> part.substring(0, part.offsetByCodePoints(0, 1)) + ".")
        .collect(Collectors.joining(" "));
  }
}
