package org.ctpat.portal;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.Accounts;
import org.ctpat.account.Contact;
import org.ctpat.planning.WorkPlans;
import org.ctpat.task.People;
import org.ctpat.task.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The people of one house, CBP's or a company's: their names, and to whom a task can be handed. */
@Component
class Colleagues {

  private final People staff;
  private final Accounts accounts;
  private final CompanySignIns signIns;

  Colleagues(People staff, Accounts accounts, CompanySignIns signIns) {
    this.staff = staff;
    this.accounts = accounts;
    this.signIns = signIns;
  }

  /** All of them by name, this person among them. */
  List<Person> of(PortalUser me) {
    if (me.accountNumber() == null) {
      return me.ofCbp() ? staff.all() : List.of();
    }
    return ofCompany(me.accountNumber(), me);
  }

  /** One of them. */
  Optional<Person> find(PortalUser me, String id) {
    return of(me).stream().filter(person -> person.id().equals(id)).findFirst();
  }

  /** Whether this person hands tasks to others at all. */
  static boolean mayAssign(PortalUser me) {
    return me.ofCompany() || me.supervisor();
  }

  /** Their names by sign-in name. */
  Map<String, String> names(PortalUser me) {
    var names = new LinkedHashMap<String, String>();
    of(me).forEach(person -> names.put(person.id(), person.name()));
    return names;
  }

  /** The name of whom a task of an account is with, whichever house they are of. */
  @Nullable String name(@Nullable String id, String accountNumber) {
    if (id == null) {
      return null;
    }
    return staff
        .find(id)
        .map(Person::name)
        .or(() -> signIns.find(id).map(PortalUser::name))
        .or(
            () ->
                Stream.of(accountNumber)
                    .filter(number -> !number.equals(WorkPlans.PROGRAMME))
                    .flatMap(number -> contacts(number).stream())
                    .filter(contact -> id.equals(contact.signIn()))
                    .map(contact -> contact.name())
                    .findFirst())
        .orElse(id);
  }

  private List<Person> ofCompany(String number, PortalUser me) {
    var found = new LinkedHashMap<String, Person>();
    found.put(me.id(), me.person());
    signIns.of(number).forEach(person -> found.putIfAbsent(person.id(), person.person()));
    for (var contact : contacts(number)) {
      var signIn = contact.signIn();
      if (signIn != null) {
        found.putIfAbsent(
            signIn,
            PortalUser.ofCompany(signIn, contact.name(), number, contact.isOfficer()).person());
      }
    }
    return found.values().stream().sorted(Comparator.comparing(Person::name)).toList();
  }

  private List<Contact> contacts(String number) {
    return accounts
        .find(AccountNumber.of(number))
        .map(account -> accounts.contacts(account.number()))
        .orElse(List.of());
  }
}
