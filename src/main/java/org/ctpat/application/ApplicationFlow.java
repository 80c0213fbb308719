package org.ctpat.application;

import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.Accounts;
import org.ctpat.account.CaseState;
import org.ctpat.account.Eligibility;
import org.ctpat.appeal.ContestableDecisions;
import org.ctpat.audit.Actor;
import org.ctpat.criteria.SecurityProfiles;
import org.ctpat.criteria.Snapshot;
import org.ctpat.deadline.Deadlines;
import org.ctpat.notification.Letters;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The automated steps of an application. Each of them may run again: the stage that the application
 * has reached tells what is done already, and dates, snapshots and letters exist once for each case
 * and cycle.
 */
@Service
@Transactional
public class ApplicationFlow {

  private final ApplicationRepository applications;
  private final Accounts accounts;
  private final Eligibility eligibility;
  private final Deadlines deadlines;
  private final Letters letters;
  private final SecurityProfiles profiles;
  private final SpecialistRoster specialists;
  private final CaseFiles files;
  private final ContestableDecisions contestable;

  ApplicationFlow(
      ApplicationRepository applications,
      Accounts accounts,
      Eligibility eligibility,
      Deadlines deadlines,
      Letters letters,
      SecurityProfiles profiles,
      SpecialistRoster specialists,
      CaseFiles files,
      ContestableDecisions contestable) {
    this.applications = applications;
    this.accounts = accounts;
    this.eligibility = eligibility;
    this.deadlines = deadlines;
    this.letters = letters;
    this.profiles = profiles;
    this.specialists = specialists;
    this.files = files;
    this.contestable = contestable;
  }

  /** Opens the case, unless it is there, and starts DC02. */
  public Opened open(String accountNumber, String caseId, String entityType) {
    var by = Actor.system("open-application");
    var application =
        applications
            .findByCaseId(caseId)
            .orElseGet(
                () -> {
                  var opened =
                      new Application(caseId, accountNumber, entityType, deadlines.today(), by);
                  opened.started(by, files.now());
                  files.record(opened, "Application opened", by, Map.of("entityType", entityType));
                  return applications.save(opened);
                });
    var due =
        deadlines.start(
            accountNumber,
            caseId,
            "DC02",
            application.openedOn(),
            Map.of("applicationOpenedOn", application.openedOn().toString()),
            by);
    return new Opened(
        glance(accountNumber, "application opened on " + Wording.day(application.openedOn())),
        due.dueAt());
  }

  /** Registers the company profile, makes the company a pre-applicant and starts DL02. */
  public Registered registerCompanyProfile(String accountNumber, String caseId) {
    var by = Actor.system("register-company-profile");
    var application = files.get(caseId);
    if (application.companyProfileRegistered()) {
      var number = AccountNumber.of(accountNumber);
      if (accounts.get(number).caseState() == CaseState.DRAFT) {
        accounts.apply(number, "submit_company_profile", caseId, by);
      }
      deadlines.met(caseId, "DC02", by);
      deadlines.met(caseId, "DC05", by);
      files.record(
          application,
          "Company profile registered",
          by,
          Map.of("round", application.profileRound()));
    }
    var cycle = String.valueOf(application.profileRound());
    var today = deadlines.today();
    var inputs = Map.of("companyProfileSubmittedOn", today.toString(), "round", cycle);
    var profile = deadlines.start(accountNumber, caseId, "DL02", cycle, today, inputs, by);
    var review =
        deadlines.start(accountNumber, caseId, "DC03", "eligibility-" + cycle, today, inputs, by);
    return new Registered(
        profile.dueAt(),
        review.dueAt(),
        eligibility.facts(AccountNumber.of(accountNumber)),
        glance(accountNumber, "company profile registered on " + Wording.day(profile.startOn())));
  }

