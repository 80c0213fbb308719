package org.ctpat.portal;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.AccountProfiles;
import org.ctpat.account.AccountView;
import org.ctpat.account.Benefits;
import org.ctpat.account.Certificates;
import org.ctpat.account.MembershipStatus;
import org.ctpat.account.PersonalNumbers;
import org.ctpat.account.WithdrawalRefused;
import org.ctpat.account.Withdrawals;
import org.ctpat.appeal.Appeals;
import org.ctpat.appeal.ContestedDecision;
import org.ctpat.application.ApplicationRefused;
import org.ctpat.application.ApplicationView;
import org.ctpat.application.Applications;
import org.ctpat.audit.AuditEntry;
import org.ctpat.audit.AuditTrail;
import org.ctpat.criteria.SecurityProfiles;
import org.ctpat.deadline.Deadline;
import org.ctpat.deadline.Deadlines;
import org.ctpat.document.Documents;
import org.ctpat.enforcement.EnforcementView;
import org.ctpat.enforcement.Enforcements;
import org.ctpat.incident.IncidentView;
import org.ctpat.incident.Incidents;
import org.ctpat.notification.Letters;
import org.ctpat.partner.Dependents;
import org.ctpat.renewal.AnnualReviewView;
import org.ctpat.renewal.AnnualReviews;
import org.ctpat.risk.Reassessments;
import org.ctpat.risk.RiskAssessments;
import org.ctpat.risk.Trigger;
import org.ctpat.task.CaseProgress;
import org.ctpat.task.CaseSteps;
import org.ctpat.task.EngineUnavailable;
import org.ctpat.task.Inbox;
import org.ctpat.task.InboxEntry;
import org.ctpat.training.Trainings;
import org.ctpat.validation.CorrectiveActions;
import org.ctpat.validation.ValidationRefused;
import org.ctpat.validation.ValidationView;
import org.ctpat.validation.Validations;
import org.ctpat.vetting.VettingPeople;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The page of an account: where it stands, what is needed now, and everything that belongs to it.
 */
@Controller
@RequestMapping("/accounts/{number}")
class CaseController {

  private static final Set<String> READINGS = Set.of(VettingPeople.READ, PersonalNumbers.READ);

  private static final int SHOWN_HISTORY = 8;
  private static final int HISTORY_PAGE = 100;

  private final AccountGate gate;
  private final AccountProfiles companies;
  private final PersonalNumbers personal;
  private final Applications applications;
  private final Validations validations;
  private final CorrectiveActions actions;
  private final AnnualReviews reviews;
  private final Benefits benefits;
  private final Certificates certificates;
  private final Withdrawals withdrawals;
  private final Appeals appeals;
  private final Enforcements enforcements;
  private final SecurityProfiles profiles;
  private final RiskAssessments risks;
  private final Incidents incidents;
  private final Reassessments reassessments;
  private final Trainings trainings;
  private final VettingPeople vetting;
  private final Inbox inbox;
  private final Deadlines deadlines;
  private final Letters letters;
  private final Documents documents;
  private final AuditTrail audit;
  private final CaseProgress progress;
  private final CaseSteps steps;
  private final Clock clock;
  private final StageTrack track;
  private final Dependents dependents;

  CaseController(
      AccountGate gate,
      AccountProfiles companies,
      PersonalNumbers personal,
      Applications applications,
      Validations validations,
      CorrectiveActions actions,
      AnnualReviews reviews,
      Benefits benefits,
      Certificates certificates,
      Withdrawals withdrawals,
      Appeals appeals,
      Enforcements enforcements,
      SecurityProfiles profiles,
      RiskAssessments risks,
      Incidents incidents,
      Reassessments reassessments,
      Trainings trainings,
      VettingPeople vetting,
      Inbox inbox,
      Deadlines deadlines,
      Letters letters,
      Documents documents,
      AuditTrail audit,
      CaseProgress progress,
      CaseSteps steps,
      Clock clock,
      StageTrack track,
      Dependents dependents) {
    this.gate = gate;
    this.companies = companies;
    this.personal = personal;
    this.applications = applications;
    this.validations = validations;
    this.actions = actions;
    this.reviews = reviews;
    this.benefits = benefits;
    this.certificates = certificates;
    this.withdrawals = withdrawals;
    this.appeals = appeals;
    this.enforcements = enforcements;
    this.profiles = profiles;
    this.risks = risks;
    this.incidents = incidents;
    this.reassessments = reassessments;
    this.trainings = trainings;
    this.vetting = vetting;
    this.inbox = inbox;
    this.deadlines = deadlines;
    this.letters = letters;
    this.documents = documents;
    this.audit = audit;
    this.progress = progress;
    this.steps = steps;
    this.clock = clock;
    this.track = track;
    this.dependents = dependents;
  }

