package org.ctpat.demo.world;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.enums.UserTaskState;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.Invitations;
import org.ctpat.account.MembershipStatus;
import org.ctpat.account.Site;
import org.ctpat.account.SuspensionGrounds;
import org.ctpat.account.Withdrawals;
import org.ctpat.appeal.Appeals;
import org.ctpat.application.Applications;
import org.ctpat.audit.Actor;
import org.ctpat.criteria.SecurityProfiles;
import org.ctpat.deadline.UsEastern;
import org.ctpat.demo.DemoPeople;
import org.ctpat.demo.Stories;
import org.ctpat.demo.StoryPlayer;
import org.ctpat.embedded.EmbeddedCamunda;
import org.ctpat.enforcement.Enforcements;
import org.ctpat.enforcement.Proposal;
import org.ctpat.incident.Incidents;
import org.ctpat.partner.PartnerEntry;
import org.ctpat.partner.Partners;
import org.ctpat.portal.DemoFilling;
import org.ctpat.risk.Level;
import org.ctpat.risk.PartyRole;
import org.ctpat.status.StatusConsents;
import org.ctpat.task.Inbox;
import org.ctpat.task.InboxEntry;
import org.ctpat.task.InboxTask;
import org.ctpat.task.Person;
import org.ctpat.task.TaskRefused;
import org.ctpat.validation.BestPracticeElement;
import org.ctpat.validation.FindingEntry;
import org.ctpat.validation.FindingResult;
import org.ctpat.validation.Validations;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import tools.jackson.databind.JsonNode;

/**
 * Fills the demonstration with some hundred companies in all stages, one after the other, while the
 * portal can be used. What waits for people waits in real processes of the engine; what lies behind
 * it was written by the modules, dated back.
 */
public final class DemoWorld implements DemoFilling, DisposableBean {

  private static final Logger LOG = LoggerFactory.getLogger(DemoWorld.class);
  private static final Person READER = DemoPeople.cbp("helen.brandt");
  private static final Actor DANA = DemoPeople.cbp("dana.whitfield").actor();
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int LONGEST = 120;
  private static final int PAIRS = 60;

  /** The modules that live companies act with. */
  record Actions(
      Applications applications,
      Invitations invitations,
      Incidents incidents,
      Enforcements enforcements,
      Appeals appeals,
      Withdrawals withdrawals,
      Validations validations,
      Partners partners,
      StatusConsents consents,
      SecurityProfiles profiles,
      Inbox inbox,
      Stories stories,
      CamundaClient client) {}

  private final MemberHistory.Modules modules;
  private final Actions actions;
  private final PastTime time;
  private final EmbeddedCamunda camunda;
  private final List<WorldCompany> companies;
  private final ReentrantLock turn = new ReentrantLock(true);
  private volatile int done;
  private volatile boolean stopped;
  private volatile boolean finished;
  private final List<String> failures = new ArrayList<>();

  DemoWorld(
      MemberHistory.Modules modules,
      Actions actions,
      PastTime time,
      EmbeddedCamunda camunda,
      int limit) {
    this.modules = modules;
    this.actions = actions;
    this.time = time;
    this.camunda = camunda;
    this.companies = Roster.companies().stream().limit(limit).toList();
  }

  /** Begins to fill it in the background. */
  public void start() {
    Thread.ofPlatform().name("demo-world").daemon().start(this::fill);
  }

  /** Nothing comes. */
  public void leaveOut() {
    finished = true;
  }

  /** Fills it. */
  public void fill() {
    for (var company : companies) {
      turn.lock();
      try {
        if (stopped) {
          return;
        }
        settle(company);
      } catch (RuntimeException | AssertionError e) {
        if (stopped) {
          return;
        }
        failures.add(company.stage() + " " + company.company().entityType() + ": " + e);
        LOG.warn("Company {} of the demo world is left as it is", company.account(), e);
      } finally {
        time.arrive(company.account());
        turn.unlock();
      }
      done++;
    }
    introduce();
    finished = true;
  }

  @Override
  public int done() {
    return done;
  }

  @Override
  public int total() {
    return companies.size();
  }

  @Override
  public boolean finished() {
    return finished;
  }

  /** Companies that could not be brought to their stage, with the reason. */
  public List<String> failures() {
    return List.copyOf(failures);
  }

  /** The companies, in the order in which they come. */
  public List<WorldCompany> companies() {
    return companies;
  }

  /** Does something while no company is on its way: moving the time, for instance. */
  public void between(Runnable work) {
    turn.lock();
    try {
      work.run();
    } finally {
      turn.unlock();
    }
  }