  /** Sends the company profile back with the rules that failed; answer by DC05. */
  public OffsetDateTime returnCompanyProfile(
      String accountNumber, String caseId, List<String> failedRules, String remarks) {
    var by = Actor.system("return-company-profile");
    var application = files.get(caseId);
    var round = String.valueOf(application.profileRound());
    if (application.companyProfileReturned()) {
      deadlines.cancel(
          caseId,
          "DL02",
          round,
          "The company profile was returned; the clock starts anew with it",
          by);
      files.record(application, "Company profile returned", by, Map.of("failedRules", failedRules));
    } else {
      round = String.valueOf(application.profileRound() - 1);
    }
    var due =
        deadlines.start(
            accountNumber,
            caseId,
            "DC05",
            "company-profile-" + round,
            deadlines.today(),
            Map.of("failedRules", failedRules, "round", round),
            by);
    letters.send(
        accountNumber,
        caseId,
        "company-profile-returned",
        round,
        Map.of(
            "failedRules", Wording.lines(failedRules),
            "remarks", remarks,
            "dueOn", Wording.day(due.dueOn())),
        by);
    return due.dueAt();
  }

  /** Asks the company for a last word before its unfinished application is closed (DL02). */
  public OffsetDateTime announceClosing(String accountNumber, String caseId) {
    var by = Actor.system("announce-closing");
    var application = files.get(caseId);
    var cycle = String.valueOf(application.profileRound());
    var due =
        deadlines.start(
            accountNumber,
            caseId,
            "DC05",
            "last-word-" + cycle,
            deadlines.today(),
            Map.of("passedRule", "DL02"),
            by);
    letters.send(
        accountNumber,
        caseId,
        "application-closing-announced",
        cycle,
        Map.of("dueOn", Wording.day(due.dueOn()), "passedOn", passedOn(caseId)),
        by);
    return due.dueAt();
  }

  /**
   * Receives the application with a snapshot of the security profile and starts DL01; one that goes
   * on after an appeal is received already, and gets new dates.
   */
  public Received receive(String accountNumber, String caseId) {
    var by = Actor.system("receive-application");
    var application = files.get(caseId);
    var snapshot = profiles.snapshot(accountNumber, caseId, "submission 1", by);
    if (application.received(snapshot.hash(), deadlines.today())) {
      accounts.apply(AccountNumber.of(accountNumber), "submit_security_profile", caseId, by);
      deadlines.met(caseId, "DL02", by);
      deadlines.met(caseId, "DC05", by);
      files.record(application, "Application received", by, Map.of("profileHash", snapshot.hash()));
    }
    var inputs =
        Map.of(
            "applicationReceivedOn", deadlines.today().toString(), "profileHash", snapshot.hash());
    var decision =
        deadlines.start(
            accountNumber, caseId, "DL01", application.cycle("1"), deadlines.today(), inputs, by);
    var assignment =
        deadlines.start(
            accountNumber,
            caseId,
            "DC03",
            application.cycle("assignment"),
            decision.startOn(),
            inputs,
            by);
    var explanation =
        deadlines.start(
            accountNumber,
            caseId,
            "DC03",
            application.cycle("explanation"),
            decision.dueOn(),
            Map.of("decisionDueOn", decision.dueOn().toString()),
            by);
    letters.send(
        accountNumber,
        caseId,
        "application-received",
        "1",
        Map.of(
            "receivedOn", Wording.day(decision.startOn()),
            "decisionDueOn", Wording.day(decision.dueOn()),
            "profileHash", snapshot.hash()),
        by);
    return new Received(
        assignment.dueAt(),
        decision.dueAt(),
        explanation.dueAt(),
        specialists.options(),
        suggestion(accountNumber),
        profiles.summary(accountNumber),
        glance(
            accountNumber,
            (application.round() == 1
                    ? "application received on "
                    : "application resumed after an appeal on ")
                + Wording.day(decision.startOn())));
  }

