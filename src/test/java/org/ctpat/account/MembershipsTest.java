package org.ctpat.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.ctpat.DomainTest;
import org.ctpat.TestClock;
import org.ctpat.application.TestApplications;
import org.ctpat.audit.Actor;
import org.ctpat.deadline.Deadline;
import org.ctpat.deadline.Deadlines;
import org.ctpat.notification.Letter;
import org.ctpat.notification.Letters;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;

@DomainTest
class MembershipsTest {

  private static final Actor STEP = Actor.system("grant-certification");
  private static final Actor PAT = new Actor("pat.poc", "Pat Poc", Actor.Kind.MEMBER);
  private static final Actor DANA = new Actor("dana.whitfield", "Dana Whitfield", Actor.Kind.CBP);

  private final Accounts accounts;
  private final Memberships memberships;
  private final Withdrawals withdrawals;
  private final Certificates certificates;
  private final Benefits benefits;
  private final Deadlines deadlines;
  private final Letters letters;
  private final TestClock clock;
  private final JdbcClient jdbc;

  @Autowired
  MembershipsTest(
      Accounts accounts,
      Memberships memberships,
      Withdrawals withdrawals,
      Certificates certificates,
      Benefits benefits,
      Deadlines deadlines,
      Letters letters,
      TestClock clock,
      JdbcClient jdbc) {
    this.jdbc = jdbc;
    this.accounts = accounts;
    this.memberships = memberships;
    this.withdrawals = withdrawals;
    this.certificates = certificates;
    this.benefits = benefits;
    this.deadlines = deadlines;
    this.letters = letters;
    this.clock = clock;
  }

  @BeforeEach
  void setTheDate() {
    clock.set(LocalDate.of(2027, 3, 3));
  }

  @Test
  void grantsTheCertificationWithDatesCertificateAndLetter() {
    var number = vetted();

    var granted = memberships.grant(number, number + "-APP-1", STEP);

    assertThat(accounts.get(number).status()).isEqualTo(MembershipStatus.CERTIFIED);
    assertThat(accounts.get(number).anniversary()).isEqualTo(LocalDate.of(2027, 3, 3));
    assertThat(granted.annualReviewOpensAt())
        .isEqualTo(OffsetDateTime.parse("2027-12-04T00:00:00-05:00"));
    assertThat(granted.reviewYear()).isEqualTo(2028);
    assertThat(granted.validationOpensAt())
        .isEqualTo(OffsetDateTime.parse("2027-11-04T00:00:00-04:00"));
    assertThat(granted.validationNumber()).isOne();
    assertThat(deadlines.of(number.value()))
        .extracting(Deadline::ruleId)
        .containsExactlyInAnyOrder("DL04", "DL06", "DL07", "DC01");
    var certificate = certificates.of(number).getFirst();
    assertThat(certificate.validUntil()).isEqualTo(LocalDate.of(2028, 3, 3));
    assertThat(certificates.verify(certificate.number())).contains(certificate);
    assertThat(certificates.verify("CTPAT-2027-FORGED22")).isEmpty();
    assertThat(letters.of(number.value()))
        .singleElement()
        .satisfies(
            letter ->
                assertThat(letter.text())
                    .contains(
                        "Olive Officer",
                        "Tier 1",
                        certificate.number(),
                        "March 3, 2028",
                        "Front-of-line"));
  }

  @Test
  void changesNothingWhenTheCertificationIsGrantedTwice() {
    var number = vetted();
    var first = memberships.grant(number, number + "-APP-1", STEP);
    clock.set(LocalDate.of(2027, 3, 9));

    var second = memberships.grant(number, number + "-APP-1", STEP);

    assertThat(second).isEqualTo(first);
    assertThat(certificates.of(number)).hasSize(1);
    assertThat(letters.of(number.value())).hasSize(1);
    assertThat(deadlines.of(number.value())).hasSize(4);
  }

  @Test
  void grantsTheCertificationAlsoWhenTheProfileWasApprovedFirst() {
    var number = vetted();
    accounts.take(number, "profile_approved", "C-1", "", DANA);

    memberships.grant(number, number + "-APP-1", STEP);

    assertThat(accounts.get(number).status()).isEqualTo(MembershipStatus.CERTIFIED);
  }