  @Override
  public void destroy() {
    stopped = true;
  }

  private void settle(WorldCompany company) {
    new Life(company).live();
    forgetEarlyAlarms(company.account());
    signIn(company, company.company().member(), false);
    signIn(company, company.company().officer(), true);
  }

  /** What the engine found overdue before it was, by the company's own time. */
  private void forgetEarlyAlarms(String account) {
    modules
        .jdbc()
        .sql(
            """
            delete from notice where account_number = ? and cause like 'overdue:%'
              and cast(created_at as date) < cast(right(cause, 10) as date)
            """)
        .param(account)
        .update();
  }

  private void signIn(WorldCompany company, Person person, boolean officer) {
    modules
        .jdbc()
        .sql("insert into company_right values (?, ?, ?, ?, ?, ?)")
        .params(
            -2 * Long.parseLong(company.account().substring(3)) - (officer ? 1 : 0),
            person.id(),
            person.name(),
            company.account(),
            officer,
            camunda.clock().instant().atOffset(ZoneOffset.UTC))
        .update();
  }

  /** Members name each other as partners, and let each other see their status. */
  private void introduce() {
    var members =
        companies.stream()
            .filter(
                company ->
                    EnumSet.of(
                            Stage.VALIDATED,
                            Stage.TIER_3,
                            Stage.CERTIFIED,
                            Stage.SUSPENDED,
                            Stage.INCIDENT)
                        .contains(company.stage()))
            .toList();
    for (int i = 0; i + 7 < members.size() && i < PAIRS && !stopped; i++) {
      var one = members.get(i);
      var other = members.get(i + 7);
      turn.lock();
      try {
        time.set(one.account(), Duration.ofDays(3 + i % 40));
        actions
            .partners()
            .add(
                one.account(),
                new PartnerEntry(
                    other.company().name(),
                    other.profile().get("country").toString(),
                    role(other.company().entityType()),
                    true,
                    other.account(),
                    Level.LOW,
                    "Security clauses of the CTPAT agreement",
                    "",
                    modules.deadlines().today().minusDays(20),
                    null),
                one.company().member().actor());
        if (i % 3 != 2) {
          actions
              .consents()
              .ask(
                  AccountNumber.of(one.account()), other.account(), one.company().member().actor());
        }
        if (i % 3 == 0) {
          var number = AccountNumber.of(other.account());
          actions
              .consents()
              .of(number)
              .forEach(
                  consent -> {
                    if (consent.acceptedAt() == null) {
                      actions
                          .consents()
                          .accept(number, consent.id(), other.company().member().actor());
                    }
                  });
        }
      } catch (RuntimeException e) {
        failures.add("Partners " + one.account() + " and " + other.account() + ": " + e);
      } finally {
        time.arrive(one.account());
        turn.unlock();
      }
    }
  }

  private static PartyRole role(String entityType) {
    return switch (entityType) {
      case "IMP" -> PartyRole.IMPORTER;
      case "FMFR", "EXP" -> PartyRole.MANUFACTURER;
      case "BRK" -> PartyRole.BROKER;
      case "HWC_MX", "HWC_CA", "MLH" -> PartyRole.TRUCKER;
      case "SEA", "AIR", "RAIL" -> PartyRole.CARRIER;
      case "MPTO", "MPTO_F" -> PartyRole.PORT;
      default -> PartyRole.FORWARDER;
    };
  }

  /** How one company comes to where it stands. */
  private final class Life {

    private final WorldCompany world;
    private final String account;
    private final AccountNumber number;
    private final StoryPlayer player;
    private final Actor contact;
    private final Actor officer;
    private final Set<String> played = new HashSet<>();
    private double lag;
    private int rank;

    Life(WorldCompany world) {
      this.world = world;
      this.account = world.account();
      this.number = AccountNumber.of(account);
      this.contact = world.company().member().actor();
      this.officer = world.company().officer().actor();
      this.rank = Math.floorMod(account.hashCode(), 60);
      this.player = actions.stories().of(world.company()).hasty();
      if (world.profile().containsKey("invitationNumber")) {
        world
            .profile()
            .put(
                "invitationNumber",
                actions
                    .invitations()
                    .invite(world.company().entityType(), world.company().name(), READER.actor())
                    .number());
      }
      overrides();
    }

