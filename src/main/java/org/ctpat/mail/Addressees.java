package org.ctpat.mail;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.Accounts;
import org.ctpat.account.Contact;
import org.ctpat.account.Staff;
import org.ctpat.account.StaffPerson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the people behind a group of an account: contacts of the company, staff of CBP. */
@Component
class Addressees {

  private static final Pattern NUMBER = Pattern.compile("[0-9]{2}-[0-9]{6}");
  private static final Set<String> OF_AN_OFFICE = Set.of("ctpat-specialist", "ctpat-supervisor");

  private final Accounts accounts;
  private final Staff staff;

  Addressees(Accounts accounts, Staff staff) {
    this.accounts = accounts;
    this.staff = staff;
  }

  /** Whether this is the number of an account; cases of CBP alone have other names there. */
  static boolean isAccount(String accountNumber) {
    return NUMBER.matcher(accountNumber).matches();
  }

  /** The officer and the points of contact; each address once. */
  List<Addressee> ofCompany(String accountNumber) {
    return company(accountNumber, Set.of(Contact.Kind.values()));
  }

  /** Everybody in these groups, each address once. */
  List<Addressee> inGroups(Collection<String> groups, String accountNumber) {
    var found = new ArrayList<Addressee>();
    for (var group : groups) {
      if (group.equals("officer-" + accountNumber)) {
        found.addAll(company(accountNumber, Set.of(Contact.Kind.OFFICER)));
      } else if (group.equals("member-" + accountNumber)) {
        found.addAll(
            company(accountNumber, Set.of(Contact.Kind.POINT_OF_CONTACT, Contact.Kind.ALTERNATE)));
      } else if (group.startsWith("ctpat-")) {
        found.addAll(ofCbp(group, accountNumber));
      }
    }
    return once(found);
  }

  /** Falls back on whoever is known, so that a company without a point of contact is told too. */
  private List<Addressee> company(String accountNumber, Set<Contact.Kind> kinds) {
    if (!isAccount(accountNumber)) {
      return List.of();
    }
    var number = AccountNumber.of(accountNumber);
    if (accounts.find(number).isEmpty()) {
      return List.of();
    }
    var all = accounts.contacts(number);
    var wanted = all.stream().filter(contact -> kinds.contains(contact.kind())).toList();
    var people = (wanted.isEmpty() ? all : wanted).stream().map(Addressees::person).toList();
    return people.isEmpty()
        ? List.of(new Addressee("account " + accountNumber, "Nobody named yet", null, false))
        : once(people);
  }

  private static Addressee person(Contact contact) {
    var address = address(contact.email());
    var key =
        contact.signIn() != null ? contact.signIn() : address != null ? address : contact.name();
    return new Addressee(key, contact.name(), address, false);
  }

  /** Specialists and supervisors of the account's office, where there are any; others are all. */
  private List<Addressee> ofCbp(String group, String accountNumber) {
    var all = staff.inGroup(group);
    var office =
        OF_AN_OFFICE.contains(group) && isAccount(accountNumber)
            ? accounts.find(AccountNumber.of(accountNumber)).map(a -> a.fieldOffice())
            : Optional.<String>empty();
    var near =
        office
            .map(name -> all.stream().filter(person -> person.office().equals(name)).toList())
            .filter(people -> !people.isEmpty());
    return near.orElse(all).stream()
        .filter(person -> address(person.mail()) != null)
        .map(Addressees::person)
        .toList();
  }

  private static Addressee person(StaffPerson person) {
    return new Addressee(person.id(), person.name(), address(person.mail()), true);
  }

  private static @Nullable String address(@Nullable String address) {
    return address == null || address.isBlank() ? null : address.strip().toLowerCase(Locale.ROOT);
  }

  private static List<Addressee> once(Collection<Addressee> people) {
    var once = new LinkedHashMap<String, Addressee>();
    people.forEach(
        person ->
            once.putIfAbsent(person.address() == null ? person.key() : person.address(), person));
    return List.copyOf(once.values());
  }
}
