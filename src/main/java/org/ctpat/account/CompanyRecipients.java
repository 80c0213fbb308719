package org.ctpat.account;

import org.ctpat.notification.Recipients;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Addresses letters to the company officer; the officer's address is where copies go. */
@Component
class CompanyRecipients implements Recipients {

  private final AccountRepository accounts;

  CompanyRecipients(AccountRepository accounts) {
    this.accounts = accounts;
  }

  @Override
  @Transactional(readOnly = true)
  public Recipient of(String accountNumber) {
    var number = AccountNumber.of(accountNumber);
    var account = accounts.findById(number.value()).orElseThrow(() -> new UnknownAccount(number));
    var officer = account.contact(Contact.Kind.OFFICER);
    return new Recipient(
        account.companyName(),
        officer.map(Contact::name).orElse("Company officer"),
        officer.map(contact -> contact.email() == null ? "" : contact.email()).orElse(""),
        account.addressLines(),
        account.fieldOffice());
  }
}
