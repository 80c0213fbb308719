package org.ctpat.incident;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.AccountView;
import org.ctpat.account.Accounts;
import org.ctpat.account.MembershipStatus;
import org.ctpat.account.Site;
import org.ctpat.audit.Actor;
import org.ctpat.deadline.Deadlines;
import org.ctpat.deadline.UsEastern;
import org.ctpat.risk.RiskAssessmentView;
import org.ctpat.risk.RiskAssessments;
import org.ctpat.task.Notices;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reports of security incidents and suspicions, and what people add while the incident is looked
 * into (fact sheet section 16).
 */
@Service
@Transactional
public class Incidents {

  /** Incident notice to CBP: as soon as feasible (criterion 7.23). */
  static final String NOTICE = "DL26";

  private static final int LONGEST_NOTE = 4_000;
  private static final Set<MembershipStatus> ENDED =
      EnumSet.of(MembershipStatus.REMOVED, MembershipStatus.WITHDRAWN, MembershipStatus.INELIGIBLE);

  private final IncidentRows rows;
  private final IncidentReports reports;
  private final IncidentLog log;
  private final ReportDrafts drafts;
  private final IncidentCatalogue catalogue;
  private final RiskAssessments risks;
  private final Accounts accounts;
  private final Deadlines deadlines;
  private final Notices notices;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Incidents(
      IncidentRows rows,
      IncidentReports reports,
      IncidentLog log,
      ReportDrafts drafts,
      IncidentCatalogue catalogue,
      RiskAssessments risks,
      Accounts accounts,
      Deadlines deadlines,
      Notices notices,
      ApplicationEventPublisher events,
      Clock clock) {
    this.rows = rows;
    this.reports = reports;
    this.log = log;
    this.drafts = drafts;
    this.catalogue = catalogue;
    this.risks = risks;
    this.accounts = accounts;
    this.deadlines = deadlines;
    this.notices = notices;
    this.events = events;
    this.clock = clock;
  }

  /**
   * A company reports an incident, or CBP opens one; once for each {@code once} entry of the typed
   * report. Whether the company reported it itself is settled here: when it told CBP before CBP
   * discovered it.
   *
   * @param typed entries of the page by their names: type, what, foundAt and zone, place, measures,
   *     who was told, and what is optional
   * @param documentIds photos and files, kept already
   * @return id of the incident, such as {@code 10-000101-INC-1}
   * @throws IncidentRefused naming what is missing or wrong at which entry
   */
  public String report(
      String accountNumber, Map<String, String> typed, List<String> documentIds, Actor by) {
    var account = accounts.get(AccountNumber.of(accountNumber));
    var report = TypedReport.whole(typed, catalogue, by, clock.instant());
    var before = reports.findByAccountNumberAndEntryKey(accountNumber, report.entryKey());
    if (before.isPresent()) {
      return before.get().incidentId();
    }
    refuseWhenEnded(account);
    if (!report.errors().isEmpty()) {
      throw new IncidentRefused(report.errors());
    }
    var number = rows.countByAccountNumber(accountNumber) + 1;
    var incidentId = accountNumber + "-INC-" + number;
    var first =
        reports.save(
            new IncidentReport(
                incidentId, accountNumber, report.entryKey(), report, by, clock.instant()));
    var incident =
        rows.save(
            new Incident(first, accountNumber, number, account.entityType(), report, documentIds));
    drafts.drop(accountNumber, by.id());
    log.write(
        incident,
        first.isByCbp() ? "Incident opened by CBP" : "Incident reported",
        opening(first),
        by,
        Map.of(
            "type",
            first.type(),
            "foundAt",
            first.foundAt().toString(),
            "selfReported",
            first.isSelfReported()));
    incident.told().forEach(told -> log.line(incident, inWords(told), false, by));
    tellTheOthers(account, incident, by);
    events.publishEvent(new IncidentReported(accountNumber, incidentId));
    return incidentId;
  }

  private static void refuseWhenEnded(AccountView account) {
    if (ENDED.contains(account.status())) {
      throw new IncidentRefused(
          "Account %s has left the programme, so nothing is recorded here. Tell the nearest port of entry and the police."
              .formatted(account.number()));
    }
  }

  private String opening(IncidentReport report) {
    var type = typeOf(report.type()).label();
    var self =
        report.isSelfReported()
            ? "The company told CBP itself, on %s%s."
                .formatted(
                    UsEastern.inWords(toldAt(report)),
                    report.discoveredAt() == null ? "" : ", before CBP discovered it")
            : report.toldCbpAt() == null
                ? "CBP discovered it; the company had not told CBP."
                : "CBP discovered it on %s, before the company told CBP."
                    .formatted(UsEastern.inWords(discoveredAt(report)));
    return "%s: %s. Found on %s at %s. %s"
        .formatted(
            report.isByCbp() ? "Opened by CBP" : "Reported",
            type,
            UsEastern.inWords(report.foundAt()),
            report.place(),
            self);
  }