  @Test
  void refusesToCertifyBeforeTheVetting() {
    var number = accounts.open(TestCompanies.importer("Harbor Lamps"), PAT).number();

    assertThatThrownBy(() -> memberships.grant(number, number + "-APP-1", STEP))
        .isInstanceOf(TransitionRefused.class);
    assertThat(certificates.of(number)).isEmpty();
  }

  @Test
  void opensTheNextReviewNinetyDaysBeforeTheNextAnniversary() {
    clock.set(LocalDate.of(2028, 2, 29));
    var number = certified();

    var next = memberships.nextReview(number, 2029, STEP);

    assertThat(next.reviewYear()).isEqualTo(2030);
    assertThat(deadlines.find(number + "-AR-2029", "DL06").orElseThrow().dueOn())
        .isEqualTo("2029-02-28");
    assertThat(deadlines.find(number + "-AR-2030", "DL06").orElseThrow().dueOn())
        .isEqualTo("2030-02-28");
    assertThat(next.annualReviewOpensAt())
        .isEqualTo(OffsetDateTime.parse("2029-11-30T00:00:00-05:00"));
    assertThat(memberships.nextReview(number, 2029, STEP)).isEqualTo(next);
  }

  @Test
  void opensTheNextValidationBeforeFourYearsHavePassed() {
    var number = certified();
    clock.set(LocalDate.of(2028, 2, 1));

    var next = memberships.nextValidation(number, 1, STEP);

    assertThat(next.validationNumber()).isEqualTo(2);
    assertThat(deadlines.find(number + "-VAL-1", "DL05").orElseThrow().dueOn())
        .isEqualTo("2032-02-01");
    assertThat(next.validationOpensAt())
        .isEqualTo(OffsetDateTime.parse("2031-10-04T00:00:00-04:00"));
    clock.set(LocalDate.of(2028, 2, 5));
    assertThat(memberships.nextValidation(number, 1, STEP)).isEqualTo(next);
  }

  @Test
  void takesAWithdrawalInWritingWithItsReason(ApplicationEvents events) {
    var number = certified();

    var request = withdrawals.request(number, " Import business sold ", PAT);
    var due = memberships.acknowledgeWithdrawal(number, STEP);

    assertThat(request.requestId()).isEqualTo(number + "-WD-1");
    assertThat(events.stream(WithdrawalRequested.class))
        .containsExactly(
            new WithdrawalRequested(number.value(), number + "-WD-1", "Import business sold"));
    assertThat(due).isEqualTo(OffsetDateTime.parse("2027-03-13T23:59:59-05:00"));
    assertThat(memberships.acknowledgeWithdrawal(number, STEP)).isEqualTo(due);
    assertThat(letters.of(number.value()).getFirst().text())
        .contains("Import business sold", "March 13, 2027");
  }

  @Test
  void refusesAWithdrawalWithoutReasonTwiceAndOfAnApplicant() {
    var number = certified();
    var applicant = accounts.open(TestCompanies.importer("Harbor Chairs"), PAT).number();

    assertThatThrownBy(() -> withdrawals.request(number, " ", PAT))
        .isInstanceOf(WithdrawalRefused.class)
        .hasMessageContaining("reason");
    assertThatThrownBy(() -> withdrawals.request(applicant, "No interest", PAT))
        .isInstanceOf(WithdrawalRefused.class)
        .hasMessageContaining("application");
    withdrawals.request(number, "Business sold", PAT);
    assertThatThrownBy(() -> withdrawals.request(number, "Business sold", PAT))
        .isInstanceOf(WithdrawalRefused.class)
        .hasMessageContaining("waiting");
  }

