package org.ctpat.demo;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.AccountView;
import org.ctpat.account.Accounts;
import org.ctpat.account.Contact;
import org.ctpat.account.MembershipStatus;
import org.ctpat.account.NewAccount;
import org.ctpat.application.Applications;
import org.ctpat.audit.Actor;
import org.ctpat.audit.AuditEntry;
import org.ctpat.audit.AuditTrail;
import org.ctpat.deadline.Deadline;
import org.ctpat.deadline.Deadlines;
import org.ctpat.embedded.EmbeddedCamunda;
import org.ctpat.task.InboxTask;
import org.ctpat.training.RefresherCheck;
import org.springframework.boot.web.server.context.WebServerApplicationContext;

/**
 * The story at the start of the demonstration: the first company goes from application to renewed
 * certificate, the second is left at the specialist's review, the third before its annual review.
 * Every line is something that happened in the engine and is kept in the record.
 */
final class DemoStory {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("MMM dd, yyyy", Locale.US);
  private static final ZoneId EASTERN = ZoneId.of("America/New_York");
  private static final Duration PACE = Duration.ofHours(20);
  private static final Duration SECOND_STARTS = Duration.ofDays(285);
  private static final Duration THIRD_STARTS = Duration.ofDays(60);
  private static final int LONGEST = 1_000;

  private final Stories stories;
  private final Applications applications;
  private final Accounts accounts;
  private final AuditTrail audit;
  private final Deadlines deadlines;
  private final EmbeddedCamunda camunda;
  private final RefresherCheck refreshers;
  private final Clock clock;
  private final WebServerApplicationContext web;
  private final DemoSignIns signIns;
  private final PrintStream out = System.out;

  DemoStory(
      Stories stories,
      Applications applications,
      Accounts accounts,
      AuditTrail audit,
      Deadlines deadlines,
      EmbeddedCamunda camunda,
      RefresherCheck refreshers,
      Clock clock,
      WebServerApplicationContext web,
      DemoSignIns signIns) {
    this.stories = stories;
    this.applications = applications;
    this.accounts = accounts;
    this.audit = audit;
    this.deadlines = deadlines;
    this.camunda = camunda;
    this.refreshers = refreshers;
    this.clock = clock;
    this.web = web;
    this.signIns = signIns;
  }

  /**
   * Plays all three companies and prints the first one's story, then the address and the sign-ins.
   */
  void play() {
    var began = System.nanoTime();
    out.println();
    out.println(
        "CTPAT Certification, demonstration. Engine and database live in memory; nothing outlives it.");
    out.println(
        "The time lapse plays "
            + DemoCompany.BLUE_HERON.name()
            + " from application to renewed certificate:");
    out.println();

    var first = new Followed(DemoCompany.BLUE_HERON, true);
    var second = new Followed(DemoCompany.SIERRA_AZUL, false);
    var third = new Followed(DemoCompany.BRAVO, false);
    var running = new ArrayList<>(List.of(first));

    first.begin();
    liveUntil(running, first::certified);
    var certified = clock.instant();
    liveUntilTime(running, certified.plus(THIRD_STARTS));
    third.begin();
    running.add(third);
    liveUntil(running, third::certified);
    liveUntilTime(running, certified.plus(SECOND_STARTS));
    second.begin();
    second.leaveAt("review-security-profile");
    running.add(second);
    liveUntil(running, () -> first.validated() && first.renewed() && second.left());

    out.println();
    out.printf(
        Locale.US,
        "%d steps by people, %d days, %.0f seconds.%n",
        first.steps + second.steps + third.steps,
        Duration.between(first.beganAt, clock.instant()).toDays(),
        (System.nanoTime() - began) / 1e9);
    for (var company : List.of(first, second, third)) {
      company.printPlace();
    }
    printSignIns();
  }

  /** Plays what is open; when nobody has anything to do, lets time pass to the next timer. */
  private void liveUntil(List<Followed> running, BooleanSupplier end) {
    for (int step = 0; step < LONGEST; step++) {
      if (end.getAsBoolean()) {
        return;
      }
      var incidents = running.getFirst().player.incidents();
      if (!incidents.isEmpty()) {
        throw new IllegalStateException("The story cannot go on: " + incidents);
      }
      if (!playOne(running)) {
        TimeLapse.passUntil(
            camunda,
            refreshers,
            camunda
                .nextDue()
                .orElseThrow(() -> new IllegalStateException("The story stands still")));
      }
    }
    throw new IllegalStateException("The story found no end in " + LONGEST + " steps");
  }

  private void liveUntilTime(List<Followed> running, Instant end) {
    for (int step = 0; step < LONGEST && clock.instant().isBefore(end); step++) {
      if (!playOne(running)) {
        var next = camunda.nextDue().filter(due -> due.isBefore(end)).orElse(end);
        if (next.isAfter(clock.instant())) {
          TimeLapse.passUntil(camunda, refreshers, next);
        }
      }
    }
  }

