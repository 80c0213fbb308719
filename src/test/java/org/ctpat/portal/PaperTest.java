package org.ctpat.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.Accounts;
import org.ctpat.account.Certificates;
import org.ctpat.account.Contact;
import org.ctpat.account.Memberships;
import org.ctpat.account.NewAccount;
import org.ctpat.account.TestStandings;
import org.ctpat.application.TestApplications;
import org.ctpat.audit.Actor;
import org.ctpat.notification.Letters;
import org.ctpat.print.PrintedPaper;
import org.ctpat.process.ProcessTest;
import org.ctpat.process.TestAccounts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@ProcessTest
class PaperTest {

  private static final Actor STEP = Actor.system("grant-certification");

  @Autowired private Accounts accounts;
  @Autowired private Memberships memberships;
  @Autowired private Certificates certificates;
  @Autowired private Letters letters;
  @Autowired private CompanySignIns signIns;
  @Autowired private JdbcClient jdbc;
  @Autowired private EasternTime eastern;
  @LocalServerPort private int port;

  private String account;
  private String certificate;
  private PortalSession company;

  @BeforeEach
  void certifyACompany() {
    account = TestAccounts.next();
    var number = AccountNumber.of(account);
    accounts.open(
        number,
        new NewAccount(
            "IMP",
            "Paper Goods " + account,
            new Contact(Contact.Kind.OFFICER, null, "Olga Hart", null, null, null),
            null),
        STEP);
    TestStandings.walk(
        accounts,
        account,
        "submit_company_profile",
        "submit_security_profile",
        "assign_specialist");
    TestApplications.passed(jdbc, account, account + "-APP-1", "IMP");
    memberships.grant(number, account + "-APP-1", STEP);
    certificate = certificates.of(number).getFirst().number();
    signIns.grant("paper." + account, "Paula Paper", account, false);
    company = PortalSession.of(port, "paper." + account);
  }

  @Test
  void theCompanyDownloadsItsCertificateWithACodeThatVerifiesIt() {
    var answer = company.get("/accounts/" + account + "/certificates/" + certificate + "/pdf");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.contentType()).isEqualTo("application/pdf");
    var paper = PrintedPaper.of(answer.bytes());
    assertThat(paper.text())
        .contains("Certificate of membership")
        .contains("Paper Goods " + account)
        .contains("Certified, Tier 1")
        .contains("Certificate number " + certificate)
        .contains("6 U.S.C. 964");
    assertThat(paper.code()).isEqualTo("http://localhost:" + port + "/certificates/" + certificate);
    var visitor = PortalSession.visitor(port);
    assertThat(visitor.get("/certificates/" + certificate).text())
        .contains("genuine: the company is a member today")
        .contains("Paper Goods " + account)
        .contains("Certified")
        .contains(eastern.date(eastern.today()))
        .doesNotContain(account + "-APP-1");
  }

  @Test
  void theCompanyAndCbpDownloadALetterAndOthersDoNot() {
    var letter = letters.of(account).getFirst();
    var path = "/accounts/" + account + "/letters/" + letter.id() + "/pdf";

    for (var session : new PortalSession[] {company, PortalSession.of(port, "dana.whitfield")}) {
      var answer = session.get(path);
      assertThat(answer.status()).isEqualTo(200);
      assertThat(PrintedPaper.of(answer.bytes()).text())
          .contains("Your company is certified in CTPAT")
          .contains("Certificate number: " + certificate)
          .contains("DL04, First validation")
          .contains("Source: 6 U.S.C. 965(a)");
    }
    var other = TestAccounts.next();
    signIns.grant("other." + other, "Otto Other", other, false);
    assertThat(PortalSession.of(port, "other." + other).get(path).status()).isEqualTo(404);
    assertThat(company.get("/accounts/" + account).text()).contains(path);
  }

  @Test
  void thePublicPageShowsThePresentStatusAndSaysWhenANumberIsUnknown() {
    var visitor = PortalSession.visitor(port);
    TestStandings.walk(accounts, account, "post_incident_finding", "suspend");
    assertThat(visitor.get("/certificates/" + certificate.toLowerCase(Locale.ROOT)).text())
        .contains("genuine, but the company is no member in good standing today")
        .contains("Suspended");
    TestStandings.walk(accounts, account, "withdraw");
    assertThat(visitor.get("/certificates/" + certificate).text()).contains("Withdrawn");

    assertThat(visitor.get("/certificates/CTPAT-2027-ZZZZZZZZ").text())
        .contains("There is no certificate with this number")
        .contains("Compare it with the certificate, character by character");
    assertThat(
            company.get("/accounts/" + account + "/certificates/CTPAT-2027-ZZZZZZZZ/pdf").status())
        .isEqualTo(404);
  }
}