    void live() {
      if (world.stage().application()) {
        apply();
        return;
      }
      var anniversary =
          switch (world.stage()) {
            case CERTIFIED, VALIDATED, TIER_3 -> world.days();
            case WITHDRAWN -> Math.max(world.days() + 20, 60);
            default -> world.stage().review() ? 275 + world.days() : 25 + world.days() + rank;
          };
      var history = new MemberHistory(modules, time, camunda.clock(), world);
      var variables = history.write(anniversary, world.years());
      at(world.stage().review() ? world.days() : 0);
      if (world.stage().review()) {
        time.setElements(
            account,
            Map.of(
                "Task_SendReminder", days(Math.max(0, world.days() - 60)),
                "Task_RegisterOverdueReview", days(Math.max(0, world.days() - 91)),
                "Task_DecideOverdueAnnualReview", days(Math.max(0, world.days() - 91))));
      }
      actions
          .client()
          .newCreateInstanceCommand()
          .bpmnProcessId("ctpat-membership")
          .latestVersion()
          .variables(variables)
          .startBeforeElement("Gateway_NextReview")
          .startBeforeElement("Gateway_NextValidation")
          .execute();
      goOn();
    }

    private void apply() {
      at(world.days());
      actions.applications().start(number, MemberHistory.newAccount(world), contact);
      switch (world.stage()) {
        case COMPANY_PROFILE -> await(world.stage().formId());
        case APPLICATION_WITHDRAWN -> {
          until("sign-partner-agreement", 0.6);
          actions
              .applications()
              .requestWithdrawal(account, "The company waits for its new warehouse.", contact);
          await(() -> status() == MembershipStatus.WITHDRAWN);
        }
        case INELIGIBLE -> {
          until("decide-certification", 0.4);
          play("decide-certification");
          await(() -> status() == MembershipStatus.INELIGIBLE);
        }
        default -> until(world.stage().formId(), 0.25);
      }
      if (world.stage() == Stage.PREPARING && rank % 2 == 0) {
        play("map-cargo-flow-and-partners");
        await("rate-threats");
      }
    }

    /** What happens to it as a member. */
    private void goOn() {
      int days = world.days();
      switch (world.stage()) {
        case CERTIFIED, VALIDATED, TIER_3 -> {}
        case REVIEW_OPEN, REVIEW_SIGN, REVIEW_BY_CBP, REVIEW_RETURNED ->
            until(world.stage().formId(), 0.2);
        case REVIEW_OVERDUE -> await(world.stage().formId());
        case VALIDATION_CHOOSE,
            VALIDATION_ANSWER,
            VALIDATION_PLANNED,
            VALIDATION_VISIT,
            VALIDATION_REPORT,
            VALIDATION_ACTIONS ->
            validate(days);
        case INCIDENT -> {
          at(days);
          actions.incidents().report(account, seal(), List.of(), contact);
          await("notify-parties");
          if (rank % 2 == 0) {
            until("analyse-incident", 0.3);
          }
        }
        case SUSPENSION_PROPOSED -> {
          propose(days, false);
          await("review-proposed-suspension");
        }
        case SUSPENDED, REINSTATEMENT -> {
          propose(days + 3, false);
          await("review-proposed-suspension");
          at(days);
          play("review-proposed-suspension");
          await("answer-suspension");
          if (world.stage() == Stage.REINSTATEMENT) {
            at(days * 0.4);
            play("answer-suspension");
            await("review-reinstatement-plan");
          }
        }
        case REMOVED, APPEAL -> {
          propose(days + 3, true);
          await("decide-removal");
          at(days);
          play("decide-removal");
          await(() -> status() == MembershipStatus.REMOVED);
          if (world.stage() == Stage.APPEAL) {
            at(days * 0.5);
            actions
                .appeals()
                .file(
                    account,
                    account + "-ENF-1-REMOVAL",
                    "The containers were opened by the carrier's people after they had left our yard.",
                    "Two people check and sign for each seal, and the carrier is replaced.",
                    List.of(),
                    officer);
            await("decide-appeal");
          }
        }
        case WITHDRAWAL, WITHDRAWN -> {
          at(days + (world.stage() == Stage.WITHDRAWN ? 6 : 0));
          actions.withdrawals().request(number, "The import business is sold.", officer);
          await("confirm-withdrawal");
          if (world.stage() == Stage.WITHDRAWN) {
            at(days);
            play("confirm-withdrawal");
            await(() -> status() == MembershipStatus.WITHDRAWN);
            await(
                () ->
                    modules.deadlines().of(account).stream()
                        .noneMatch(
                            d -> d.state().name().equals("OPEN") && d.ruleId().equals("DL06")));
          }
        }
        default -> throw new IllegalStateException("No member is in stage " + world.stage());
      }
    }

