package org.ctpat.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.ctpat.DomainTest;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.Accounts;
import org.ctpat.account.Contact;
import org.ctpat.account.MembershipStatus;
import org.ctpat.account.NewAccount;
import org.ctpat.account.TestStandings;
import org.ctpat.audit.Actor;
import org.ctpat.audit.AuditEntry;
import org.ctpat.audit.AuditTrail;
import org.ctpat.notification.Letter;
import org.ctpat.notification.Letters;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DomainTest
class StatusConsentsTest {

  private static final Actor CBP = new Actor("maria.kessler", "Maria Kessler", Actor.Kind.CBP);
  private static final Actor BEN = new Actor("ben.carter", "Ben Carter", Actor.Kind.MEMBER);
  private static final Actor LUCIA = new Actor("lucia.herrera", "Lucia Herrera", Actor.Kind.MEMBER);

  private final StatusConsents consents;
  private final Accounts accounts;
  private final AuditTrail audit;
  private final Letters letters;

  @Autowired
  StatusConsentsTest(
      StatusConsents consents, Accounts accounts, AuditTrail audit, Letters letters) {
    this.consents = consents;
    this.accounts = accounts;
    this.audit = audit;
    this.letters = letters;
  }

  @Test
  void showsEachTheStatusOfTheOtherOnceBothAgree() {
    var importer = certified("78-000001", "IMP");
    var carrier = certified("78-000002", "HWC_MX");

    consents.ask(importer, "78-000002", BEN);

    assertThat(consents.partners(importer)).isEmpty();
    assertThat(consents.partners(carrier)).isEmpty();
    assertThat(consents.of(importer))
        .singleElement()
        .satisfies(
            consent -> {
              assertThat(consent.partner()).isEqualTo("78-000002");
              assertThat(consent.status()).isNull();
              assertThat(consent.asking()).isTrue();
            });
    var request = consents.of(carrier).getFirst();
    assertThat(request.partner()).isEqualTo("Consent Test 78-000001");
    assertThat(request.status()).isNull();
    assertThat(letters.of("78-000002"))
        .extracting(Letter::subject)
        .contains("A company asks to verify your CTPAT status");

    consents.accept(carrier, request.id(), LUCIA);

    assertThat(consents.partners(importer))
        .containsExactly(
            new StatusConsents.Partner(
                "78-000002", "Consent Test 78-000002", MembershipStatus.CERTIFIED));
    assertThat(consents.partner(carrier, "78-000001")).isPresent();
    assertThat(audit.history("78-000001", 10))
        .extracting(AuditEntry::action)
        .filteredOn(action -> action.startsWith("Status verification"))
        .containsExactly("Status verification agreed to", "Status verification asked for");

    walk(carrier, "post_incident_finding", "suspend");
    assertThat(consents.partner(importer, "78-000002"))
        .hasValueSatisfying(
            partner -> assertThat(partner.status()).isEqualTo(MembershipStatus.SUSPENDED));
    // a suspended company sees nobody
    assertThat(consents.partners(carrier)).isEmpty();
    assertThat(consents.of(carrier).getFirst().status()).isNull();

    consents.end(carrier, request.id(), LUCIA);
    assertThat(consents.of(importer)).isEmpty();
    assertThat(consents.partner(importer, "78-000002")).isEmpty();
    assertThatThrownBy(() -> consents.accept(carrier, request.id(), LUCIA))
        .isInstanceOf(Refused.class);
  }

  @Test
  void doesNotTellWhetherTheAskedCompanyIsAMember() {
    var importer = certified("78-000003", "IMP");
    open("78-000004", "HWC_MX");

    consents.ask(importer, "78-000004", BEN);
    consents.ask(importer, "78-999999", BEN);

    assertThat(consents.of(importer))
        .extracting(StatusConsents.Consent::partner)
        .containsExactly("78-999999", "78-000004");
    assertThat(consents.of(importer)).allMatch(consent -> consent.status() == null);
    assertThat(letters.of("78-000004")).isEmpty();
  }

  @Test
  void refusesWhatMakesNoSenseAndWhatIsNotOnesOwn() {
    var importer = certified("78-000005", "IMP");
    var carrier = certified("78-000006", "HWC_MX");
    var applicant = open("78-000007", "IMP");

    assertThatThrownBy(() -> consents.ask(importer, "78-000005", BEN)).hasMessageContaining("own");
    assertThatThrownBy(() -> consents.ask(importer, "TSZL", BEN))
        .hasMessageContaining("no account number");
    assertThatThrownBy(() -> consents.ask(applicant, "78-000005", BEN))
        .hasMessageContaining("certified");
    consents.ask(importer, "78-000006", BEN);
    assertThatThrownBy(() -> consents.ask(importer, "78-000006", BEN))
        .hasMessageContaining("asked");
    assertThatThrownBy(() -> consents.ask(carrier, "78-000005", LUCIA))
        .hasMessageContaining("accept its request");
    var id = consents.of(importer).getFirst().id();
    assertThatThrownBy(() -> consents.accept(importer, id, BEN))
        .hasMessageContaining("The other company");
    var stranger = certified("78-000008", "IMP");
    assertThatThrownBy(() -> consents.end(stranger, id, BEN)).isInstanceOf(Refused.class);
  }

  private AccountNumber certified(String account, String entityType) {
    var number = open(account, entityType);
    walk(
        number,
        "submit_company_profile",
        "submit_security_profile",
        "assign_specialist",
        "vetting_passed_and_profile_approved");
    return number;
  }

  private AccountNumber open(String account, String entityType) {
    var number = AccountNumber.of(account);
    accounts.open(
        number,
        new NewAccount(
            entityType,
            "Consent Test " + account,
            new Contact(Contact.Kind.OFFICER, null, "Olga Hart", null, null, null),
            null),
        CBP);
    return number;
  }

  private void walk(AccountNumber number, String... steps) {
    TestStandings.walk(accounts, number.value(), steps);
  }
}
