package org.ctpat.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Set;
import org.ctpat.DomainTest;
import org.ctpat.audit.Actor;
import org.ctpat.audit.AuditTrail;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;

@DomainTest
class AccountsTest {

  private static final Actor CBP = new Actor("maria.kessler", "Maria Kessler", Actor.Kind.CBP);
  private static final Actor STEP = Actor.system("some-step");

  private final Accounts accounts;
  private final Benefits benefits;
  private final AuditTrail audit;

  @Autowired
  AccountsTest(Accounts accounts, Benefits benefits, AuditTrail audit) {
    this.accounts = accounts;
    this.benefits = benefits;
    this.audit = audit;
  }

  @Test
  void opensADraftWithTheNextNumber() {
    var first = accounts.open(TestCompanies.importer("Harbor Lamps"), CBP);
    var second = accounts.open(TestCompanies.importer("Harbor Chairs"), CBP);

    assertThat(first.number().value()).startsWith("10-001");
    assertThat(second.number()).isNotEqualTo(first.number());
    assertThat(first.status()).isEqualTo(MembershipStatus.NONE);
    assertThat(first.caseState()).isEqualTo(CaseState.DRAFT);
    assertThat(first.entityTypeName()).startsWith("U.S. importer");
    assertThat(accounts.contacts(first.number()))
        .extracting(Contact::signIn)
        .contains("olive.officer");
  }

  @Test
  void refusesANumberThatIsTakenAndAnUnknownEntityType() {
    var number = AccountNumber.of("22-000001");
    accounts.open(number, TestCompanies.importer("Harbor Lamps"), CBP);

    assertThatThrownBy(() -> accounts.open(number, TestCompanies.importer("Other"), CBP))
        .hasMessageContaining("22-000001");
    assertThatThrownBy(() -> accounts.open(TestCompanies.company("XYZ", "Other"), CBP))
        .hasMessageContaining("XYZ");
  }

  @Test
  void namesWhatWasTriedWhatStateWasMetAndWhatIsPossible() {
    var number = accounts.open(TestCompanies.importer("Harbor Lamps"), CBP).number();

    assertThat(accounts.can(number, "submit_security_profile")).isFalse();
    assertThatThrownBy(() -> accounts.apply(number, "submit_security_profile", "C-1", CBP))
        .isInstanceOf(TransitionRefused.class)
        .hasMessageContaining("submit_security_profile")
        .hasMessageContaining("Draft")
        .hasMessageContaining("submit_company_profile");
  }

  @Test
  void refusesATransitionWhoseGuardDoesNotHold() {
    var number = accounts.open(TestCompanies.importer("Harbor Lamps"), CBP).number();
    walk(number, "submit_company_profile", "submit_security_profile", "assign_specialist");

    assertThatThrownBy(
            () -> accounts.apply(number, "vetting_passed_and_profile_approved", "C-1", STEP))
        .isInstanceOf(TransitionRefused.class)
        .hasMessageContaining("in state Vetting: it asks for “both passed”")
        .hasMessageContaining("there is no application C-1 of this account")
        .hasMessageContaining("possible in this state are")
        .hasMessageContaining("return_for_correction");
    assertThat(accounts.get(number).caseState()).isEqualTo(CaseState.VETTING);
    assertThat(audit.history(number.value(), 1).getFirst().action())
        .isEqualTo("Status changed by assign specialist");

    var member = certified("IMP");
    assertThatThrownBy(() -> accounts.apply(member, "withdraw", "C-1", "Sold", STEP))
        .hasMessageContaining("no request “C-1” of the company is confirmed");
    assertThatThrownBy(() -> accounts.apply(member, "select_for_validation", "C-1", STEP))
        .hasMessageContaining("there is no validation C-1 of this account");
    assertThatThrownBy(() -> accounts.apply(member, "timer_annual_review_missed", "C-1", STEP))
        .hasMessageContaining("there is no review C-1 of this account");
  }

  @Test
  void leadsAnImporterFromTheDraftToTierThree() {
    var number = certified("IMP");
    assertThat(accounts.get(number).tier()).isEqualTo(1);
    assertThat(benefits.of(number))
        .extracting(Benefit::id)
        .contains("BN01", "BN09")
        .doesNotContain("BN02");

    walk(number, "select_for_validation", "start_visit", "report_clean");
    assertThat(accounts.get(number).tier()).isEqualTo(2);
    assertThat(benefits.of(number))
        .extracting(Benefit::id)
        .contains("BN02", "BN14")
        .doesNotContain("BN05");

    walk(number, "revalidation_due", "start_visit", "report_exceeds");
    assertThat(accounts.get(number).tier()).isEqualTo(3);
    assertThat(benefits.of(number)).extracting(Benefit::id).contains("BN05");

    var newest = audit.history(number.value(), 1).getFirst();
    assertThat(newest.action()).isEqualTo("Status changed by report exceeds");
    assertThat(newest.before())
        .containsEntry("status", "CERTIFIED_VALIDATED")
        .containsEntry("tier", 2);
    assertThat(newest.after()).containsEntry("status", "TIER_3").containsEntry("tier", 3);
    assertThat(newest.by()).isEqualTo(CBP);
  }

  @Test
  void refusesTierThreeToACarrier() {
    var number = certified("HWC_MX");
    walk(number, "select_for_validation", "start_visit");

    assertThat(accounts.get(number).tier()).isNull();
    assertThatThrownBy(() -> accounts.take(number, "report_exceeds", "C-1", "", CBP))
        .isInstanceOf(TransitionRefused.class)
        .hasMessageContaining("Tier 3");
    assertThat(accounts.get(number).caseState()).isEqualTo(CaseState.VALIDATION_ACTIVE);
  }