  /** Opens review and vetting (DL03). */
  public ReviewOpened openReview(String accountNumber, String caseId, String specialistId) {
    var by = Actor.system("open-review");
    var application = files.get(caseId);
    if (application.reviewOpened()) {
      accounts.putInCharge(AccountNumber.of(accountNumber), specialistId);
      // After an appeal the account is in VETTING already.
      if (caseState(accountNumber) == CaseState.APPLICANT) {
        accounts.apply(AccountNumber.of(accountNumber), "assign_specialist", caseId, by);
      }
      files.record(application, "Review opened", by, Map.of("specialist", specialistId));
    }
    var due =
        deadlines.start(
            accountNumber,
            caseId,
            "DL03",
            application.cycle("1"),
            deadlines.today(),
            Map.of("assignedOn", deadlines.today().toString(), "specialist", specialistId),
            by);
    return new ReviewOpened(
        due.dueAt(), glance(accountNumber, "assigned to " + specialists.nameOf(specialistId)));
  }

  /** Approves the security profile; the case state says so only while the vetting is open. */
  public void approveSecurityProfile(String accountNumber, String caseId) {
    var by = Actor.system("approve-security-profile");
    var application = files.get(caseId);
    if (application.approved()) {
      if (!application.vettingFinished()) {
        accounts.apply(AccountNumber.of(accountNumber), "profile_approved", caseId, by);
      }
      var snapshot =
          profiles.snapshot(accountNumber, caseId, application.cycle(Snapshot.APPROVED), by);
      files.record(
          application,
          "Security profile approved",
          by,
          Map.of("vettingFinished", application.vettingFinished(), "profileHash", snapshot.hash()));
    }
  }

  /** Sends the security profile back with remarks; answer by DL09. */
  public Returned returnForCorrection(String accountNumber, String caseId, String remarks) {
    var by = Actor.system("return-for-correction");
    var application = files.get(caseId);
    var cycle = application.cycle(String.valueOf(application.submissionRound()));
    if (application.returnedForCorrection()) {
      accounts.apply(AccountNumber.of(accountNumber), "return_for_correction", caseId, by);
      profiles.snapshot(accountNumber, caseId, "returned " + cycle, by);
      files.record(application, "Security profile returned", by, Map.of("round", cycle));
    }
    var correction =
        deadlines.start(
            accountNumber,
            caseId,
            "DL09",
            cycle,
            deadlines.today(),
            Map.of("returnedOn", deadlines.today().toString(), "round", cycle),
            by);
    var silence =
        deadlines.start(
            accountNumber,
            caseId,
            "DC03",
            "no-answer-" + cycle,
            correction.dueOn(),
            Map.of("correctionDueOn", correction.dueOn().toString()),
            by);
    letters.send(
        accountNumber,
        caseId,
        "returned-for-correction",
        cycle,
        Map.of("remarks", remarks, "dueOn", Wording.day(correction.dueOn())),
        by);
    return new Returned(correction.dueAt(), silence.dueAt());
  }

  /** Takes the corrected security profile back into the review, with a new snapshot. */
  public String resubmitProfile(String accountNumber, String caseId) {
    var by = Actor.system("resubmit-profile");
    var application = files.get(caseId);
    var number =
        application.stage() == ApplicationStage.CORRECTION
            ? application.submissionRound() + 1
            : application.submissionRound();
    var snapshot = profiles.snapshot(accountNumber, caseId, "submission " + number, by);
    if (application.resubmitted(snapshot.hash(), deadlines.today())) {
      accounts.apply(AccountNumber.of(accountNumber), "resubmit", caseId, by);
      deadlines.met(caseId, "DL09", by);
      deadlines.cancel(
          caseId,
          "DC03",
          "no-answer-" + application.cycle(String.valueOf(number - 1)),
          "The company has answered",
          by);
      files.record(
          application,
          "Security profile resubmitted",
          by,
          Map.of("profileHash", snapshot.hash(), "submission", number));
    }
    return profiles.summary(accountNumber);
  }

