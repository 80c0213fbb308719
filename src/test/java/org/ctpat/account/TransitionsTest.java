package org.ctpat.account;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ctpat.DomainTest;
import org.ctpat.audit.Actor;
import org.ctpat.audit.AuditTrail;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import tools.jackson.databind.json.JsonMapper;

/** Every row of account-states.json: by whom, when its guard holds, and nothing else. */
@DomainTest
class TransitionsTest {

  private static final TransitionTable TABLE = new TransitionTable(JsonMapper.builder().build());
  private static final Actor SETUP = Actor.system("test-setup");
  private static final String COMPANY = Transition.COMPANY;
  private static final List<String> ROLES =
      List.of(
          COMPANY,
          "ctpat-specialist",
          "ctpat-supervisor",
          "ctpat-headquarters",
          "ctpat-appeals",
          "ctpat-vetting",
          "ctpat-process-owner");

  /** How an account comes into each state, from the draft. */
  private static final Map<String, String> WAYS =
      Map.ofEntries(
          entry("DRAFT", ""),
          entry("PRE_APPLICANT", "submit_company_profile"),
          entry("APPLICANT", "PRE_APPLICANT submit_security_profile"),
          entry("VETTING", "APPLICANT assign_specialist"),
          entry("RETURNED", "VETTING return_for_correction"),
          entry("PROFILE_APPROVED", "VETTING profile_approved"),
          entry("INELIGIBLE", "VETTING vetting_failed"),
          entry("CERTIFIED", "VETTING vetting_passed_and_profile_approved"),
          entry("VALIDATION_PLANNED", "CERTIFIED select_for_validation"),
          entry("VALIDATION_ACTIVE", "VALIDATION_PLANNED start_visit"),
          entry("ACTIONS_REQUIRED", "VALIDATION_ACTIVE report_actions_required"),
          entry("CERTIFIED_VALIDATED", "VALIDATION_ACTIVE report_clean"),
          entry("TIER_3", "VALIDATION_ACTIVE report_exceeds"),
          entry("SUSPENSION_PENDING", "CERTIFIED_VALIDATED post_incident_finding"),
          entry("SUSPENDED", "SUSPENSION_PENDING suspend"),
          entry("REINSTATEMENT_REVIEW", "SUSPENDED response_submitted"),
          entry("REMOVED", "CERTIFIED_VALIDATED aggravated_event"),
          entry("APPEAL_PENDING", "SUSPENDED appeal"),
          entry("WITHDRAWN", "CERTIFIED withdraw"));

  private final Accounts accounts;
  private final Accounts unguarded;
  private final TransitionGuards guards;
  private final StaffMembers staff;

  @Autowired
  TransitionsTest(
      Accounts accounts,
      AccountRepository repository,
      EntityTypes types,
      TransitionActors actors,
      TransitionGuards guards,
      Places places,
      PersonalNumbers numbers,
      BoardColumns columns,
      AuditTrail audit,
      ApplicationEventPublisher events,
      Clock clock,
      StaffMembers staff,
      ObjectProvider<TransitionGuard> none) {
    this.accounts = accounts;
    this.guards = guards;
    this.staff = staff;
    this.unguarded =
        new Accounts(
            repository,
            types,
            TABLE,
            actors,
            new TransitionGuards(TABLE, none) {
              @Override
              Optional<String> objection(Transition row, AccountNumber number, String caseId) {
                return Optional.empty();
              }
            },
            places,
            numbers,
            columns,
            audit,
            events,
            clock);
  }

  static List<Transition> transitions() {
    return TABLE.all();
  }

  static Set<String> states() {
    return new TreeSet<>(WAYS.keySet());
  }