    private void propose(int daysAgo, boolean aggravated) {
      at(daysAgo);
      actions
          .enforcements()
          .propose(
              account,
              new Proposal(
                  SuspensionGrounds.SECURITY_INCIDENT,
                  "Seals were found open on three of five loads at the company's own yard.",
                  false,
                  aggravated),
              DANA);
    }

    /** Each step has its day, counted from the selection. */
    private void validate(int days) {
      var steps =
          Map.of(
              "choose-sites-and-team", 2,
              "provide-documents", 6,
              "agree-visit-dates", 8,
              "conduct-site-visit", 39,
              "draft-validation-report", 44,
              "approve-validation-report", 47);
      time.setElements(
          account,
          Map.of(
              "Task_StartSiteVisits", days(Math.max(0, days - 38)),
              "Task_ConductSiteVisit", days(Math.max(0, days - 38))));
      at(days);
      actions
          .validations()
          .select(account, "Chosen by field office: new lanes since the last visit", DANA);
      await("choose-sites-and-team");
      for (int step = 0; step < LONGEST; step++) {
        if (world.stage() == Stage.VALIDATION_PLANNED
            && played.containsAll(Set.of("agree-visit-dates", "provide-documents"))) {
          return;
        }
        var open = awaitAny();
        if (open.stream().anyMatch(entry -> entry.formId().equals(world.stage().formId()))) {
          return;
        }
        var next = open.getFirst();
        at(Math.max(0.2, days - steps.getOrDefault(next.formId(), 50)));
        play(next);
      }
      throw new IllegalStateException("The validation does not come to " + world.stage());
    }

    /** Plays what is open until this form is, the last steps being taken after this part of it. */
    private void until(String formId, double rest) {
      double end = world.days() * rest;
      for (int step = 0; step < LONGEST; step++) {
        var open = awaitAny();
        if (open.stream().anyMatch(entry -> entry.formId().equals(formId))) {
          return;
        }
        at(end + (lag - end) * 0.85);
        play(open.getFirst());
      }
      throw new IllegalStateException("No task " + formId + " comes up");
    }

    private void play(String formId) {
      await(formId);
      play(
          awaitAny().stream()
              .filter(entry -> entry.formId().equals(formId))
              .findFirst()
              .orElseThrow(() -> new IllegalStateException("There is no task " + formId)));
    }

    /** The inbox knows a task a moment before the engine lets anybody change it. */
    private void play(InboxEntry entry) {
      await(
          () ->
              actions.client().newUserTaskGetRequest(entry.key()).execute().getState()
                  == UserTaskState.CREATED);
      var task = actions.inbox().find(entry.key()).orElseThrow();
      try {
        player.play(task);
      } catch (TaskRefused e) {
        // A clock that is over already raises the priority at the same moment: once more.
        LockSupport.parkNanos(500_000_000);
        player.play(task);
      }
      played.add(entry.formId());
    }

    private List<InboxEntry> open() {
      return actions.inbox().openOfAccount(account, READER);
    }

    private List<InboxEntry> awaitAny() {
      await(() -> !open().isEmpty());
      return open();
    }

    private void await(String formId) {
      await(() -> open().stream().anyMatch(entry -> entry.formId().equals(formId)));
    }

    private void await(BooleanSupplier condition) {
      var end = System.nanoTime() + PATIENCE.toNanos();
      while (!condition.getAsBoolean()) {
        if (stopped || System.nanoTime() > end) {
          throw new IllegalStateException(
              "It does not go on; open are %s after %s"
                  .formatted(open().stream().map(InboxEntry::formId).toList(), played));
        }
        LockSupport.parkNanos(5_000_000);
      }
    }

    private MembershipStatus status() {
      return modules.accounts().get(number).status();
    }

    private void at(double daysAgo) {
      lag = daysAgo;
      time.set(account, days(daysAgo));
    }

    private static Duration days(double number) {
      return Duration.ofMinutes((long) (number * 1_440));
    }

    private Map<String, String> seal() {
      return Map.of(
          "type",
          "seal",
          "what",
          "The bolt seal of the container was cut and glued together again.",
          "foundAt",
          LocalDateTime.ofInstant(camunda.clock().instant().minusSeconds(7_200), UsEastern.ZONE)
              .truncatedTo(ChronoUnit.MINUTES)
              .toString(),
          "zone",
          "America/New_York",
          "place",
          world.profile().get("city") + ", dock 4",
          "measures",
          "Unloading stopped, dock closed.",
          "nobodyTold",
          "on");
    }

