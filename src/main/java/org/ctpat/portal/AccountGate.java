package org.ctpat.portal;

import java.util.regex.Pattern;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.AccountView;
import org.ctpat.account.Accounts;
import org.springframework.stereotype.Component;

/** Lets people of a company to their own account alone, and people of CBP to all. */
@Component
class AccountGate {

  private static final Pattern NUMBER = Pattern.compile("[0-9]{2}-[0-9]{6}");

  private final Accounts accounts;

  AccountGate(Accounts accounts) {
    this.accounts = accounts;
  }

  /**
   * The account, if this person may see it.
   *
   * @throws NotFound when there is none of this number or it is another company's
   */
  AccountView open(PortalUser person, String accountNumber) {
    if (!NUMBER.matcher(accountNumber).matches() || !maySee(person, accountNumber)) {
      throw new NotFound(unknown(accountNumber));
    }
    return accounts
        .find(AccountNumber.of(accountNumber))
        .orElseThrow(() -> new NotFound(unknown(accountNumber)));
  }

  /** As {@link #open} for what people of the company alone may change. */
  AccountView openForCompany(PortalUser person, String accountNumber) {
    var account = open(person, accountNumber);
    if (!person.ofCompany()) {
      throw new NotAllowed("Only people of the company may change this.");
    }
    return account;
  }

  /** As {@link #open} for what people of CBP alone may do. */
  AccountView openForCbp(PortalUser person, String accountNumber) {
    var account = open(person, accountNumber);
    if (!person.ofCbp()) {
      throw new NotAllowed("Only people of CBP may do this.");
    }
    return account;
  }

  private static String unknown(String accountNumber) {
    return "account %s. An account number has two digits, a hyphen and six digits, such as 10-000101; the list of cases finds an account by its number or the company's name"
        .formatted(accountNumber);
  }

  private static boolean maySee(PortalUser person, String accountNumber) {
    return person.ofCbp() || accountNumber.equals(person.accountNumber());
  }
}
