package org.ctpat.partner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ctpat.DomainTest;
import org.ctpat.TestClock;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.Accounts;
import org.ctpat.account.Contact;
import org.ctpat.account.MembershipStatus;
import org.ctpat.account.NewAccount;
import org.ctpat.account.StatusChanged;
import org.ctpat.account.TestStandings;
import org.ctpat.audit.Actor;
import org.ctpat.risk.PartyRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;

@DomainTest
class PartnerLossesTest {

  private static final Actor BEN = new Actor("ben.carter", "Ben Carter", Actor.Kind.MEMBER);
  private static final Actor STEP = Actor.system("test");
  private static final LocalDate TODAY = LocalDate.of(2027, 6, 7);
  private static final String OWNER = "83-300001";
  private static final String SECOND = "83-300002";
  private static final String APPLICANT = "83-300003";
  private static final String CARRIER = "83-300009";

  @Autowired private Accounts accounts;
  @Autowired private FollowUps followUps;
  @Autowired private LossRows lossRows;
  @Autowired private PartnerLosses losses;
  @Autowired private PartnerMonitoring monitoring;
  @Autowired private Partners partners;
  @Autowired private TestClock clock;

  private long partner;

  @BeforeEach
  void twoMembersAndAnApplicantDependOnACarrier() {
    clock.set(TODAY);
    for (var account : List.of(OWNER, SECOND, CARRIER)) {
      open(account);
      TestStandings.walk(
          accounts,
          account,
          "submit_company_profile",
          "submit_security_profile",
          "assign_specialist",
          "vetting_passed_and_profile_approved");
    }
    open(APPLICANT);
    partner = add(OWNER);
    add(SECOND);
    add(APPLICANT);
  }

  @Test
  void eachDependentMemberIsToldOnceHoweverOftenTheLossIs(ApplicationEvents events) {
    suspend();
    var loss = loss();
    losses.on(
        new StatusChanged(
            CARRIER,
            "IMP",
            MembershipStatus.CERTIFIED,
            MembershipStatus.SUSPENDED,
            null,
            CARRIER + "-SETUP",
            loss.lostAt()));
    spread(loss);
    spread(loss);

    assertThat(lossRows.findByPartnerAccountAndRegainedAtIsNullOrderByIdDesc(CARRIER)).hasSize(1);
    assertThat(events.stream(PartnerStatusLost.class).map(PartnerStatusLost::accountNumber))
        .containsExactly(OWNER, SECOND);
    assertThat(followUps.of(APPLICANT)).isEmpty();
    assertThat(loss().followedUp()).isEqualTo(2);
  }

  @Test
  void aRemovalWhileTheSuspensionIsFollowedUpAsksNothingAnew() {
    suspend();
    spread(loss());
    clock.set(TODAY.plusDays(91));
    TestStandings.walk(accounts, CARRIER, "no_response_confirmed");
    spread(loss());

    assertThat(followUps.of(OWNER)).hasSize(1);
    assertThat(partners.find(OWNER, partner).orElseThrow().lostWhy()).contains("removed");
  }

  @Test
  void proofsComeBackWithTheStatusAfterSuspensionRemovalAndAppeal() {
    partners.prove(
        OWNER,
        partner,
        new ProofEntry(
            ProofKind.CERTIFICATE, null, "CT-1", TODAY, TODAY.plusYears(2), "", List.of()),
        BEN);
    suspend();
    var suspension = loss();
    spread(suspension);
    clock.set(TODAY.plusDays(91));
    TestStandings.walk(accounts, CARRIER, "no_response_confirmed");
    var removal = loss();
    spread(removal);
    assertThat(partners.find(OWNER, partner).orElseThrow().proofs()).noneMatch(ProofView::good);
    clock.set(TODAY.plusDays(100));
    TestStandings.walk(accounts, CARRIER, "appeal", "decision_overturned");
    for (var loss : List.of(suspension, removal)) {
      while (losses.withdraw(loss.id())) {
        assertThat(loss.regained()).isTrue();
      }
    }

    var view = partners.find(OWNER, partner).orElseThrow();
    assertThat(view.proofs()).allMatch(ProofView::good);
    assertThat(view.standing()).isEqualTo(PartnerStanding.PROVEN);
    assertThat(followUps.of(OWNER)).allMatch(followUp -> followUp.state() == FollowUpState.CLOSED);
  }