    private void overrides() {
      player.override("complete-company-profile", task -> world.profile());
      player.override("confirm-company-profile", this::unchangedProfile);
      player.override("choose-sites-and-team", this::allSites);
      player.override("agree-visit-dates", this::dates);
      player.override("conduct-site-visit", this::visit);
      player.cast("review-proposed-suspension", DemoPeople.cbp("james.liu"));
      if (world.stage() == Stage.INELIGIBLE) {
        player.override(
            "vet-company",
            task ->
                Map.of("vettingResult", "fail", "vettingNotes", "An owner is in an open case."));
      }
      if (world.stage() == Stage.CORRECTION) {
        player.override("review-security-profile", this::returned);
      }
      if (world.stage() == Stage.REVIEW_RETURNED) {
        player.override(
            "review-annual-review",
            task ->
                Map.of(
                    "annualReviewDecision",
                    "return",
                    "annualReviewRemarks",
                    "Say who keeps the seals since the warehouse moved."));
      }
    }

    private Map<String, Object> unchangedProfile(InboxTask task) {
      var data = new HashMap<String, Object>(modules.profiles().view(number).toForm());
      data.put("companyChanges", "");
      data.put("noUnpaidDebt", true);
      data.put("companyProfileConfirmed", true);
      return data;
    }

    private Map<String, Object> returned(InboxTask task) {
      return Map.of(
          "profileDecision", "return",
          "reviewRemarks", "Say how often the seal log is compared with the bills of lading.");
    }

    private Map<String, Object> allSites(InboxTask task) {
      var plan = world.company().json("visits.json");
      return Map.of(
          "validationKind",
          "onSite",
          "sites",
          modules.accounts().sites(number).stream().map(Site::name).toList(),
          "sitesReason",
          "All places where cargo is handled",
          "team",
          List.of("dana.whitfield", "luis.ortega"),
          "lead",
          "dana.whitfield",
          "travelPlan",
          "By car, two days.",
          "otherDocuments",
          plan.get("documents")
              .valueStream()
              .map(JsonNode::asString)
              .collect(Collectors.joining("\n")));
    }

    private Map<String, Object> dates(InboxTask task) {
      var view = actions.validations().view(task.caseId());
      var earliest = Objects.requireNonNull(view.earliestVisitOn());
      var day =
          earliest.plusDays(
              switch (earliest.getDayOfWeek()) {
                case SATURDAY -> 2;
                case SUNDAY -> 1;
                default -> 0;
              });
      return Map.of(
          "visitDates",
          view.visits().stream()
              .map(visit -> Map.of("site", visit.siteId(), "visitOn", day.toString()))
              .toList(),
          "visitDatesNote",
          "Please call at the gate.");
    }

    private Map<String, Object> visit(InboxTask task) {
      var visitId = String.valueOf(task.variables().get("visitId"));
      var visit = world.company().json("visits.json").get("visits").get(0);
      var findings = visit.get("findings");
      var by = player.personFor(task).actor();
      actions
          .validations()
          .sampleCriteria(
              task.caseId(),
              visitId,
              findings.valueStream().map(found -> found.get("criterion").asString()).toList(),
              by);
      for (var found : findings) {
        actions
            .validations()
            .recordFinding(
                task.caseId(),
                new FindingEntry(
                    visitId,
                    found.get("criterion").asString(),
                    FindingResult.valueOf(found.get("result").asString()),
                    found.get("text").asString(),
                    found.hasNonNull("measure") ? found.get("measure").asString() : null,
                    List.of(),
                    found.hasNonNull("owner") ? found.get("owner").asString() : null,
                    elements(found)),
                by);
      }
      if (task.variables().get("visitId").toString().endsWith("1")) {
        var action =
            new FindingEntry(
                visitId,
                "6.5",
                FindingResult.ACTION_REQUIRED,
                "The seal log has no second signature on four of twelve loads.",
                "Two people sign for each seal; a month of the log as proof.",
                List.of(),
                "Warehouse manager",
                Set.of());
        actions.validations().recordFinding(task.caseId(), action, by);
      }
      return Map.of(
          "startTime", "09:00",
          "endTime", "15:30",
          "peopleMet", contact.name() + ", " + officer.name(),
          "visitSummary",
              "Walk through all places where cargo is handled; records of a month seen.",
          "findingsComplete", true);
    }

    private static Set<BestPracticeElement> elements(JsonNode found) {
      return found.has("elements")
          ? found
              .get("elements")
              .valueStream()
              .map(element -> BestPracticeElement.valueOf(element.asString()))
              .collect(Collectors.toSet())
          : Set.of();
    }
  }
}
