package org.ctpat.demo.world;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.AccountProfiles;
import org.ctpat.account.Accounts;
import org.ctpat.account.Agreements;
import org.ctpat.account.CompanyProfile;
import org.ctpat.account.Contact;
import org.ctpat.account.Memberships;
import org.ctpat.account.NewAccount;
import org.ctpat.account.TestStandings;
import org.ctpat.audit.Actor;
import org.ctpat.audit.AuditEvent;
import org.ctpat.audit.AuditTrail;
import org.ctpat.criteria.SecurityProfiles;
import org.ctpat.criteria.Snapshot;
import org.ctpat.deadline.Deadlines;
import org.ctpat.deadline.UsEastern;
import org.ctpat.decision.Decisions;
import org.ctpat.demo.DemoCompany;
import org.ctpat.demo.DemoPeople;
import org.ctpat.demo.criteriatraining.ProfileAuthor;
import org.ctpat.demo.criteriatraining.TrainingAuthor;
import org.ctpat.demo.riskrenewal.MethodOf;
import org.ctpat.demo.riskrenewal.RiskStory;
import org.ctpat.embedded.EngineClock;
import org.ctpat.renewal.AnnualReviews;
import org.ctpat.renewal.Renewals;
import org.ctpat.risk.Level;
import org.ctpat.risk.RiskAssessmentView.PartyView;
import org.ctpat.risk.RiskAssessments;
import org.ctpat.task.FormHandler;
import org.ctpat.task.InboxTask;
import org.ctpat.training.Trainings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives a member its past, by the modules and at the dates at which it happened: the certification,
 * the yearly reviews and the validations since then. The newest application or review has its
 * security profile, risk assessment and training; earlier ones are there by their results.
 */
final class MemberHistory {

  private static final Actor SPECIALIST = DemoPeople.cbp("dana.whitfield").actor();
  private static final Actor SUPERVISOR = DemoPeople.cbp("maria.kessler").actor();
  private static final LocalTime MORNING = LocalTime.of(10, 0);

  /** The modules that the history is written with. */
  record Modules(
      Accounts accounts,
      AccountProfiles profiles,
      Agreements agreements,
      Memberships memberships,
      SecurityProfiles securityProfiles,
      RiskAssessments risks,
      Trainings trainings,
      AnnualReviews reviews,
      Renewals renewals,
      Deadlines deadlines,
      Decisions decisions,
      AuditTrail trail,
      ProfileAuthor profileAuthor,
      TrainingAuthor trainingAuthor,
      RiskStory riskStory,
      Map<String, FormHandler> forms,
      TransactionTemplate transaction,
      JdbcClient jdbc) {}

  private final Modules m;
  private final PastTime time;
  private final EngineClock clock;
  private final WorldCompany world;
  private final DemoCompany company;
  private final String account;
  private final AccountNumber number;
  private final Actor contact;
  private final Actor officer;
  private long steps = -1;

  MemberHistory(Modules modules, PastTime time, EngineClock clock, WorldCompany world) {
    this.m = modules;
    this.time = time;
    this.clock = clock;
    this.world = world;
    this.company = world.company();
    this.account = world.account();
    this.number = AccountNumber.of(account);
    this.contact = company.member().actor();
    this.officer = company.officer().actor();
  }

  /**
   * Writes it, up to the last anniversary so many days ago.
   *
   * @return the variables with which the membership's process goes on
   */
  Map<String, Object> write(int anniversaryDaysAgo, int reviewsDone) {
    var last = today().minusDays(anniversaryDaysAgo);
    var certifiedOn = last.minusYears(reviewsDone);
    apply(certifiedOn, reviewsDone == 0);
    var granted = certify(certifiedOn);
    var variables = new LinkedHashMap<String, Object>();
    variables.put("accountNumber", account);
    variables.put("caseId", world.applicationCase());
    variables.put("entityType", company.entityType());
    variables.put("annualReviewOpensAt", granted.annualReviewOpensAt().toString());
    variables.put("anniversaryAt", granted.anniversaryAt().toString());
    variables.put("reviewYear", granted.reviewYear());
    variables.put("validationOpensAt", granted.validationOpensAt().toString());
    variables.put("validationNumber", granted.validationNumber());
    variables.put("validationReason", granted.validationReason());
    var happenings = new ArrayList<Happening>();
    for (int year = 1; year <= reviewsDone; year++) {
      var newest = year == reviewsDone;
      var on = certifiedOn.plusYears(year).minusDays(25 + Math.floorMod(account.hashCode(), 20));
      happenings.add(new Happening(on, () -> review(on, newest, variables)));
    }
    int nth = 1;
    for (var on = certifiedOn.plusDays(300);
        on.isBefore(today().minusDays(5)) && reviewsDone > 0;
        on = on.plusDays(1_330)) {
      var day = on;
      var first = nth++ == 1;
      happenings.add(new Happening(day, () -> validate(day, first, variables)));
    }
    happenings.sort(Comparator.comparing(Happening::on));
    happenings.forEach(happening -> happening.what().run());
    on(today());
    variables.put("caseGlance", m.accounts().glance(number, lastStep(certifiedOn, reviewsDone)));
    return variables;
  }

