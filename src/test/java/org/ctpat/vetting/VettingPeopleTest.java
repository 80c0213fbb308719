package org.ctpat.vetting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.ctpat.DomainTest;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.Accounts;
import org.ctpat.account.Contact;
import org.ctpat.account.NewAccount;
import org.ctpat.account.Staff;
import org.ctpat.audit.Actor;
import org.ctpat.audit.AuditEntry;
import org.ctpat.audit.AuditTrail;
import org.ctpat.sealing.Sealer;
import org.ctpat.sealing.SealingSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

@DomainTest
class VettingPeopleTest {

  private static final String ACCOUNT = "27-000001";
  private static final Actor OFFICER = new Actor("olga.hart", "Olga Hart", Actor.Kind.MEMBER);
  private static final Actor UNIT = new Actor("tom.arden", "Tom Arden", Actor.Kind.CBP);
  private static final Actor SPECIALIST =
      new Actor("dana.whitfield", "Dana Whitfield", Actor.Kind.CBP);
  private static final VettingData PERSON =
      new VettingData(
          PersonRole.OWNER,
          "Zacharias Quillfeather",
          LocalDate.of(1961, 11, 2),
          "CA",
          "US",
          IdKind.PASSPORT,
          "Q48213977");

  @Autowired private VettingPeople people;
  @Autowired private VettingPersons rows;
  @Autowired private Accounts accounts;
  @Autowired private Staff staff;
  @Autowired private AuditTrail audit;
  @Autowired private JsonMapper json;
  @Autowired private JdbcClient jdbc;
  @Autowired private EntityManager entities;
  @Autowired private Clock clock;

  @BeforeEach
  void openAnAccount() {
    accounts.open(
        AccountNumber.of(ACCOUNT),
        new NewAccount(
            "IMP",
            "Vetting Test",
            new Contact(Contact.Kind.OFFICER, null, "Olga Hart", null, null, null),
            null),
        OFFICER);
  }

  @Test
  void keepsAPersonEncryptedAndShowsInitialsAlone() {
    people.enter(ACCOUNT, PERSON, OFFICER);
    entities.flush();

    assertThat(people.of(ACCOUNT))
        .singleElement()
        .satisfies(
            person -> {
              assertThat(person.initials()).isEqualTo("Z. Q.");
              assertThat(person.role()).isEqualTo(PersonRole.OWNER);
            });
    assertThat(stored()).doesNotContain("Quillfeather", "1961", "Q48213977").contains("demo");
    assertThat(PERSON.toString()).doesNotContain("Quillfeather");
  }

  @Test
  void opensToTheVettingUnitWithAReasonAndKeepsEachReading() {
    var id = people.enter(ACCOUNT, PERSON, OFFICER);

    assertThatThrownBy(() -> people.read(ACCOUNT, id, " ", UNIT))
        .isInstanceOfSatisfying(
            VettingRefused.class, refused -> assertThat(refused.problems()).containsKey("reason"));
    for (var other : List.of(SPECIALIST, OFFICER)) {
      assertThatThrownBy(() -> people.read(ACCOUNT, id, "Curious", other))
          .hasMessageContaining("Only the vetting unit");
    }
    assertThat(readings()).isEmpty();

    assertThat(people.read(ACCOUNT, id, "First vetting", UNIT)).isEqualTo(PERSON);
    people.read(ACCOUNT, id, "Second look", UNIT);

    assertThat(readings())
        .extracting(entry -> entry.by().id(), entry -> entry.after().get("reason"))
        .containsExactly(tuple("tom.arden", "Second look"), tuple("tom.arden", "First vetting"));
    assertThat(audit.history(ACCOUNT, 20).toString()).doesNotContain("Quillfeather", "Q48213977");
  }

  @Test
  void namesWhatIsWrongAtTheField() {
    var wrong =
        new VettingData(
            PersonRole.OFFICER, " ", LocalDate.of(2999, 1, 1), "XX", "US", IdKind.SSN, "12");

    assertThatThrownBy(() -> people.enter(ACCOUNT, wrong, OFFICER))
        .isInstanceOfSatisfying(
            VettingRefused.class,
            refused ->
                assertThat(refused.problems())
                    .containsOnlyKeys("name", "bornOn", "countryOfBirth", "idNumber"));
    assertThatThrownBy(() -> people.enter(ACCOUNT, PERSON, SPECIALIST))
        .hasMessageContaining("The company enters");
    people.enter(ACCOUNT, PERSON, OFFICER);
    assertThatThrownBy(() -> people.enter(ACCOUNT, PERSON, OFFICER))
        .hasMessageContaining("entered already");
    assertThat(people.of(ACCOUNT)).hasSize(1);
  }

  @Test
  void bringsEverythingUnderANewKey() {
    var id = people.enter(ACCOUNT, PERSON, OFFICER);
    entities.flush();
    var keys =
        Map.of(
            "demo",
                Base64.getEncoder().encodeToString("demo key, for invented people :)".getBytes()),
            "next", Base64.getEncoder().encodeToString(new byte[32]));
    var next =
        new VettingPeople(
            rows,
            new Sealer(new SealingSettings("next", keys)),
            accounts,
            staff,
            audit,
            json,
            clock);

    assertThat(next.sealAnew()).isPositive();
    assertThat(next.sealAnew()).isZero();

    assertThat(stored()).contains("next").doesNotContain("demo");
    assertThat(next.read(ACCOUNT, id, "After the change of the key", UNIT)).isEqualTo(PERSON);
    assertThatThrownBy(() -> people.sealAnew()).hasMessageContaining("under the key 'next'");
  }

  @Test
  void removesWhatTheCompanyTakesBack() {
    var id = people.enter(ACCOUNT, PERSON, OFFICER);

    people.remove(ACCOUNT, id, OFFICER);
    entities.flush();

    assertThat(people.of(ACCOUNT)).isEmpty();
    assertThat(stored()).isEqualTo("[]");
    assertThatThrownBy(() -> people.read(ACCOUNT, id, "Late", UNIT))
        .hasMessageContaining("not entered any more");
  }

  private List<AuditEntry> readings() {
    return audit.history(ACCOUNT, 20).stream()
        .filter(entry -> entry.action().equals(VettingPeople.READ))
        .toList();
  }

  private String stored() {
    return jdbc.sql("select * from vetting_person where account_number = ?")
        .param(ACCOUNT)
        .query()
        .listOfRows()
        .toString();
  }
}