  private static Instant toldAt(IncidentReport report) {
    var told = report.toldCbpAt();
    return told == null ? report.reportedAt() : told;
  }

  private static Instant discoveredAt(IncidentReport report) {
    var discovered = report.discoveredAt();
    return discovered == null ? report.reportedAt() : discovered;
  }

  private void tellTheOthers(AccountView account, Incident incident, Actor by) {
    var report = incident.report();
    var words =
        "%s: %s at %s, found on %s"
            .formatted(
                account.companyName(),
                typeOf(report.type()).label(),
                report.place(),
                UsEastern.inWords(report.foundAt()));
    notices.post(
        account.number().value(),
        incident.incidentId(),
        by.kind() == Actor.Kind.CBP ? "member-" + account.number() : "ctpat-specialist",
        "incident",
        (by.kind() == Actor.Kind.CBP ? "CBP looks into an incident. " : "Incident reported. ")
            + words);
  }

  /** What this person has typed of a report and not sent; empty when there is nothing. */
  @Transactional(readOnly = true)
  public Map<String, String> draft(String accountNumber, Actor by) {
    return drafts.find(accountNumber, by.id());
  }

  /** Keeps what this person has typed until it is sent. */
  public void keepDraft(String accountNumber, Map<String, String> typed, Actor by) {
    drafts.keep(accountNumber, by.id(), typed);
  }

  public void dropDraft(String accountNumber, Actor by) {
    drafts.drop(accountNumber, by.id());
  }

  /** The zones for the times, those of the company's sites and lanes first. */
  @Transactional(readOnly = true)
  public List<LocalZone> zones(String accountNumber) {
    var countries = new HashSet<String>();
    accounts.sites(AccountNumber.of(accountNumber)).stream()
        .map(Site::country)
        .forEach(countries::add);
    risks
        .latest(accountNumber)
        .map(RiskAssessmentView::lanes)
        .orElse(List.of())
        .forEach(
            lane -> {
              countries.add(lane.lane().originCountry());
              countries.add(lane.lane().destinationCountry());
            });
    return catalogue.zones(countries);
  }

  /** The company's cargo lanes in words, as suggestions. */
  @Transactional(readOnly = true)
  public List<String> lanes(String accountNumber) {
    return risks.latest(accountNumber).map(RiskAssessmentView::lanes).orElse(List.of()).stream()
        .map(RiskAssessmentView.LaneView::lane)
        .map(
            lane ->
                "%s: %s %s – %s"
                    .formatted(
                        lane.product(),
                        lane.originRegion(),
                        lane.originCountry(),
                        lane.destination()))
        .distinct()
        .toList();
  }

  @Transactional(readOnly = true)
  public Optional<IncidentView> find(String incidentId) {
    return rows.findByIncidentId(incidentId).map(this::view);
  }

  /** The incidents of an account, newest first. */
  @Transactional(readOnly = true)
  public List<IncidentView> of(String accountNumber) {
    return rows.ofAccount(accountNumber).stream().map(this::view).toList();
  }

  /**
   * A page of incidents, newest first.
   *
   * @param before where the page begins, as the page before told; null for the first one
   */
  @Transactional(readOnly = true)
  public IncidentPage list(IncidentFilter filter, @Nullable Long before, int size) {
    var text = filter.text() == null || filter.text().isBlank() ? null : filter.text().strip();
    var found =
        rows.page(
            before == null ? Long.MAX_VALUE : before,
            filter.accountNumber(),
            filter.states().isEmpty() ? EnumSet.allOf(IncidentState.class) : filter.states(),
            filter.type(),
            filter.selfReported(),
            text == null ? null : "%" + text.toLowerCase(Locale.ROOT) + "%",
            Limit.of(size + 1));
    var shown = found.stream().limit(size).map(this::view).toList();
    return new IncidentPage(shown, found.size() > size ? shown.getLast().row() : null);
  }

  /** The timeline, oldest first; the company does not see the lines that are for CBP alone. */
  @Transactional(readOnly = true)
  public List<IncidentView.Moment> timeline(String incidentId, boolean forCbp) {
    return log.of(incidentId).stream().filter(moment -> forCbp || !moment.internal()).toList();
  }

