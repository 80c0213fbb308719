package org.ctpat.account;

import org.ctpat.audit.Actor;

/** Brings accounts to where a test begins, along the table but without what its guards ask for. */
public final class TestStandings {

  private static final Actor SETUP = Actor.system("test-setup");

  private TestStandings() {}

  /** Takes one event, as if this person had brought it about. */
  public static void take(
      Accounts accounts, String accountNumber, String event, String caseId, Actor by) {
    accounts.take(AccountNumber.of(accountNumber), event, caseId, "", by);
  }

  /** Takes these events one after the other. */
  public static void walk(Accounts accounts, String accountNumber, String... events) {
    for (var event : events) {
      accounts.take(AccountNumber.of(accountNumber), event, accountNumber + "-SETUP", "", SETUP);
    }
  }
}