  private boolean playOne(List<Followed> running) {
    var played = false;
    for (var company : running) {
      played |= company.playNext();
    }
    if (played) {
      TimeLapse.pass(camunda, refreshers, PACE);
    }
    return played;
  }

  private void printSignIns() {
    out.println();
    out.println("Portal: http://localhost:" + web.getWebServer().getPort());
    out.println("Sign-ins, all with the password " + signIns.password() + ":");
    for (var each : signIns.all()) {
      out.printf("  %-18s %-18s %s, %s%n", each.signIn(), each.name(), each.role(), each.company());
    }
    out.println();
  }

  /** One company of the story. */
  private final class Followed {

    private final DemoCompany company;
    private final StoryPlayer player;
    private final boolean told;
    private Instant beganAt = Instant.MAX;
    private String leftAt = "";
    private boolean left;
    private long lastEntry;
    private int steps;

    Followed(DemoCompany company, boolean told) {
      this.company = company;
      this.player = stories.of(company);
      this.told = told;
    }

    void begin() {
      beganAt = clock.instant();
      var officer = company.officer();
      var member = company.member();
      applications.start(
          AccountNumber.of(company.accountNumber()),
          new NewAccount(
              company.entityType(),
              company.name(),
              new Contact(Contact.Kind.OFFICER, officer.id(), officer.name(), null, null, null),
              new Contact(
                  Contact.Kind.POINT_OF_CONTACT, member.id(), member.name(), null, null, null)),
          member.actor());
    }

    void leaveAt(String formId) {
      leftAt = formId;
    }

    boolean left() {
      return left;
    }

    boolean playNext() {
      var open = player.open();
      tellNews();
      if (open.stream().anyMatch(entry -> entry.formId().equals(leftAt))) {
        left = true;
        return false;
      }
      if (open.isEmpty()) {
        return false;
      }
      var playable = open.stream().map(player::task).filter(this::isTime).findFirst();
      if (playable.isEmpty()) {
        return true;
      }
      var task = playable.get();
      tell(task);
      player.play(task);
      steps++;
      tellNews();
      return true;
    }

    /** A site is not visited before the agreed day. */
    private boolean isTime(InboxTask task) {
      return !(task.variables().get("visitOn") instanceof String day)
          || !LocalDate.parse(day).isAfter(LocalDate.ofInstant(clock.instant(), EASTERN));
    }

    private void tell(InboxTask task) {
      if (told) {
        var due = task.dueAt() == null ? "" : task.dueRule() + ", due " + DAY.format(task.dueAt());
        line(clock.instant(), player.personFor(task).name(), task.name(), due);
      }
    }

    /** What the system did since the last look, from the audit trail. */
    private void tellNews() {
      var news =
          audit.history(company.accountNumber(), 150).stream()
              .filter(entry -> entry.sequence() > lastEntry)
              .sorted((one, other) -> Long.compare(one.sequence(), other.sequence()))
              .toList();
      for (AuditEntry entry : news) {
        lastEntry = entry.sequence();
        if (told
            && entry.by().kind() == Actor.Kind.SYSTEM
            && !entry.action().matches("Date (met|cancelled)")) {
          line(entry.at(), "·", entry.action(), entry.subject());
        }
      }
    }

    private void line(Instant at, String who, String what, String rule) {
      out.printf("%s  %-16s %-46s %s%n", DAY.format(at.atZone(EASTERN)), who, what, rule);
    }

    private AccountView account() {
      return accounts.get(AccountNumber.of(company.accountNumber()));
    }

    boolean certified() {
      return accounts
          .find(AccountNumber.of(company.accountNumber()))
          .filter(account -> account.status() != MembershipStatus.NONE)
          .isPresent();
    }

    boolean validated() {
      return account().status() == MembershipStatus.CERTIFIED_VALIDATED
          || account().status() == MembershipStatus.TIER_3;
    }

    boolean renewed() {
      return audit.history(company.accountNumber(), 1_000).stream()
          .anyMatch(entry -> entry.action().equals("Certification renewed"));
    }

    void printPlace() {
      var account = account();
      var open = player.open().stream().map(entry -> entry.name()).distinct().toList();
      var next =
          deadlines.of(company.accountNumber()).stream()
              .filter(date -> date.state() == Deadline.State.OPEN)
              .findFirst()
              .map(date -> date.name() + " " + DAY.format(date.dueOn()))
              .orElse("none");
      out.printf(
          "%s (%s): %s%s, open: %s; next date: %s%n",
          company.name(),
          company.accountNumber(),
          account.status(),
          account.tier() == null ? "" : ", Tier " + account.tier(),
          open.isEmpty() ? "nothing" : String.join(", ", open),
          next);
    }
  }
}
