package org.ctpat.validation;

import java.util.List;
import java.util.Map;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.AccountProfiles;
import org.ctpat.account.Accounts;
import org.ctpat.account.CompanyProfile;
import org.ctpat.account.Contact;
import org.ctpat.account.NewAccount;
import org.ctpat.account.TestStandings;
import org.ctpat.audit.Actor;

/** Brings accounts to the statuses that validations begin with, without playing an application. */
public final class TestMembers {

  private static final Actor SETUP = Actor.system("test-setup");

  private final Accounts accounts;
  private final AccountProfiles profiles;

  public TestMembers(Accounts accounts, AccountProfiles profiles) {
    this.accounts = accounts;
    this.profiles = profiles;
  }

  /** A certified importer with a site in Buffalo and one in Vietnam. */
  public void certifiedImporter(String accountNumber) {
    var number = AccountNumber.of(accountNumber);
    accounts.open(
        number,
        new NewAccount(
            "IMP",
            "Heron Test Goods, Inc.",
            new Contact(
                Contact.Kind.OFFICER,
                "margaret.ellis",
                "Margaret Ellis",
                "VP Operations",
                "officer@blueheron.example",
                "+17165550100"),
            null),
        SETUP);
    var problems = profiles.update(number, CompanyProfile.from(profile(accountNumber)), SETUP);
    if (!problems.isEmpty()) {
      throw new IllegalStateException("Profile of the test company: " + problems);
    }
    apply(
        number,
        "submit_company_profile",
        "submit_security_profile",
        "assign_specialist",
        "vetting_passed_and_profile_approved");
  }

  /** An importer that was validated before. */
  public void validatedImporter(String accountNumber) {
    certifiedImporter(accountNumber);
    apply(AccountNumber.of(accountNumber), "select_for_validation", "start_visit", "report_clean");
  }

  /** An importer in Tier 3. */
  public void tierThreeImporter(String accountNumber) {
    certifiedImporter(accountNumber);
    apply(
        AccountNumber.of(accountNumber), "select_for_validation", "start_visit", "report_exceeds");
  }

  private void apply(AccountNumber number, String... events) {
    TestStandings.walk(accounts, number.value(), events);
  }

  private static Map<String, Object> profile(String accountNumber) {
    var digits = accountNumber.replace("-", "");
    return Map.ofEntries(
        Map.entry("companyName", "Heron Test Goods, Inc."),
        Map.entry("ownershipType", "corporation"),
        Map.entry("businessStartOn", "2004-05-01"),
        Map.entry("employees", 24),
        Map.entry("phone", "+17165550100"),
        Map.entry("line1", "100 Ganson Street"),
        Map.entry("city", "Buffalo"),
        Map.entry("state", "NY"),
        Map.entry("postalCode", "14203"),
        Map.entry("country", "US"),
        Map.entry("officerName", "Margaret Ellis"),
        Map.entry("officerTitle", "VP Operations"),
        Map.entry("officerEmail", "officer@blueheron.example"),
        Map.entry("officerPhone", "+17165550100"),
        Map.entry("contactName", "Ben Carter"),
        Map.entry("contactTitle", "Compliance manager"),
        Map.entry("contactEmail", "poc@blueheron.example"),
        Map.entry("contactPhone", "+17165550101"),
        Map.entry(
            "identifiers",
            List.of(
                Map.of(
                    "type",
                    "IOR_IRS",
                    "value",
                    digits.substring(0, 2) + "-" + digits.substring(1) + "00"))),
        Map.entry("bondNumber", "B" + digits),
        Map.entry(
            "sites",
            List.of(
                Map.of(
                    "siteName",
                    "Buffalo warehouse",
                    "siteKind",
                    "warehouse",
                    "siteCity",
                    "Buffalo",
                    "siteCountry",
                    "US"),
                Map.of(
                    "siteName",
                    "Vinh Phuc supplier factory office",
                    "siteKind",
                    "factory",
                    "siteCity",
                    "Vinh Phuc",
                    "siteCountry",
                    "VN"))),
        Map.entry("countriesOfOrigin", "Vietnam, Mexico, Portugal"),
        Map.entry("activeInTrade", true),
        Map.entry("allImporterNumbersListed", true),
        Map.entry("staffedOffice", true),
        Map.entry("continuousBond", true),
        Map.entry("noUnpaidDebt", true),
        Map.entry("noSecurityEvent", true));
  }
}
