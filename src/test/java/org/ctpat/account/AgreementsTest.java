package org.ctpat.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.ctpat.DomainTest;
import org.ctpat.audit.Actor;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DomainTest
class AgreementsTest {

  private static final Actor OLIVE = new Actor("olive.officer", "Olive Officer", Actor.Kind.MEMBER);
  private static final Actor DANA = new Actor("dana.whitfield", "Dana Whitfield", Actor.Kind.CBP);

  private final Accounts accounts;
  private final Agreements agreements;
  private final Staff staff;

  @Autowired
  AgreementsTest(Accounts accounts, Agreements agreements, Staff staff) {
    this.accounts = accounts;
    this.agreements = agreements;
    this.staff = staff;
  }

  @Test
  void keepsWhoSignedWhichTextWhen() {
    var number = accounts.open(TestCompanies.importer("Harbor Lamps"), OLIVE).number();
    var hash = agreements.current().hash();

    var signature = agreements.sign(number, hash, OLIVE, "CFO");
    var again = agreements.sign(number, hash, OLIVE, "CFO");

    assertThat(signature.version()).isEqualTo("1.0");
    assertThat(signature.textHash()).hasSize(64).isEqualTo(hash);
    assertThat(signature.signerRole()).isEqualTo("CFO");
    assertThat(again).isEqualTo(signature);
    assertThat(agreements.signature(number)).contains(signature);
    assertThat(agreements.current().text())
        .contains("minimum security criteria", "every year", "incident");
  }

  @Test
  void refusesASignatureUnderAnotherTextAndByCbp() {
    var number = accounts.open(TestCompanies.importer("Harbor Lamps"), OLIVE).number();

    assertThatThrownBy(() -> agreements.sign(number, "0".repeat(64), OLIVE, "CFO"))
        .isInstanceOf(AgreementRefused.class)
        .hasMessageContaining("changed");
    assertThatThrownBy(
            () -> agreements.sign(number, agreements.current().hash(), DANA, "Specialist"))
        .isInstanceOf(AgreementRefused.class)
        .hasMessageContaining("officer of the company");
    assertThat(agreements.signature(number)).isEmpty();
  }

  @Test
  void knowsThePeopleOfCbpByGroup() {
    assertThat(staff.inGroup("ctpat-specialist"))
        .extracting(StaffPerson::id)
        .contains("dana.whitfield", "luis.ortega");
    assertThat(staff.options("ctpat-supervisor"))
        .anySatisfy(
            option -> {
              assertThat(option).containsEntry("value", "maria.kessler");
              assertThat(option).containsEntry("label", "Maria Kessler (Buffalo)");
            });
    assertThat(staff.name("tom.arden")).isEqualTo("Tom Arden");
    assertThat(staff.name("nobody.known")).isEqualTo("nobody.known");
  }
}