  @GetMapping
  String account(PortalUser me, @PathVariable String number, Model page) {
    var account = gate.open(me, number);
    var applied = applications.forAccount(number);
    var validated = validations.forAccount(number);
    var reviewed = reviews.of(number);
    var enforced = enforcements.of(number);
    var hidden = hidden(me, enforced);
    var all = deadlines.of(number);
    var dates = me.ofCbp() ? all : enforcements.openToCompany(number, all);
    var contested = appeals.decisionsOn(number);
    page.addAttribute("account", account);
    page.addAttribute("dependents", me.ofCbp() ? dependents.count(number) : 0);
    page.addAttribute("company", companies.view(account.number()));
    page.addAttribute("personalNumber", personal.masked(account.number()).orElse(null));
    page.addAttribute("sharedWith", companies.sharedWith(account.number()));
    page.addAttribute("companyNumbers", companies.companyNumbers());
    page.addAttribute("stages", track.of(account, applied, validated, reviewed, dates));
    page.addAttribute(
        "open",
        inbox.openOfAccount(number, me.person()).stream()
            .filter(task -> !hidden.contains(task.caseId()))
            .filter(task -> me.ofCbp() || !task.formId().equals(Enforcements.CHECK_FORM))
            .toList());
    page.addAttribute(
        "enforced",
        enforced.stream().filter(enforcement -> !hidden.contains(enforcement.caseId())).toList());
    page.addAttribute(
        "mayPropose",
        (me.specialist() || me.supervisor())
            && (account.status().member() || account.status() == MembershipStatus.SUSPENDED));
    page.addAttribute("person", me.person());
    page.addAttribute("running", dates.stream().filter(CaseController::isRunning).toList());
    page.addAttribute("past", dates.stream().filter(date -> !isRunning(date)).toList());
    var happened = incidents.of(number);
    page.addAttribute(
        "cases", cases(contested, enforced, hidden, applied, validated, reviewed, happened));
    page.addAttribute("contested", contested);
    page.addAttribute("incidents", happened);
    page.addAttribute("applied", application(me, applied));
    page.addAttribute(
        "reviewing",
        reviewed.stream().anyMatch(review -> review.state() != AnnualReviewView.State.RENEWED));
    page.addAttribute("validations", validated);
    page.addAttribute("actions", actions.forAccount(number));
    page.addAttribute("benefits", benefits.of(account.number()));
    page.addAttribute("missing", benefits.missing(account.number()));
    page.addAttribute("certificates", certificates.of(account.number()));
    page.addAttribute("letters", letters.of(number));
    page.addAttribute("history", shown(me, hidden, audit.history(number, SHOWN_HISTORY)));
    page.addAttribute(
        "vetted",
        me.ofCompany() || me.groups().contains("ctpat-vetting") ? vetting.of(number).size() : null);
    page.addAttribute("profile", profiles.progress(number));
    page.addAttribute("risk", risks.latest(number).orElse(null));
    page.addAttribute(
        "occasions",
        reassessments.of(number).stream()
            .filter(trigger -> trigger.state() == Trigger.State.PROPOSED)
            .count());
    page.addAttribute("training", trainings.matrix(number));
    page.addAttribute("withdrawal", withdrawals.pending(account.number()).orElse(null));
    page.addAttribute("mayWithdraw", mayWithdraw(account, applied));
    return "portal/case";
  }