  @Test
  void grantsNoBenefitsWhileSuspendedButKeepsThemWhileASuspensionIsPending() {
    var number = certified("IMP");
    walk(number, "post_incident_finding");
    assertThat(benefits.of(number)).isNotEmpty();

    walk(number, "suspend");
    assertThat(benefits.of(number)).isEmpty();
  }

  @Test
  void announcesTheEndOfAMembershipButNotOfAnApplication(ApplicationEvents events) {
    var member = certified("IMP");
    accounts.take(member, "withdraw", "C-1", "Business sold", CBP);
    var applicant = accounts.open(TestCompanies.importer("Harbor Chairs"), CBP).number();
    walk(applicant, "submit_company_profile", "withdraw");

    assertThat(events.stream(MembershipEnded.class))
        .extracting(MembershipEnded::accountNumber, MembershipEnded::reason)
        .containsExactly(tuple(member.value(), "Withdrawn: Business sold"));
    assertThat(accounts.get(applicant).status()).isEqualTo(MembershipStatus.WITHDRAWN);
  }

  @Test
  void keepsIdentifiersAndMembershipUntilARemovalIsFinal(ApplicationEvents events) {
    var member = certified("IMP");
    walk(member, "aggravated_event");
    assertThat(events.stream(MembershipEnded.class)).isEmpty();

    accounts.settle(member, "C-1", STEP);
    accounts.settle(member, "C-1", STEP);

    assertThat(events.stream(MembershipEnded.class))
        .extracting(MembershipEnded::accountNumber, MembershipEnded::reason)
        .containsExactly(tuple(member.value(), "Removed"));
    assertThat(audit.history(member.value(), 9))
        .filteredOn(entry -> entry.action().equals("Decision final"))
        .hasSize(1);
  }

  @Test
  void settlesNothingWhileAnAppealRuns(ApplicationEvents events) {
    var member = certified("IMP");
    walk(member, "aggravated_event", "appeal");

    accounts.settle(member, "C-1", STEP);
    assertThat(events.stream(MembershipEnded.class)).isEmpty();

    walk(member, "decision_overturned");
    assertThat(accounts.get(member).status()).isEqualTo(MembershipStatus.CERTIFIED);
    assertThat(events.stream(StandingRestored.class))
        .extracting(StandingRestored::accountNumber)
        .containsExactly(member.value());
  }

  @Test
  void endsTheMembershipOfARemovedCompanyThatAppliesAnew(ApplicationEvents events) {
    var member = certified("IMP");
    walk(member, "aggravated_event", "reapply");

    assertThat(events.stream(MembershipEnded.class))
        .extracting(MembershipEnded::reason)
        .containsExactly("Removed: the company applies anew");
  }

  @Test
  void showsTheCaseAtAGlance() {
    var number = certified("IMP");
    walk(number, "select_for_validation");

    assertThat(accounts.glance(number, "Validation notice sent"))
        .containsEntry("company", "Harbor Goods IMP")
        .containsEntry("accountNumber", number.value())
        .containsEntry("status", "Certified (validation planned)")
        .containsEntry("tier", ", Tier 1")
        .containsEntry("lastStep", "Validation notice sent");
  }

  @Test
  void listsAccountsPageByPageAndByFilter() {
    for (int i = 1; i <= 5; i++) {
      accounts.open(
          AccountNumber.of("23-00000" + i), TestCompanies.importer("Keyset Traders " + i), CBP);
    }
    walk(AccountNumber.of("23-000003"), "submit_company_profile");
    var keyset = new AccountFilter(Set.of(), Set.of(), null, null, "keyset");

    var first = accounts.list(keyset, null, 2);
    var second = accounts.list(keyset, first.next(), 2);
    var third = accounts.list(keyset, second.next(), 2);

    assertThat(numbers(first)).containsExactly("23-000001", "23-000002");
    assertThat(numbers(second)).containsExactly("23-000003", "23-000004");
    assertThat(numbers(third)).containsExactly("23-000005");
    assertThat(third.next()).isNull();
    var preApplicants =
        new AccountFilter(Set.of(), Set.of(CaseState.PRE_APPLICANT), "IMP", null, "23-0");
    assertThat(numbers(accounts.list(preApplicants, null, 10))).containsExactly("23-000003");
    var certified =
        new AccountFilter(Set.of(MembershipStatus.CERTIFIED), Set.of(), null, null, "keyset");
    assertThat(numbers(accounts.list(certified, null, 10))).isEmpty();
  }

  @Test
  void namesAnUnknownAccount() {
    assertThatThrownBy(() -> accounts.get(AccountNumber.of("99-999999")))
        .isInstanceOf(UnknownAccount.class)
        .hasMessageContaining("99-999999");
  }

  private static List<String> numbers(AccountPage page) {
    return page.accounts().stream().map(account -> account.number().value()).toList();
  }

  private AccountNumber certified(String entityType) {
    var number =
        accounts
            .open(TestCompanies.company(entityType, "Harbor Goods " + entityType), CBP)
            .number();
    walk(
        number,
        "submit_company_profile",
        "submit_security_profile",
        "assign_specialist",
        "vetting_passed_and_profile_approved");
    return number;
  }

  private void walk(AccountNumber number, String... steps) {
    for (var step : steps) {
      accounts.take(number, step, "C-1", "", CBP);
    }
  }
}