  @Test
  void aStatusThatIsBackEndsWhatIsStillBeingToldAndDone(ApplicationEvents events) {
    suspend();
    var loss = loss();
    spread(loss);
    clock.set(TODAY.plusDays(3));
    TestStandings.walk(accounts, CARRIER, "response_submitted", "plan_fulfilled");
    while (losses.withdraw(loss.id())) {
      assertThat(loss.regained()).isTrue();
    }

    assertThat(followUps.of(OWNER))
        .singleElement()
        .satisfies(
            followUp -> {
              assertThat(followUp.state()).isEqualTo(FollowUpState.CLOSED);
              assertThat(followUp.outcome()).contains("good standing again");
            });
    assertThat(events.stream(PartnerStatusRegained.class)).hasSize(2);
    assertThat(partners.find(OWNER, partner).orElseThrow().lostWhy()).isNull();
  }

  @Test
  void whatNoProcessHasTakenUpIsAnnouncedAgainByTheNextRun(ApplicationEvents events) {
    suspend();
    spread(loss());
    clock.set(TODAY.plusDays(2));
    var run = monitoring.begin(1, STEP);
    monitoring.close(run, STEP);

    assertThat(events.stream(PartnerStatusLost.class)).hasSize(4);
    assertThat(followUps.of(OWNER)).hasSize(1);
  }

  @Test
  void aRunGoesOnWhereItWasBroken() {
    partners.importCsv(
        OWNER,
        new ByteArrayInputStream(
            IntStream.range(0, 250)
                .mapToObj(number -> "Packer " + number + ",VN,packer")
                .collect(Collectors.joining("\n", "name,country,role\n", ""))
                .getBytes(StandardCharsets.UTF_8)),
        BEN);
    var run = monitoring.begin(1, STEP);
    assertThat(monitoring.refresh(run, STEP)).isNotNull();

    assertThat(monitoring.begin(2, STEP)).as("another process of the day").isEqualTo(run);
    Long after;
    do {
      after = monitoring.refresh(run, STEP);
    } while (after != null);
    monitoring.close(run, STEP);
    monitoring.close(run, STEP);

    var view = monitoring.newest().getFirst();
    assertThat(view.lookedAt()).isGreaterThanOrEqualTo(253);
    assertThat(view.chunks()).isGreaterThanOrEqualTo(2);
    assertThat(view.closedAt()).isNotNull();
    assertThat(monitoring.refresh(run, STEP)).isNull();
    assertThat(monitoring.request(BEN)).as("a second run of the day").isEqualTo(run + "-2");
  }

  private void suspend() {
    TestStandings.walk(accounts, CARRIER, "post_incident_finding", "suspend");
  }

  private PartnerLoss loss() {
    return lossRows.findByPartnerAccountAndRegainedAtIsNullOrderByIdDesc(CARRIER).getFirst();
  }

  private void spread(PartnerLoss loss) {
    while (losses.spread(loss.id())) {
      assertThat(loss.spread()).isFalse();
    }
  }

  private long add(String owner) {
    return partners.add(
        owner,
        new PartnerEntry(
            "The carrier", "MX", PartyRole.TRUCKER, true, CARRIER, null, "", "", null, null),
        BEN);
  }

  private void open(String account) {
    accounts.open(
        AccountNumber.of(account),
        new NewAccount(
            "IMP",
            "Loss Test " + account,
            new Contact(Contact.Kind.OFFICER, null, "Olga Hart", null, null, null),
            null),
        BEN);
  }
}