  /** Cases that the company learns of with their decision only. */
  private static Set<String> hidden(PortalUser me, List<EnforcementView> enforced) {
    return enforced.stream()
        .filter(enforcement -> !me.ofCbp() && enforcement.confidential())
        .map(EnforcementView::caseId)
        .collect(Collectors.toSet());
  }

  private static boolean isRunning(Deadline date) {
    return date.state() == Deadline.State.OPEN;
  }

  private @Nullable ApplicationView application(PortalUser me, List<ApplicationView> applied) {
    var newest = applied.stream().findFirst();
    return newest
        .flatMap(
            view ->
                me.ofCbp() ? applications.viewForCbp(view.caseId(), me.actor()) : Optional.of(view))
        .orElse(null);
  }

  /** The cases that run, then the others. */
  private static Set<String> cases(
      List<ContestedDecision> contested,
      List<EnforcementView> enforced,
      Set<String> hidden,
      List<ApplicationView> applied,
      List<ValidationView> validated,
      List<AnnualReviewView> reviewed,
      List<IncidentView> happened) {
    var cases = new LinkedHashSet<String>();
    contested.stream()
        .map(ContestedDecision::appealId)
        .filter(Objects::nonNull)
        .forEach(cases::add);
    enforced.stream()
        .map(EnforcementView::caseId)
        .filter(caseId -> !hidden.contains(caseId))
        .forEach(cases::add);
    happened.stream()
        .filter(incident -> !incident.state().isFinal())
        .forEach(incident -> cases.add(incident.incidentId()));
    reviewed.stream()
        .filter(review -> review.state() != AnnualReviewView.State.RENEWED)
        .forEach(review -> cases.add(review.caseId()));
    validated.stream()
        .filter(validation -> validation.closedOn() == null)
        .forEach(validation -> cases.add(validation.caseId()));
    applied.stream()
        .filter(ApplicationView::running)
        .forEach(application -> cases.add(application.caseId()));
    reviewed.forEach(review -> cases.add(review.caseId()));
    validated.forEach(validation -> cases.add(validation.caseId()));
    applied.forEach(application -> cases.add(application.caseId()));
    happened.forEach(incident -> cases.add(incident.incidentId()));
    return cases;
  }

  private static boolean mayWithdraw(AccountView account, List<ApplicationView> applied) {
    return applied.stream().anyMatch(ApplicationView::running) || isMember(account);
  }

  private static boolean isMember(AccountView account) {
    return account.status() == MembershipStatus.CERTIFIED
        || account.status() == MembershipStatus.CERTIFIED_VALIDATED
        || account.status() == MembershipStatus.TIER_3
        || account.status() == MembershipStatus.SUSPENDED;
  }

  /** "Where is my case": the processes of a case, one of them as a diagram. */
  @GetMapping("/map")
  String map(
      PortalUser me,
      @PathVariable String number,
      @RequestParam String caseId,
      @RequestParam(required = false) @Nullable Long process,
      @RequestParam(defaultValue = "false") boolean tall,
      Model page) {
    gate.open(me, number);
    if (hidden(me, enforcements.of(number)).contains(caseId)) {
      throw new NotFound("case " + caseId);
    }
    List<CaseProgress.ProcessMap> maps;
    try {
      maps = maps(number, caseId);
      page.addAttribute("away", false);
    } catch (EngineUnavailable e) {
      maps = List.of();
      page.addAttribute("away", true);
    }
    page.addAttribute("number", number);
    page.addAttribute("caseId", caseId);
    page.addAttribute("tall", tall);
    page.addAttribute("maps", maps);
    var waiting = inbox.openOfCase(caseId, me.person());
    page.addAttribute("chosen", chosen(maps, process, waiting, me).orElse(null));
    page.addAttribute("waiting", waiting);
    page.addAttribute(
        "steps",
        steps.ofCase(number, caseId).stream()
            .filter(step -> me.ofCbp() || !step.formId().equals(Enforcements.CHECK_FORM))
            .toList());
    page.addAttribute("now", clock.instant());
    return "portal/map :: map";
  }