  private record Happening(LocalDate on, Runnable what) {}

  private String lastStep(LocalDate certifiedOn, int reviewsDone) {
    return reviewsDone == 0
        ? "Certification granted on " + UsEastern.inWords(certifiedOn)
        : "Certification renewed until "
            + UsEastern.inWords(certifiedOn.plusYears(reviewsDone + 1L));
  }

  private void apply(LocalDate certifiedOn, boolean papers) {
    var caseId = world.applicationCase();
    on(certifiedOn.minusDays(60));
    m.accounts().open(number, newAccount(world), contact);
    met(caseId, "DC02", "1", certifiedOn.minusDays(60));
    on(certifiedOn.minusDays(55));
    var problems = m.profiles().update(number, CompanyProfile.from(world.profile()), contact);
    if (!problems.isEmpty()) {
      throw new IllegalStateException("Profile of " + world + ": " + problems);
    }
    take("submit_company_profile", caseId, contact);
    met(caseId, "DL02", "1", certifiedOn.minusDays(55));
    on(certifiedOn.minusDays(54));
    m.agreements().sign(number, m.agreements().current().hash(), officer, "Vice President");
    on(certifiedOn.minusDays(30));
    if (papers) {
      papers(caseId);
    }
    var snapshot = m.securityProfiles().snapshot(account, caseId, "submission 1", officer);
    take("submit_security_profile", caseId, contact);
    met(caseId, "DL01", "1", certifiedOn.minusDays(30));
    on(certifiedOn.minusDays(26));
    take("assign_specialist", caseId, SUPERVISOR);
    met(caseId, "DL03", "1", certifiedOn.minusDays(26));
    on(certifiedOn);
    m.securityProfiles().snapshot(account, caseId, Snapshot.APPROVED, SPECIALIST);
    application(certifiedOn, snapshot.hash());
  }

  static NewAccount newAccount(WorldCompany world) {
    var officer = world.company().officer();
    var contact = world.company().member();
    return new NewAccount(
        world.company().entityType(),
        world.company().name(),
        new Contact(Contact.Kind.OFFICER, officer.id(), officer.name(), null, null, null),
        new Contact(Contact.Kind.POINT_OF_CONTACT, contact.id(), contact.name(), null, null, null));
  }

  /** A date that began then and is met by now. */
  private void met(String caseId, String rule, String cycle, LocalDate start) {
    m.deadlines().start(account, caseId, rule, cycle, start, Map.of("case", caseId), SPECIALIST);
    m.deadlines().met(caseId, rule, cycle, SPECIALIST);
  }

  private void application(LocalDate certifiedOn, String hash) {
    long id = -id();
    m.jdbc()
        .sql(
            """
            insert into application (id, version, case_id, account_number, entity_type, opened_on, started_by,
              stage, profile_registrations, specialist_id, profile_reviewer_id, profile_approved, vetting_result,
              recommender_id, recommendation, outcome, closed_on)
            values (?, 0, ?, ?, ?, ?, ?, 'CLOSED', 1, 'dana.whitfield', 'dana.whitfield', true, 'PASS',
              'dana.whitfield', 'certify', 'CERTIFIED', ?)
            """)
        .params(
            id,
            world.applicationCase(),
            account,
            company.entityType(),
            certifiedOn.minusDays(60),
            contact.id(),
            certifiedOn)
        .update();
    m.jdbc()
        .sql("insert into application_submission values (?, ?, 1, ?, ?)")
        .params(id, id, certifiedOn.minusDays(30), hash)
        .update();
    step(id, 1, "COMPANY_PROFILE", "registered", contact, certifiedOn.minusDays(55));
    step(id, 2, "AGREEMENT", "signed", officer, certifiedOn.minusDays(54));
    step(id, 3, "SUBMISSION", "submitted", officer, certifiedOn.minusDays(30));
    step(id, 4, "ASSIGNMENT", "dana.whitfield", SUPERVISOR, certifiedOn.minusDays(26));
    step(id, 5, "PROFILE_REVIEW", "approve", SPECIALIST, certifiedOn.minusDays(8));
    step(id, 6, "VETTING", "pass", DemoPeople.cbp("tom.arden").actor(), certifiedOn.minusDays(6));
    step(id, 7, "RECOMMENDATION", "certify", SPECIALIST, certifiedOn.minusDays(4));
    step(id, 8, "DECISION", "certify", SUPERVISOR, certifiedOn);
  }