  /** How many incidents of each account were found since an instant; none is left out. */
  @Transactional(readOnly = true)
  public Map<String, Integer> counts(Collection<String> accountNumbers, Instant since) {
    return accountNumbers.isEmpty()
        ? Map.of()
        : rows.counts(accountNumbers, since).stream()
            .collect(
                Collectors.toMap(
                    IncidentRows.Counted::getAccountNumber, row -> (int) row.getIncidents()));
  }

  /**
   * Adds a note while the incident runs.
   *
   * @param internal whether CBP alone sees it; for people of CBP only
   * @throws IncidentRefused when the note is missing or too long, or the incident is over
   */
  public void note(String incidentId, String text, boolean internal, List<String> files, Actor by) {
    var incident = get(incidentId);
    if (text.isBlank() || text.length() > LONGEST_NOTE) {
      throw new IncidentRefused("Write the note, in at most 4,000 characters.");
    }
    incident.attach(files);
    log.write(
        incident,
        "Note added to the incident",
        text.strip() + fileWords(files),
        internal && by.kind() == Actor.Kind.CBP,
        by,
        Map.of("files", files.size()));
    hearTheCompany(incident, by);
  }

  /**
   * Adds to the report what was not known or told before: cargo, container, seal, crossing, cause,
   * who was told, files. Nothing is required, and what was reported first stays in the timeline.
   *
   * @throws IncidentRefused when nothing is given, something is wrong, or the incident is over
   */
  public void add(
      String incidentId, Map<String, String> typed, List<String> documentIds, Actor by) {
    var incident = get(incidentId);
    var given = TypedReport.added(typed, catalogue, by, clock.instant());
    if (!given.errors().isEmpty()) {
      throw new IncidentRefused(given.errors());
    }
    var changed = incident.add(given);
    var told = incident.tell(given.told());
    incident.attach(documentIds);
    if (changed.isEmpty() && told.isEmpty() && documentIds.isEmpty()) {
      throw new IncidentRefused("Nothing new was given: fill in what is to be added.");
    }
    if (!changed.isEmpty() || !documentIds.isEmpty()) {
      log.write(
          incident,
          "Facts of the incident added",
          "Added: "
              + changed.entrySet().stream()
                  .map(fact -> Facts.label(fact.getKey()) + " " + Facts.value(fact))
                  .collect(Collectors.joining("; "))
              + fileWords(documentIds),
          by,
          changed);
    }
    if (!told.isEmpty()) {
      log.write(
          incident,
          "Others told of the incident",
          told.stream().map(this::inWords).collect(Collectors.joining(" ")),
          by,
          Map.of("told", told.size()));
    }
    hearTheCompany(incident, by);
  }

  private static String fileWords(List<String> files) {
    return files.isEmpty()
        ? ""
        : files.size() == 1 ? " (1 file)" : " (%d files)".formatted(files.size());
  }

  /** Of an incident that CBP discovered, the first word of the company is its notice. */
  private void hearTheCompany(Incident incident, Actor by) {
    if (by.kind() == Actor.Kind.MEMBER && incident.toldLater(clock.instant())) {
      deadlines.met(incident.incidentId(), NOTICE, by);
      log.line(incident, "The company has told CBP now, after CBP discovered it.", false, by);
    }
  }

  /**
   * Ends the incidents of an account that still run, since membership or application has ended;
   * repeating it changes nothing.
   */
  public void cancelAll(String accountNumber, String reason, Actor by) {
    for (var incident : rows.ofAccount(accountNumber)) {
      if (incident.cancel(clock.instant())) {
        deadlines.cancelAll(incident.incidentId(), reason, by);
        log.write(
            incident,
            "Incident cancelled",
            "Ended without decision: " + reason,
            by,
            Map.of("reason", reason));
      }
    }
  }

  String inWords(Told told) {
    return "%s told: %s on %s%s."
        .formatted(
            catalogue.partyLabel(told.party()),
            told.name(),
            UsEastern.inWords(told.at()),
            told.how().isEmpty() ? "" : " (" + told.how() + ")");
  }

  /**
   * The incident.
   *
   * @throws IncidentRefused when there is none with this id
   */
  Incident get(String incidentId) {
    return rows.findByIncidentId(incidentId)
        .orElseThrow(() -> new IncidentRefused("There is no incident " + incidentId + "."));
  }

  IncidentView view(Incident incident) {
    return incident.view(typeOf(incident.report().type()));
  }

  /** A type that process owners have taken out of the file keeps its code as name. */
  IncidentType typeOf(String code) {
    return catalogue
        .type(code)
        .orElseGet(() -> new IncidentType(code, code, "", List.of(), List.of(), List.of()));
  }
}