  @ExceptionHandler
  @ResponseStatus(HttpStatus.SERVICE_UNAVAILABLE)
  @ResponseBody
  String away(EngineUnavailable e) {
    return e.getMessage();
  }

  @GetMapping("/map/{process}")
  @ResponseBody
  CaseProgress.ProcessMap mapData(
      PortalUser me,
      @PathVariable String number,
      @PathVariable long process,
      @RequestParam String caseId) {
    gate.open(me, number);
    if (hidden(me, enforcements.of(number)).contains(caseId)) {
      throw new NotFound("case " + caseId);
    }
    return maps(number, caseId).stream()
        .filter(map -> map.processInstanceKey() == process)
        .findFirst()
        .orElseThrow(() -> new NotFound("process " + process));
  }

  /** Case ids begin with the number of their account; others are not shown here. */
  private List<CaseProgress.ProcessMap> maps(String number, String caseId) {
    if (!caseId.startsWith(number + "-")) {
      throw new NotFound("case " + caseId);
    }
    return progress.of(caseId);
  }

  /**
   * The asked process; else the one in which the most urgent task waits, the person's own first;
   * else the one that was called last.
   */
  private static Optional<CaseProgress.ProcessMap> chosen(
      List<CaseProgress.ProcessMap> maps,
      @Nullable Long process,
      List<InboxEntry> waiting,
      PortalUser me) {
    if (process != null) {
      return maps.stream().filter(map -> map.processInstanceKey() == process).findFirst();
    }
    var latest =
        Comparator.comparing(CaseProgress.ProcessMap::startedAt)
            .thenComparing(CaseProgress.ProcessMap::processInstanceKey);
    return Stream.concat(
            waiting.stream().filter(task -> mine(task, me)),
            waiting.stream().filter(task -> !mine(task, me)))
        .flatMap(
            task ->
                maps.stream()
                    .filter(map -> map.processId().equals(task.processId()))
                    .filter(map -> map.state() == CaseProgress.State.ACTIVE)
                    .max(latest)
                    .stream())
        .findFirst()
        .or(() -> maps.stream().max(latest));
  }

  private static boolean mine(InboxEntry task, PortalUser me) {
    return task.candidateGroups().stream().anyMatch(me.groups()::contains);
  }

  /**
   * The trail of the account, the newest first, narrowed down to a case or to words of what
   * happened.
   */
  @GetMapping("/history")
  String history(
      PortalUser me,
      @PathVariable String number,
      @RequestParam(required = false) @Nullable Long before,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String caseId,
      Model page) {
    page.addAttribute("account", gate.open(me, number));
    var entries =
        audit.historyBefore(
            number,
            before == null ? Long.MAX_VALUE : before,
            caseId.isBlank() ? null : caseId.strip(),
            q.isBlank() ? null : q.strip(),
            HISTORY_PAGE + 1);
    var hidden = hidden(me, enforcements.of(number));
    var more = entries.size() > HISTORY_PAGE;
    page.addAttribute(
        "history", shown(me, hidden, more ? entries.subList(0, HISTORY_PAGE) : entries));
    page.addAttribute("older", more ? entries.get(HISTORY_PAGE - 1).sequence() : null);
    page.addAttribute("newest", before == null);
    page.addAttribute("q", q);
    page.addAttribute("caseId", caseId);
    page.addAttribute(
        "cases", audit.cases(number).stream().filter(each -> !hidden.contains(each)).toList());
    page.addAttribute("verification", me.ofCbp() ? audit.verify(number) : null);
    return "portal/history";
  }

  /**
   * Not for the company to see: when and why the vetting unit reads personal data, the date of a
   * check without notice, and a case of which it learns with the decision.
   */
  private static List<AuditEntry> shown(
      PortalUser me, Set<String> hidden, List<AuditEntry> entries) {
    return entries.stream()
        .filter(entry -> shown(me, hidden, entry.action(), entry.subject(), entry.caseId()))
        .toList();
  }