  @BeforeEach
  void employPeople() {
    ROLES.stream()
        .filter(role -> !role.equals(COMPANY))
        .forEach(
            role ->
                staff.save(
                    new StaffMember(new StaffPerson(role, role, "Buffalo", Set.of(role), null))));
    staff.flush();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("transitions")
  void isTakenByItsActorAndRefusedToEverybodyElse(Transition row) {
    var number = in(row.state());
    var before = accounts.get(number);

    for (var role : ROLES) {
      if (!row.roles().contains(role)) {
        assertThatThrownBy(() -> unguarded.apply(number, row.event(), "C-1", "", person(role)))
            .isInstanceOf(TransitionRefused.class)
            .hasMessageContaining(row.event())
            .hasMessageContaining("it is for “" + row.actor() + "”");
        assertThat(accounts.get(number)).isEqualTo(before);
      }
    }
    var actor = row.roles().stream().sorted().findFirst().map(this::person).orElse(SETUP);
    var after = unguarded.apply(number, row.event(), "C-1", "", actor);

    switch (row.next()) {
      case TransitionTable.PREVIOUS ->
          assertThat(after.status()).isEqualTo(MembershipStatus.CERTIFIED_VALIDATED);
      case TransitionTable.CONTESTED ->
          assertThat(after.status()).isEqualTo(MembershipStatus.SUSPENDED);
      default ->
          assertThat(List.of(after.status().name(), after.caseState().name())).contains(row.next());
    }
  }

  /** All but the waiting time, which holds where none runs; ApplicationFlowTest lets one run. */
  static List<Transition> guarded() {
    return TABLE.all().stream().filter(row -> !row.guard().equals("waiting time over")).toList();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("guarded")
  void isRefusedWhileItsGuardDoesNotHold(Transition row) {
    var number = in(row.state());

    assertThatThrownBy(() -> accounts.apply(number, row.event(), "UNKNOWN", SETUP))
        .isInstanceOf(TransitionRefused.class)
        .hasMessageContaining("it asks for “" + row.guard() + "”");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("states")
  void refusesEveryOtherEventAndNamesTheStateAndWhatIsPossible(String state) {
    var number = in(state);
    var standing = accounts.get(number);
    var membership = standing.status().name();
    // A validation runs beside the membership, whose own events stay possible.
    var possible = TABLE.all().stream().filter(row -> accounts.can(number, row.event()));
    var offered = possible.map(Transition::event).collect(Collectors.toCollection(TreeSet::new));

    assertThat(offered).containsAll(TABLE.eventsIn(state));
    assertThat(offered)
        .allMatch(
            event ->
                TABLE.eventsIn(state).contains(event)
                    || TABLE.eventsIn(membership).contains(event));
    for (var event : events()) {
      if (!offered.contains(event)) {
        assertThatThrownBy(() -> unguarded.apply(number, event, "C-1", SETUP))
            .isInstanceOf(TransitionRefused.class)
            .hasMessageContaining("Event " + event + " is not possible")
            .hasMessageContaining("possible are " + offered);
        assertThat(accounts.get(number)).isEqualTo(standing);
      }
    }
  }

  @Test
  void somebodyAnswersForEveryGuard() {
    assertThat(guards.answered())
        .containsExactlyInAnyOrderElementsOf(
            TABLE.all().stream().map(Transition::guard).collect(Collectors.toSet()));
  }

  @Test
  void knowsAWayIntoEveryState() {
    assertThat(WAYS.keySet())
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(TABLE.all().stream().map(Transition::state))
                .flatMap(Function.identity())
                .collect(Collectors.toSet()));
  }

  private static Set<String> events() {
    return TABLE.all().stream().map(Transition::event).collect(Collectors.toSet());
  }

  private AccountNumber in(String state) {
    var number =
        accounts.open(TestCompanies.company("IMP", "Harbor Goods " + state), SETUP).number();
    way(state).forEach(event -> accounts.take(number, event, "C-1", "", SETUP));
    return number;
  }

  private static Stream<String> way(String state) {
    var way = WAYS.get(state).split(" ");
    return way.length == 1
        ? Arrays.stream(way).filter(event -> !event.isEmpty())
        : Stream.concat(way(way[0]), Stream.of(way[1]));
  }

  private Actor person(String role) {
    return new Actor(role, role, role.equals(COMPANY) ? Actor.Kind.MEMBER : Actor.Kind.CBP);
  }
}