  private void step(long application, int nth, String kind, String result, Actor by, LocalDate on) {
    m.jdbc()
        .sql(
            """
            insert into application_step (id, application_id, kind, result, by_id, by_name, happened_at)
            values (?, ?, ?, ?, ?, ?, ?)
            """)
        .params(application * 10 - nth, application, kind, result, by.id(), by.name(), at(on))
        .update();
  }

  private Memberships.Granted certify(LocalDate certifiedOn) {
    on(certifiedOn);
    return m.memberships()
        .grant(number, world.applicationCase(), Actor.system("grant-certification"));
  }

  /** Security profile, risk assessment and training as they are kept for this case. */
  private void papers(String caseId) {
    m.profileAuthor().complete(company, account, contact);
    assessRisks(caseId);
    var plan = caseId + "-TR";
    m.trainings().plan(account, caseId, plan, company.entityType(), Actor.system("plan-training"));
    m.trainingAuthor().keepRecords(company, account, contact);
    if (!m.trainings().check(plan).complete()) {
      m.trainingAuthor().repeat(company, account, contact);
      m.trainings().check(plan);
    }
    m.trainings().closePlan(plan, Actor.system("record-training-completion"));
  }

  /** The lanes of its kind, with parties that meet the criteria. */
  private void assessRisks(String caseId) {
    var risks = m.risks();
    var id = caseId + "-RA";
    var system = Actor.system("record-risk-assessment");
    risks.open(id, account, caseId, company.entityType(), system);
    m.riskStory().mapCargoFlow(id, company, contact);
    confirm("map-cargo-flow-and-partners", id, contact, Map.of("cargoFlowConfirmed", true));
    m.riskStory().rateThreats(id, company, contact);
    confirm("rate-threats", id, contact, Map.of("threatsConfirmed", true));
    risks.screen(
        id,
        risks.threatRatings(id).stream()
            .collect(
                Collectors.toMap(
                    ratings -> ratings.get("laneId").toString(),
                    ratings -> level("threatLevel", ratings))),
        system);
    risks.rateOwnCompany(id, contact);
    risks.rateTheRestAsMet(
        id,
        risks.view(id).parties().stream()
            .filter(PartyView::toBeRated)
            .map(party -> party.party().partyId())
            .toList(),
        "Questionnaire of this year and a visit by our own people",
        contact);
    confirm("rate-vulnerabilities", id, contact, Map.of("vulnerabilitiesConfirmed", true));
    risks.rate(
        id,
        risks.laneRatings(id).stream()
            .collect(
                Collectors.toMap(
                    RiskAssessments.LaneRating::laneId,
                    lane ->
                        level(
                            "riskLevel",
                            Map.of(
                                "threat", lane.threat(), "vulnerability", lane.vulnerability())))),
        system);
    confirm("document-method", id, contact, new MethodOf(company).data());
    confirm("approve-risk-assessment", id, officer, Map.of("riskApproval", "approve"));
    risks.record(id, system);
  }

  private Level level(String decision, Map<String, ?> inputs) {
    return Level.named(String.valueOf(m.decisions().evaluate(decision, inputs)));
  }

  /** As if the person had handed in the form. */
  private void confirm(String formId, String assessmentId, Actor by, Map<String, Object> data) {
    var task =
        new InboxTask(
            -id() * 100 + steps--,
            account,
            assessmentId,
            "risk-assessment",
            0,
            "",
            formId,
            formId,
            List.of(),
            null,
            null,
            "",
            50,
            InboxTask.State.OPEN,
            Instant.now(clock),
            Map.of("assessmentId", assessmentId));
    m.transaction().executeWithoutResult(status -> m.forms().get(formId).record(task, data, by));
  }

