package org.ctpat.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.ctpat.CtpatApplication;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.Accounts;
import org.ctpat.account.Certificate;
import org.ctpat.account.Certificates;
import org.ctpat.account.MembershipStatus;
import org.ctpat.audit.AuditTrail;
import org.ctpat.deadline.Deadlines;
import org.ctpat.embedded.EmbeddedCamundaConfiguration;
import org.ctpat.renewal.Renewals;
import org.ctpat.task.Inbox;
import org.ctpat.task.InboxEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class DemoStoryTest {

  @Test
  void goesFromApplicationToRenewedCertificate(CapturedOutput output) {
    try (var application =
        SpringApplication.from(CtpatApplication::main)
            .with(EmbeddedCamundaConfiguration.class, DemoSignIns.class, DemoConfiguration.class)
            .withAdditionalProfiles("demo")
            .run(
                "--server.port=0",
                "--ctpat.demo.world=false",
                "--spring.datasource.url=jdbc:h2:mem:whole-story;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE",
                "--ctpat.documents.folder=target/test-documents")
            .getApplicationContext()) {
      var accounts = application.getBean(Accounts.class);
      var first = AccountNumber.of(DemoCompany.BLUE_HERON.accountNumber());
      var account = accounts.get(first);

      assertThat(account.status())
          .isIn(MembershipStatus.CERTIFIED_VALIDATED, MembershipStatus.TIER_3);
      var certificates = application.getBean(Certificates.class).of(first);
      var granted =
          certificates.stream()
              .filter(each -> each.kind() == Certificate.Kind.CERTIFICATION)
              .findFirst()
              .orElseThrow();
      assertThat(application.getBean(Renewals.class).of(first.value()))
          .singleElement()
          .satisfies(
              renewal -> {
                assertThat(renewal.validFrom()).isEqualTo(granted.issuedOn().plusYears(1));
                assertThat(renewal.validTo()).isEqualTo(granted.issuedOn().plusYears(2));
                assertThat(certificates)
                    .extracting(Certificate::number)
                    .contains(renewal.certificateNumber());
              });
      assertThat(application.getBean(AuditTrail.class).verify(first.value()).intact()).isTrue();
      assertThat(application.getBean(Deadlines.class).recomputeAll().differences()).isEmpty();

      assertThat(openForms(application.getBean(Inbox.class), DemoCompany.SIERRA_AZUL))
          .contains("review-security-profile");
      assertThat(accounts.get(AccountNumber.of(DemoCompany.BRAVO.accountNumber())).status())
          .isEqualTo(MembershipStatus.CERTIFIED);
      assertThat(output.getOut())
          .containsPattern(
              line(
                  "Ben Carter",
                  "Complete company profile",
                  "DC02, due [A-Z][a-z]{2} \\d\\d, \\d{4}"))
          .containsPattern(line("James Liu", "Decide certification", "DL01, due .*"))
          .containsPattern(line("·", "Certificate issued", ".*"))
          .containsPattern(line("Margaret Ellis", "Sign annual review", "DL06, due .*"))
          .containsPattern(line("·", "Certification renewed", ".*"))
          .contains("Portal: http://localhost:", "luis.ortega");
    }
  }

  /** Date, person, step, rule with due date. */
  private static String line(String who, String what, String rule) {
    return "(?m)^[A-Z][a-z]{2} \\d\\d, \\d{4}  " + who + " +" + what + " +" + rule + "$";
  }

  private static List<String> openForms(Inbox inbox, DemoCompany company) {
    return inbox.openOfAccount(company.accountNumber(), DemoPeople.cbp("helen.brandt")).stream()
        .map(InboxEntry::formId)
        .toList();
  }
}