  /** Asks the company the vetting unit's question; answer by DC05. */
  public OffsetDateTime requestVettingInformation(
      String accountNumber, String caseId, String question) {
    var by = Actor.system("request-vetting-information");
    var cycle = String.valueOf(Math.max(1, files.get(caseId).vettingQuestions()));
    var due =
        deadlines.start(
            accountNumber,
            caseId,
            "DC05",
            "vetting-" + cycle,
            deadlines.today(),
            Map.of("question", cycle, "askedOn", deadlines.today().toString()),
            by);
    letters.send(
        accountNumber,
        caseId,
        "vetting-question",
        cycle,
        Map.of("question", question, "dueOn", Wording.day(due.dueOn())),
        by);
    return due.dueAt();
  }

  /** Closes an unfinished application after the last word on it; the account is a draft again. */
  public ApplicationOutcome lapse(String accountNumber, String caseId) {
    var by = Actor.system("lapse-application");
    var application = files.get(caseId);
    if (application.close(ApplicationOutcome.LAPSED, deadlines.today())) {
      accounts.apply(AccountNumber.of(accountNumber), "timer", caseId, by);
      deadlines.cancelAll(caseId, "The application has lapsed", by);
      files.record(application, "Application lapsed", by, Map.of());
    }
    letters.send(
        accountNumber,
        caseId,
        "application-lapsed",
        "1",
        Map.of("reason", reasonOf(application, StepKind.LAST_WORD)),
        by);
    return ApplicationOutcome.LAPSED;
  }

  /** Records that the company is not eligible or that its vetting failed; appeal by DL14. */
  public ApplicationOutcome recordIneligibility(String accountNumber, String caseId) {
    var by = Actor.system("record-ineligibility");
    var application = files.get(caseId);
    var decided = application.last(StepKind.DECISION);
    endIneligible(
        application,
        caseState(accountNumber) == CaseState.APPLICANT ? "ineligible" : "vetting_failed",
        "Applicant found ineligible",
        by);
    var grounds =
        decided.isPresent()
            ? "The vetting of the company did not pass (rule C5)."
            : "An eligibility rule of the programme is not met.";
    var reason =
        reasonOf(application, decided.isPresent() ? StepKind.DECISION : StepKind.ASSIGNMENT);
    letters.send(
        accountNumber,
        caseId,
        "ineligible",
        application.cycle("1"),
        Map.of(
            "grounds",
            grounds,
            "reason",
            reason,
            "appealBy",
            appealBy(application, grounds + " " + reason, by)),
        by);
    return ApplicationOutcome.INELIGIBLE;
  }

  /** Records the silence that a specialist confirmed (DL09); appeal by DL14. */
  public ApplicationOutcome recordNoAnswer(String accountNumber, String caseId) {
    var by = Actor.system("record-no-answer");
    var application = files.get(caseId);
    endIneligible(application, "no_answer_confirmed", "Silence of the applicant recorded", by);
    var reason = reasonOf(application, StepKind.NO_ANSWER);
    letters.send(
        accountNumber,
        caseId,
        "no-answer",
        application.cycle("1"),
        Map.of(
            "reason",
            reason,
            "remarks",
            reasonOf(application, StepKind.PROFILE_REVIEW),
            "appealBy",
            appealBy(
                application,
                "The returned security profile was not answered within 14 days (DL09). " + reason,
                by)),
        by);
    return ApplicationOutcome.INELIGIBLE;
  }

  /** Lets an application go on at its review, after an appeal has set its end aside. */
  public void resume(String caseId) {
    var by = Actor.system("resume-application");
    var application = files.get(caseId);
    if (application.resumed(by, files.now())) {
      files.record(
          application,
          "Application resumed after an appeal",
          by,
          Map.of("round", application.round()));
    }
  }

