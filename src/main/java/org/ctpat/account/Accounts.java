package org.ctpat.account;

import java.util.Map;
import java.util.Optional;
import org.ctpat.audit.Actor;
import org.springframework.stereotype.Service;

/** The accounts of the programme and the one place where their status changes. */
@Service
public class Accounts {

  public Optional<AccountView> find(AccountNumber number) {
    throw new UnsupportedOperationException();
  }

  /**
   * The account.
   *
   * @throws UnknownAccount when there is none with this number
   */
  public AccountView get(AccountNumber number) {
    return find(number).orElseThrow(() -> new UnknownAccount(number));
  }

  /** Whether the event is possible in the present state. */
  public boolean can(AccountNumber number, String event) {
    throw new UnsupportedOperationException();
  }

  /**
   * Applies an event of {@code account-states.json} to the account; where an event has several
   * targets or the table leaves a choice open, the present state decides.
   *
   * @param event name of the event in the table, such as {@code submit_company_profile}
   * @return the account after it
   * @throws TransitionRefused naming the event, the state met and the events possible in it
   */
  public AccountView apply(AccountNumber number, String event, String caseId, Actor by) {
    throw new UnsupportedOperationException();
  }

  /**
   * The case at a glance for forms: company, accountNumber, entityType (name), status, tier,
   * lastStep, all as text; kept as process variable {@code caseGlance}. Holds no personal data.
   */
  public Map<String, Object> glance(AccountNumber number, String lastStep) {
    throw new UnsupportedOperationException();
  }
}