  private void review(LocalDate on, boolean newest, Map<String, Object> variables) {
    int year = (Integer) variables.get("reviewYear");
    var caseId = account + "-AR-" + year;
    on(on.minusDays(20));
    m.reviews()
        .open(caseId, account, year, company.entityType(), Actor.system("open-annual-review"));
    on(on.minusDays(8));
    if (newest) {
      papers(caseId);
    }
    var snapshot =
        m.securityProfiles().snapshot(account, caseId, "annual review submission 1", officer);
    m.jdbc()
        .sql(
            """
            update annual_review set state = 'ACCEPTED', signed_by = ?, signed_on = ?, accepted_by = ?
            where case_id = ?
            """)
        .params(officer.name(), on.minusDays(8), SPECIALIST.name(), caseId)
        .update();
    m.jdbc()
        .sql("insert into annual_review_section values (?, 'COMPANY_PROFILE', '', ?, ?)")
        .params(caseId, contact.name(), on.minusDays(12))
        .update();
    m.jdbc()
        .sql("insert into annual_review_submission values (?, ?, 1, ?, ?, '{}', ?)")
        .params(
            -id() * 100 - year % 100,
            caseId,
            on.minusDays(8),
            "All four sections confirmed. No changes.",
            snapshot.hash())
        .update();
    record(caseId, "Annual review submitted", "Annual review " + year, officer);
    met(caseId, "DC03", "review-1", on.minusDays(8));
    on(on);
    m.securityProfiles().snapshot(account, caseId, Snapshot.APPROVED, SPECIALIST);
    record(caseId, "Annual review accepted", "Annual review " + year, SPECIALIST);
    m.renewals().renew(account, caseId, year, Actor.system("renew-certification"));
    var next = m.memberships().nextReview(number, year, Actor.system("set-next-annual-review"));
    variables.put("annualReviewOpensAt", next.annualReviewOpensAt().toString());
    variables.put("anniversaryAt", next.anniversaryAt().toString());
    variables.put("reviewYear", next.reviewYear());
  }

  private void record(String caseId, String action, String subject, Actor by) {
    m.transaction()
        .executeWithoutResult(
            status ->
                m.trail()
                    .record(
                        new AuditEvent(account, caseId, action, subject, by, Map.of(), Map.of())));
  }

  private void validate(LocalDate on, boolean first, Map<String, Object> variables) {
    int nth = (Integer) variables.get("validationNumber");
    var caseId = account + "-VAL-" + nth;
    var exceeds = world.stage() == Stage.TIER_3;
    var opened = on.minusDays(75);
    var visitOn = on.minusDays(30);
    on(opened);
    record(caseId, "Validation opened", "Validation " + nth, Actor.system("open-validation"));
    m.deadlines().met(caseId, "DC01", Actor.system("open-validation"));
    on(opened.plusDays(5));
    if (first) {
      take("select_for_validation", caseId, SPECIALIST);
    } else {
      take("revalidation_due", caseId, SPECIALIST);
    }
    met(caseId, "DL10", "1", opened.plusDays(5));
    on(visitOn);
    take("start_visit", caseId, SPECIALIST);
    on(on);
    validationRow(caseId, nth, opened, visitOn, on, exceeds);
    take(exceeds ? "report_exceeds" : "report_clean", caseId, SUPERVISOR);
    record(caseId, "Validation outcome recorded", "Validation " + nth, SUPERVISOR);
    m.deadlines().met(caseId, "DL04", SUPERVISOR);
    var formerCase = account + "-VAL-" + (nth - 1);
    m.deadlines().met(formerCase, "DL05", SUPERVISOR);
    var next = m.memberships().nextValidation(number, nth, Actor.system("set-next-validation"));
    variables.put("validationOpensAt", next.validationOpensAt().toString());
    variables.put("validationNumber", next.validationNumber());
    variables.put("validationReason", next.validationReason());
  }

