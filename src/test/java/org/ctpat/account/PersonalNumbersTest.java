package org.ctpat.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.ctpat.DomainTest;
import org.ctpat.audit.Actor;
import org.ctpat.audit.AuditTrail;
import org.ctpat.sealing.Sealer;
import org.ctpat.sealing.SealingSettings;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DomainTest
class PersonalNumbersTest {

  private static final Actor OWNER = new Actor("sol.owner", "Sol Owner", Actor.Kind.MEMBER);
  private static final Actor UNIT = new Actor("tom.arden", "Tom Arden", Actor.Kind.CBP);
  private static final String NUMBER = "219-09-9463";

  @Autowired private PersonalNumbers numbers;
  @Autowired private PersonalNumberRows rows;
  @Autowired private Accounts accounts;
  @Autowired private AccountRepository accountRows;
  @Autowired private EntityTypes types;
  @Autowired private IdentifierRegister register;
  @Autowired private Staff staff;
  @Autowired private AuditTrail audit;
  @Autowired private JdbcClient jdbc;
  @Autowired private Clock clock;

  @Test
  void keepsTheNumberEncryptedAndShowsItsLastDigits() {
    var number = importer("Sole Lamps");

    numbers.give(number, " 219 09 9463", OWNER);

    assertThat(numbers.masked(number)).contains(new Identifier("IOR_SSN", "***-**-9463"));
    assertThat(jdbc.sql("select * from personal_number").query().listOfRows().toString())
        .doesNotContain(NUMBER, "219099463")
        .contains("demo");
    assertThat(register.of(List.of(number.value()))).isEmpty();
    for (var wrong : List.of("", "219-09-946", "16-1234567", "none")) {
      assertThatThrownBy(() -> numbers.give(number, wrong, OWNER))
          .isInstanceOf(PersonalNumberRefused.class)
          .hasMessageContaining("NNN-NN-NNNN");
    }
    var carrier = accounts.open(TestCompanies.company("RAIL", "Sole Rail"), OWNER).number();
    assertThatThrownBy(() -> numbers.give(carrier, NUMBER, OWNER))
        .hasMessageContaining("gives no number of a person");
    assertThatThrownBy(() -> numbers.give(number, NUMBER, UNIT))
        .isInstanceOf(PersonalNumberRefused.class);
  }

  @Test
  void belongsToOneActiveAccountOfARole() {
    var first = importer("Sole Lamps");
    var second = importer("Sole Chairs");
    numbers.give(first, NUMBER, OWNER);

    assertThatThrownBy(() -> numbers.give(second, NUMBER, OWNER))
        .isInstanceOf(PersonalNumberRefused.class)
        .hasMessageContaining("belongs to another active account")
        .message()
        .doesNotContain("9463");

    TestStandings.walk(accounts, first.value(), "submit_company_profile", "withdraw");
    numbers.give(second, NUMBER, OWNER);
    assertThat(register.holders(List.of(new Identifier("IOR_SSN", NUMBER))))
        .filteredOn(IdentifierHolder::claimed)
        .extracting(IdentifierHolder::accountNumber)
        .containsExactly(second.value());
  }

  @Test
  void opensToTheVettingUnitWithAReasonAndKeepsEachReading() {
    var number = importer("Sole Lamps");
    numbers.give(number, NUMBER, OWNER);

    assertThatThrownBy(() -> numbers.read(number, " ", UNIT)).hasMessageContaining("why");
    assertThatThrownBy(() -> numbers.read(number, "Curious", OWNER))
        .hasMessageContaining("Only the vetting unit");
    assertThat(numbers.read(number, "Check the importer", UNIT)).isEqualTo(NUMBER);

    assertThat(audit.historyOfAction(number.value(), PersonalNumbers.READ, 10))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.by()).isEqualTo(UNIT);
              assertThat(entry.after()).containsEntry("reason", "Check the importer");
            });
    assertThat(audit.history(number.value(), 10).toString()).doesNotContain(NUMBER);
  }

  @Test
  void staysWhileItIsTheOnlyNumberOfAMember() {
    var number = importer("Sole Lamps");
    numbers.give(number, NUMBER, OWNER);
    numbers.remove(number, OWNER);
    assertThat(numbers.masked(number)).isEmpty();

    numbers.give(number, NUMBER, OWNER);
    TestStandings.walk(accounts, number.value(), "submit_company_profile");
    assertThatThrownBy(() -> numbers.remove(number, OWNER))
        .hasMessageContaining("only importer number");
    assertThat(numbers.masked(number)).isPresent();
  }

  @Test
  void comesUnderANewKeyAndIsFoundByIt() {
    var number = importer("Sole Lamps");
    numbers.give(number, NUMBER, OWNER);
    var old = Base64.getEncoder().encodeToString("demo key, for invented people :)".getBytes());
    var next = Base64.getEncoder().encodeToString("0123456789abcdef0123456789abcdef".getBytes());
    var sealer = new Sealer(new SealingSettings("next", Map.of("demo", old, "next", next)));
    var rotated = new PersonalNumbers(rows, accountRows, types, sealer, staff, audit, clock);

    rotated.sealAnew();

    assertThat(rotated.read(number, "After the change", UNIT)).isEqualTo(NUMBER);
    assertThat(rotated.holders(List.of(new Identifier("IOR_SSN", NUMBER))))
        .extracting(IdentifierHolder::accountNumber)
        .containsExactly(number.value());
    assertThat(numbers.holders(List.of(new Identifier("IOR_SSN", NUMBER)))).isEmpty();
  }

  private AccountNumber importer(String name) {
    return accounts.open(TestCompanies.importer(name), OWNER).number();
  }
}