  /** The same of an entry as it is stored. */
  static boolean shown(PortalUser me, Set<String> hidden, AuditTrail.StoredEntry entry) {
    return shown(me, hidden, entry.action(), entry.subject(), entry.caseId());
  }

  private static boolean shown(
      PortalUser me, Set<String> hidden, String action, String subject, @Nullable String caseId) {
    return me.ofCbp()
        || !READINGS.contains(action)
            && !subject.startsWith(Enforcements.CHECK_RULE)
            && (caseId == null || !hidden.contains(caseId));
  }

  @GetMapping("/letters/{id}")
  String letter(PortalUser me, @PathVariable String number, @PathVariable long id, Model page) {
    page.addAttribute("account", gate.open(me, number));
    page.addAttribute(
        "letter", letters.find(number, id).orElseThrow(() -> new NotFound("letter " + id)));
    return "portal/letter";
  }

  @GetMapping("/documents/{id}")
  ResponseEntity<InputStreamResource> document(
      PortalUser me, @PathVariable String number, @PathVariable String id) {
    gate.open(me, number);
    var document = documents.find(number, id).orElseThrow(() -> new NotFound("document " + id));
    return ResponseEntity.ok()
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(document.fileName(), StandardCharsets.UTF_8)
                .build()
                .toString())
        .contentType(MediaType.parseMediaType(document.contentType()))
        .contentLength(document.size())
        .body(new InputStreamResource(documents.open(number, id)));
  }

  @GetMapping("/withdrawal")
  String askToWithdraw(PortalUser me, @PathVariable String number, Model page) {
    var account = gate.openForCompany(me, number);
    page.addAttribute("account", account);
    page.addAttribute("member", isMember(account));
    return "portal/withdrawal";
  }

  @PostMapping("/withdrawal")
  String withdraw(
      PortalUser me,
      @PathVariable String number,
      @RequestParam String reason,
      @RequestParam(defaultValue = "false") boolean confirmed,
      RedirectAttributes say) {
    var account = gate.openForCompany(me, number);
    if (!confirmed) {
      say.addFlashAttribute("problem", "Tick the confirmation to withdraw.");
      return "redirect:/accounts/" + number + "/withdrawal";
    }
    try {
      if (isMember(account)) {
        withdrawals.request(AccountNumber.of(number), reason, me.actor());
        say.addFlashAttribute("notice", "Your request is with CBP. You will get a letter.");
      } else {
        applications.requestWithdrawal(number, reason, me.actor());
        say.addFlashAttribute("notice", "The application is withdrawn. You will get a letter.");
      }
    } catch (WithdrawalRefused | ApplicationRefused e) {
      say.addFlashAttribute("problem", e.getMessage());
      return "redirect:/accounts/" + number + "/withdrawal";
    }
    return "redirect:/accounts/" + number;
  }

  /** Starts a new application of a company whose earlier one has ended. */
  @PostMapping("/application")
  String applyAgain(
      PortalUser me,
      @PathVariable String number,
      @RequestParam(defaultValue = "") String change,
      RedirectAttributes say) {
    gate.openForCompany(me, number);
    try {
      applications.startFor(number, change, me.actor());
      say.addFlashAttribute("notice", "A new application is open. Its first task is coming up.");
    } catch (ApplicationRefused e) {
      say.addFlashAttribute("problem", e.getMessage());
      say.addFlashAttribute("change", change);
    }
    return "redirect:/accounts/" + number;
  }

  /** CBP selects a member for validation before its regular date. */
  @PostMapping("/validations")
  String select(
      PortalUser me,
      @PathVariable String number,
      @RequestParam String reason,
      RedirectAttributes say) {
    gate.openForCbp(me, number);
    if (!me.supervisor() && !me.groups().contains("ctpat-headquarters")) {
      throw new NotAllowed("Supervisors and headquarters select members for validation.");
    }
    try {
      validations.select(number, reason, me.actor());
      say.addFlashAttribute("notice", "The member is selected; the validation is being opened.");
    } catch (ValidationRefused e) {
      say.addFlashAttribute("problem", e.getMessage());
    }
    return "redirect:/accounts/" + number;
  }
}
