package org.ctpat.partner;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.ctpat.account.Identifier;
import org.ctpat.account.IdentifierHolder;
import org.ctpat.account.IdentifierRegister;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The members that depend on an account: those in good standing whose register names it. Two
 * members that see each other's status are in each other's register.
 */
@Service
@Transactional(readOnly = true)
public class Dependents {

  private static final int AT_ONCE = 1_000;

  private final PartnerRows partners;
  private final IdentifierRegister register;

  Dependents(PartnerRows partners, IdentifierRegister register) {
    this.partners = partners;
    this.register = register;
  }

  /** How many members depend on this account. */
  public int count(String accountNumber) {
    int count = 0;
    var after = "";
    List<String> owners;
    do {
      owners = partners.owners(accountNumber, after, Limit.of(AT_ONCE));
      count += members(owners).size();
      after = owners.isEmpty() ? after : owners.getLast();
    } while (owners.size() == AT_ONCE);
    return count;
  }

  /**
   * Members that depend on this account, in the order of their numbers.
   *
   * @param after account number after which to go on; empty for the beginning
   * @param size at most so many
   */
  public List<Dependent> page(String accountNumber, String after, int size) {
    var found = new ArrayList<Dependent>();
    var from = after;
    List<String> owners;
    do {
      owners = partners.owners(accountNumber, from, Limit.of(size));
      found.addAll(members(owners));
      from = owners.isEmpty() ? from : owners.getLast();
    } while (found.size() < size && owners.size() == size);
    return found.stream().limit(size).toList();
  }

  /** Those of these accounts that are members in good standing, in the order of their numbers. */
  List<Dependent> members(List<String> accountNumbers) {
    return register
        .holders(
            accountNumbers.stream()
                .map(number -> new Identifier(Identifier.ACCOUNT, number))
                .toList())
        .stream()
        .filter(holder -> holder.status().member())
        .sorted(Comparator.comparing(IdentifierHolder::accountNumber))
        .map(
            holder ->
                new Dependent(
                    holder.accountNumber(),
                    holder.companyName(),
                    holder.entityType(),
                    holder.status()))
        .toList();
  }
}