  private void validationRow(
      String caseId,
      int nth,
      LocalDate opened,
      LocalDate visitOn,
      LocalDate closed,
      boolean exceeds) {
    var outcome = exceeds ? "TIER3" : "VALIDATED";
    long id = -id() * 10 - nth;
    m.jdbc()
        .sql(
            """
            insert into validation (id, version, case_id, account_number, entity_type, reason, stage, kind,
              opened_at, team, team_lead, sites_reason, documents_asked, document_ids, documents_provided,
              notice_on, earliest_visit_on, earlier_visit_agreed, dates_agreed_by, published_on, outcome,
              outcome_reason, decided_by, decided_at, closed_on)
            values (?, 0, ?, ?, ?, ?, 'CLOSED', 'ON_SITE', ?, ?, 'dana.whitfield', ?, 'Seal log of a month', '',
              true, ?, ?, false, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            id,
            caseId,
            account,
            company.entityType(),
            nth == 1 ? "First validation" : "Revalidation",
            at(opened),
            "dana.whitfield\nluis.ortega",
            "The site with most of the loads",
            opened.plusDays(5),
            opened.plusDays(35),
            contact.name(),
            closed.minusDays(10),
            outcome,
            "The report found the profile true and followed.",
            SUPERVISOR.name(),
            at(closed),
            closed)
        .update();
    var site = m.accounts().sites(number).getFirst();
    var visit = caseId + "-V1";
    m.jdbc()
        .sql(
            """
            insert into site_visit (id, validation_id, visit_id, place, site_id, site_name, country,
              foreign_site, visit_on, criteria, started_at, ended_at, people_met, summary, conducted_by,
              conducted_at)
            values (?, ?, ?, 1, ?, ?, ?, ?, ?, ?, '09:00:00', '15:30:00', ?, ?, ?, ?)
            """)
        .params(
            id,
            id,
            visit,
            site.name(),
            site.name(),
            site.country(),
            !site.country().equals("US"),
            visitOn,
            "1.1\n5.1\n9.1",
            contact.name(),
            "Walk through all places where cargo is handled; records of a month seen.",
            SPECIALIST.name(),
            at(visitOn))
        .update();
    finding(id, 1, caseId, visit, "1.1", "MET", "The policy is signed and posted.", visitOn);
    finding(
        id,
        2,
        caseId,
        visit,
        "5.1",
        "MET_WITH_RECOMMENDATION",
        "Keep the log in one place.",
        visitOn);
    finding(id, 3, caseId, visit, "9.1", "MET", "Fences and gates as described.", visitOn);
    m.jdbc()
        .sql(
            """
            insert into validation_report (id, validation_id, number, task_key, summary, false_statement,
              proposal, written_by, written_at, approved, decided_by, decided_at)
            values (?, ?, 1, ?, ?, false, ?, ?, ?, true, ?, ?)
            """)
        .params(
            id,
            id,
            id,
            "Three criteria tested at one site; nothing to correct.",
            outcome,
            SPECIALIST.name(),
            at(closed.minusDays(16)),
            SUPERVISOR.name(),
            at(closed.minusDays(11)))
        .update();
  }

  private void finding(
      long validation,
      int nth,
      String caseId,
      String visit,
      String criterion,
      String result,
      String text,
      LocalDate on) {
    m.jdbc()
        .sql(
            """
            insert into validation_finding (id, version, case_id, visit_id, criterion_id, must, result, text,
              document_ids, elements, recorded_by, recorded_at)
            values (?, 0, ?, ?, ?, true, ?, ?, '', '', ?, ?)
            """)
        .params(
            validation * 10 - nth,
            caseId,
            visit,
            criterion,
            result,
            text,
            SPECIALIST.name(),
            at(on))
        .update();
  }

  private void take(String event, String caseId, Actor by) {
    TestStandings.take(m.accounts(), account, event, caseId, by);
  }

  private long id() {
    return Long.parseLong(account.substring(3)) + 1_000_000;
  }

  /** Goes to the morning of a day. */
  private void on(LocalDate day) {
    time.set(account, behind(day));
  }

  private Duration behind(LocalDate day) {
    EngineClock.setBehind(Duration.ZERO);
    var then = day.atTime(MORNING).atZone(UsEastern.ZONE).toInstant();
    var lag = Duration.between(then, clock.instant());
    return lag.isNegative() ? Duration.ZERO : lag;
  }

  private LocalDate today() {
    var behind = EngineClock.behind();
    EngineClock.setBehind(Duration.ZERO);
    var today = LocalDate.ofInstant(clock.instant(), UsEastern.ZONE);
    EngineClock.setBehind(behind);
    return today;
  }

  private static OffsetDateTime at(LocalDate day) {
    return day.atTime(MORNING).atZone(UsEastern.ZONE).toInstant().atOffset(ZoneOffset.UTC);
  }
}
