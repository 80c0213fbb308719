package org.ctpat.demo.riskrenewal;

import org.ctpat.account.AccountNumber;
import org.ctpat.account.AccountProfiles;
import org.ctpat.account.Accounts;
import org.ctpat.account.CompanyProfile;
import org.ctpat.account.Contact;
import org.ctpat.account.Memberships;
import org.ctpat.account.NewAccount;
import org.ctpat.account.TestStandings;
import org.ctpat.application.TestApplications;
import org.ctpat.audit.Actor;
import org.ctpat.demo.DemoCompany;
import org.ctpat.demo.application.ProfileData;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Opens and certifies accounts with the data of a demo company, without playing an application. */
public final class MemberSetup {

  private static final Actor SETUP = Actor.system("test-setup");

  private final Accounts accounts;
  private final AccountProfiles profiles;
  private final Memberships memberships;

  public MemberSetup(Accounts accounts, AccountProfiles profiles, Memberships memberships) {
    this.accounts = accounts;
    this.profiles = profiles;
    this.memberships = memberships;
  }

  /** An account with its profile, before its application. */
  public void open(DemoCompany company) {
    var number = AccountNumber.of(company.accountNumber());
    var profile = CompanyProfile.from(ProfileData.of(company));
    accounts.open(
        number,
        new NewAccount(
            company.entityType(),
            company.name(),
            new Contact(
                Contact.Kind.OFFICER,
                company.officerId(),
                company.officer().name(),
                profile.officerTitle(),
                profile.officerEmail(),
                profile.officerPhone()),
            null),
        SETUP);
    var problems = profiles.update(number, profile, SETUP);
    if (!problems.isEmpty()) {
      throw new IllegalStateException("Profile of " + company.accountNumber() + ": " + problems);
    }
  }

  /** A certified member. */
  public void certify(DemoCompany company, JdbcClient jdbc) {
    open(company);
    var caseId = company.accountNumber() + "-APP-1";
    TestStandings.walk(
        accounts,
        company.accountNumber(),
        "submit_company_profile",
        "submit_security_profile",
        "assign_specialist");
    TestApplications.passed(jdbc, company.accountNumber(), caseId, company.entityType());
    memberships.grant(AccountNumber.of(company.accountNumber()), caseId, SETUP);
  }
}
