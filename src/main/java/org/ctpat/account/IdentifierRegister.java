package org.ctpat.account;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who holds which identifier. */
@Service
public class IdentifierRegister {

  private static final String BOND = "BOND";

  private final AccountRepository accounts;
  private final PersonalNumbers personal;
  private final EntityTypes types;

  IdentifierRegister(AccountRepository accounts, PersonalNumbers personal, EntityTypes types) {
    this.accounts = accounts;
    this.personal = personal;
    this.types = types;
  }

  /**
   * The accounts that hold or held these identifiers, in no order, by one query; bond numbers,
   * account numbers and personal numbers take one each.
   *
   * @param wanted in their normal form; type {@link Identifier#ACCOUNT} finds an account by its
   *     number
   */
  @Transactional(readOnly = true)
  public List<IdentifierHolder> holders(Collection<Identifier> wanted) {
    var found = new ArrayList<IdentifierHolder>();
    var bonds = values(wanted, BOND);
    var numbers = values(wanted, Identifier.ACCOUNT);
    var people = wanted.stream().filter(this::isPersonal).toList();
    var others = new HashSet<String>();
    wanted.stream()
        .filter(identifier -> !identifier.type().equals(Identifier.ACCOUNT))
        .filter(identifier -> !isPersonal(identifier))
        .forEach(identifier -> others.add(identifier.value()));
    if (!others.isEmpty()) {
      found.addAll(accounts.holding(others));
    }
    if (!bonds.isEmpty()) {
      found.addAll(accounts.holdingBonds(bonds));
    }
    if (!numbers.isEmpty()) {
      found.addAll(accounts.numbered(numbers));
    }
    if (!people.isEmpty()) {
      found.addAll(personal.holders(people));
    }
    var asked = Set.copyOf(wanted);
    found.removeIf(holder -> !asked.contains(holder.identifier()));
    return found;
  }

  /** The identifiers of these accounts, without those that are personal data. */
  @Transactional(readOnly = true)
  public List<IdentifierHolder> of(Collection<String> accountNumbers) {
    return accountNumbers.isEmpty() ? List.of() : accounts.heldBy(accountNumbers);
  }

  private boolean isPersonal(Identifier identifier) {
    return types.format(identifier.type()).filter(IdentifierFormat::personal).isPresent();
  }

  private static Set<String> values(Collection<Identifier> identifiers, String type) {
    var values = new HashSet<String>();
    identifiers.stream()
        .filter(identifier -> identifier.type().equals(type))
        .forEach(identifier -> values.add(identifier.value()));
    return values;
  }
}