  @Test
  void closesTheAccountAfterAConfirmedWithdrawalAndTidiesUp(ApplicationEvents events) {
    var number = certified();
    withdrawals.request(number, "Business sold", PAT);
    memberships.acknowledgeWithdrawal(number, STEP);
    withdrawals.decide(number, true, "Spoke with Pat", DANA);

    memberships.close(number, STEP);
    memberships.close(number, STEP);
    memberships.end(number, STEP);
    memberships.end(number, STEP);

    assertThat(accounts.get(number).status()).isEqualTo(MembershipStatus.WITHDRAWN);
    assertThat(benefits.of(number)).isEmpty();
    assertThat(events.stream(MembershipEnded.class)).hasSize(1);
    assertThat(deadlines.of(number.value()))
        .extracting(Deadline::state)
        .doesNotContain(Deadline.State.OPEN);
    var certificate = certificates.of(number).getFirst();
    assertThat(certificate.revokedOn()).isEqualTo(LocalDate.of(2027, 3, 3));
    assertThat(certificate.validOn(LocalDate.of(2027, 3, 4))).isFalse();
    assertThat(letters.of(number.value()))
        .extracting(Letter::template)
        .containsExactly(
            "membership-ended", "account-closed", "withdrawal-received", "certification-granted");
    assertThat(letters.of(number.value()).getFirst().text())
        .contains("Annual security profile review, due March 3, 2028")
        .contains("Withdrawn");
  }

  @Test
  void numbersTheValidationsOnWhenACompanyComesBack() {
    var number = certified();
    withdrawals.request(number, "Business sold", PAT);
    withdrawals.decide(number, true, "Spoke with Pat", DANA);
    memberships.close(number, STEP);
    memberships.end(number, STEP);
    clock.set(LocalDate.of(2028, 5, 2));
    accounts.take(number, "reapply", number + "-APP-2", "", PAT);
    for (var event :
        new String[] {"submit_company_profile", "submit_security_profile", "assign_specialist"}) {
      accounts.take(number, event, number + "-APP-2", "", DANA);
    }
    TestApplications.passed(jdbc, number.value(), number + "-APP-2", "IMP");

    var granted = memberships.grant(number, number + "-APP-2", STEP);

    assertThat(granted.validationNumber()).isEqualTo(2);
    assertThat(granted.reviewYear()).isEqualTo(2029);
    assertThat(accounts.get(number).anniversary()).isEqualTo(LocalDate.of(2028, 5, 2));
    assertThat(memberships.grant(number, number + "-APP-2", STEP)).isEqualTo(granted);
  }

  @Test
  void refusesToCloseAnAccountWithoutAConfirmedWithdrawal() {
    var number = certified();
    withdrawals.request(number, "Business sold", PAT);

    assertThatThrownBy(() -> memberships.close(number, STEP)).hasMessageContaining("confirmed");
    assertThat(accounts.get(number).status()).isEqualTo(MembershipStatus.CERTIFIED);
  }

  @Test
  void keepsTheMembershipWhenTheCompanyTakesItsRequestBack() {
    var number = certified();
    withdrawals.request(number, "Business sold", PAT);
    memberships.acknowledgeWithdrawal(number, STEP);

    withdrawals.decide(number, false, "Pat called: the sale fell through.", DANA);
    withdrawals.decide(number, false, "Pat called: the sale fell through.", DANA);

    assertThat(withdrawals.pending(number)).isEmpty();
    assertThat(withdrawals.of(number).getFirst().state()).isEqualTo(Withdrawal.State.KEPT);
    assertThat(deadlines.find(number + "-WD-1", "DC03").orElseThrow().state())
        .isEqualTo(Deadline.State.MET);
    assertThat(letters.of(number.value()).getFirst().text()).contains("the sale fell through");
    assertThat(withdrawals.request(number, "Sold after all", PAT).requestId())
        .isEqualTo(number + "-WD-2");
  }

  private AccountNumber certified() {
    var number = vetted();
    memberships.grant(number, number + "-APP-1", STEP);
    return number;
  }

  private AccountNumber vetted() {
    var number = accounts.open(TestCompanies.importer("Harbor Lamps"), PAT).number();
    for (var event :
        new String[] {"submit_company_profile", "submit_security_profile", "assign_specialist"}) {
      accounts.take(number, event, number + "-APP-1", "", DANA);
    }
    TestApplications.passed(jdbc, number.value(), number + "-APP-1", "IMP");
    return number;
  }
}