  /** Closes the case of an application that the company has taken back. */
  public ApplicationOutcome withdraw(String accountNumber, String caseId) {
    var by = Actor.system("withdraw-application");
    var application = files.get(caseId);
    if (application.close(ApplicationOutcome.WITHDRAWN, deadlines.today())) {
      files.record(application, "Application withdrawn", by, Map.of());
    }
    deadlines.cancelAll(caseId, "The company has withdrawn its application", by);
    letters.send(
        accountNumber,
        caseId,
        "application-withdrawn",
        "1",
        Map.of("reason", reasonOf(application, StepKind.WITHDRAWAL)),
        by);
    return ApplicationOutcome.WITHDRAWN;
  }

  private void endIneligible(Application application, String event, String action, Actor by) {
    if (application.close(ApplicationOutcome.INELIGIBLE, deadlines.today())) {
      var caseId = application.caseId();
      accounts.apply(AccountNumber.of(application.accountNumber()), event, caseId, by);
      deadlines.met(caseId, "DL01", by);
      deadlines.met(caseId, "DL03", by);
      deadlines.cancelAll(caseId, "The application has ended", by);
      files.record(application, action, by, Map.of("event", event));
    }
  }

  /** Registers the decision as one that can be appealed; the last day to do so, in words. */
  private String appealBy(Application application, String decision, Actor by) {
    var caseId = application.caseId();
    return Wording.day(
        contestable
            .register(
                application.accountNumber(),
                caseId,
                ContestableDecisions.Kind.INELIGIBILITY,
                false,
                decision,
                List.of(caseId, caseId + "-RA", caseId + "-TR"),
                by)
            .appealUntilOn());
  }

  /** The specialist of the account's field office with the least running applications. */
  private @Nullable String suggestion(String accountNumber) {
    var running = new LinkedHashMap<String, Long>();
    applications.workloads().forEach(w -> running.put(w.specialistId(), w.running()));
    return specialists.suggest(
        accounts.get(AccountNumber.of(accountNumber)).fieldOffice(), running);
  }

  private CaseState caseState(String accountNumber) {
    return accounts.get(AccountNumber.of(accountNumber)).caseState();
  }

  private Map<String, Object> glance(String accountNumber, String lastStep) {
    return accounts.glance(AccountNumber.of(accountNumber), lastStep);
  }

  private String passedOn(String caseId) {
    return deadlines.find(caseId, "DL02").map(d -> Wording.day(d.dueOn())).orElse("its due date");
  }

  private static String reasonOf(Application application, StepKind kind) {
    return application
        .last(kind)
        .map(ApplicationStep::reason)
        .filter(reason -> !reason.isBlank())
        .orElse("none was given");
  }

  /** An opened application and when its company profile is due (DC02). */
  public record Opened(Map<String, Object> caseGlance, OffsetDateTime profileDueAt) {}

  /**
   * A registered company profile and what is due next (DL02, DC03).
   *
   * @param eligibility what decision {@code eligibility} judges
   */
  public record Registered(
      OffsetDateTime securityProfileDueAt,
      OffsetDateTime ineligibilityReviewDueAt,
      Map<String, Object> eligibility,
      Map<String, Object> caseGlance) {}

  /**
   * A received application.
   *
   * @param suggestedSpecialist null when no specialist is known
   */
  public record Received(
      OffsetDateTime assignDueAt,
      OffsetDateTime decisionDueAt,
      OffsetDateTime explanationDueAt,
      List<Map<String, Object>> specialistOptions,
      @Nullable String suggestedSpecialist,
      String profileSummary,
      Map<String, Object> caseGlance) {}

  /** A review with its due date (DL03). */
  public record ReviewOpened(OffsetDateTime reviewDueAt, Map<String, Object> caseGlance) {}

  /** A returned profile: correction by DL09, a look at the silence by DC03. */
  public record Returned(OffsetDateTime correctionDueAt, OffsetDateTime noAnswerDueAt) {}
}
