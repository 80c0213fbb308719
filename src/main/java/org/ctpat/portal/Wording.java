package org.ctpat.portal;

import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ctpat.account.AccountView;
import org.ctpat.account.CaseState;
import org.ctpat.account.MembershipStatus;
import org.ctpat.planning.WorkPlans;
import org.ctpat.risk.Level;
import org.ctpat.risk.Party;
import org.ctpat.risk.RiskAssessmentView;
import org.ctpat.risk.ThreatFactor;
import org.ctpat.risk.ThreatRating;
import org.ctpat.risk.VulnerabilityCategory;
import org.ctpat.risk.VulnerabilityRating;
import org.ctpat.task.InboxEntry;
import org.ctpat.training.TrainingMatrix;
import org.ctpat.validation.FindingResult;
import org.ctpat.validation.FindingView;
import org.ctpat.validation.ValidationView;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which message names a group, a status or a step; for templates. */
@Component("words")
public class Wording {

  private static final Pattern CASE = Pattern.compile("[0-9]{2}-[0-9]{6}-([A-Z]+)-([0-9]+)");

  /** Key of the message that names a candidate group. */
  public String groupKey(String group) {
    if (group.startsWith("member-")) {
      return "group.member";
    }
    if (group.startsWith("officer-")) {
      return "group.officer";
    }
    return "group." + group;
  }

  /**
   * Key of the message that names the standing: the membership, or the step of a first application.
   */
  public String statusKey(AccountView account) {
    return account.status() == MembershipStatus.NONE
        ? "case." + account.caseState()
        : "status." + account.status();
  }

  /**
   * Key of the message that names the running case beside a membership, such as a validation; empty
   * without one.
   */
  public String caseKey(AccountView account) {
    return account.status() == MembershipStatus.NONE || account.caseState() == CaseState.NONE
        ? ""
        : "case." + account.caseState();
  }

  /** The page on which a case is looked at: of its account, or of the whole programme. */
  public String place(String accountNumber, String caseId) {
    if (accountNumber.equals(WorkPlans.PROGRAMME)) {
      return "/planning/" + caseId;
    }
    switch (caseId) {
      case "Conversation":
        return "/accounts/" + accountNumber + "/conversation";
      case "Announcements":
        return "/announcements";
      case "Questions on criteria":
        return "/questions";
      default:
        break;
    }
    if (caseId.startsWith("Criterion ")) {
      return "/criteria/" + caseId.substring("Criterion ".length());
    }
    return caseId.startsWith(accountNumber + "-INC-")
        ? "/accounts/" + accountNumber + "/incidents/" + caseId
        : "/accounts/" + accountNumber;
  }

  /** What a case is, from its id: "Validation 1" for {@code 10-000101-VAL-1}. */
  public String caseName(String caseId) {
    var parts = CASE.matcher(caseId);
    if (!parts.matches()) {
      return caseId;
    }
    var kind =
        switch (parts.group(1)) {
          case "APP" -> "Application";
          case "VAL" -> "Validation";
          case "AR" -> "Annual review";
          case "RA" -> "Risk assessment";
          case "PFU" -> "Lost partner";
          case "APL" -> "Appeal";
          case "ENF" -> "Suspension and removal";
          case "INC" -> "Incident";
          default -> parts.group(1);
        };
    return kind + " " + parts.group(2);
  }

  /** Why a snapshot was taken, as a heading. */
  public String reason(String reason) {
    return reason.isEmpty()
        ? reason
        : Character.toUpperCase(reason.charAt(0)) + reason.substring(1);
  }

  /** An id for use in element ids, where dots are in the way. */
  public String slug(String id) {
    return id.replace('.', '-');
  }

  /** Whether the task waits for this person. */
  public boolean forMe(PortalUser me, InboxEntry task) {
    return me.id().equals(task.assignee())
        || task.candidateGroups().stream().anyMatch(me.groups()::contains);
  }

  /** Whether this person may look at the task. */
  public boolean mayOpen(PortalUser me, InboxEntry task) {
    return me.ofCbp() || forMe(me, task);
  }

  /** Name of a party of an assessment. */
  public String partyName(RiskAssessmentView assessment, String partyId) {
    return assessment.parties().stream()
        .map(RiskAssessmentView.PartyView::party)
        .filter(party -> party.partyId().equals(partyId))
        .map(Party::name)
        .findFirst()
        .orElse(partyId);
  }

  /** Names of the parties that make a lane as weak as it is; empty while nothing is rated. */
  public String weakestParties(RiskAssessmentView assessment, RiskAssessmentView.LaneView lane) {
    var here = lane.stops().stream().map(stop -> stop.partyId()).collect(Collectors.toSet());
    return lane.vulnerability() == null
        ? ""
        : assessment.parties().stream()
            .filter(party -> here.contains(party.party().partyId()))
            .filter(party -> party.level() == lane.vulnerability())
            .map(party -> party.party().name())
            .collect(Collectors.joining(", "));
  }

  public @Nullable ThreatRating threat(RiskAssessmentView.LaneView lane, ThreatFactor factor) {
    return lane.threats().stream()
        .filter(rating -> rating.factor() == factor)
        .findFirst()
        .orElse(null);
  }

  public @Nullable VulnerabilityRating vulnerability(
      RiskAssessmentView.PartyView party, VulnerabilityCategory category) {
    return party.ratings().stream()
        .filter(rating -> rating.category() == category)
        .findFirst()
        .orElse(null);
  }

  /** A rating as it is typed: 1 when all is met, else what is not met; empty when not rated. */
  public String cellText(@Nullable VulnerabilityRating rating) {
    if (rating == null) {
      return "";
    }
    return rating.failedCriteria().isEmpty() ? "1" : String.join(" ", rating.failedCriteria());
  }

  /**
   * Level of a cell of threat by vulnerability, from calm to alarming; the risk of a lane itself
   * comes from its decision table.
   */
  static Level cell(Level threat, Level vulnerability) {
    var sum = threat.rating() + vulnerability.rating();
    return sum >= 5 ? Level.HIGH : sum == 4 ? Level.MEDIUM : Level.LOW;
  }

  /**
   * The findings worth a line on the case page; the company sees them once the report is published.
   */
  public List<FindingView> notableFindings(PortalUser me, ValidationView validation) {
    return me.ofCbp() || validation.publishedOn() != null
        ? validation.findings().stream().filter(finding -> !plain(finding)).toList()
        : List.of();
  }

  /** How many findings say that nothing is to be done. */
  public long plainFindings(ValidationView validation) {
    return validation.findings().stream().filter(Wording::plain).count();
  }

  private static boolean plain(FindingView finding) {
    return finding.result() == FindingResult.MET
        || finding.result() == FindingResult.NOT_APPLICABLE;
  }

  /** Colour of a cell of the training matrix. */
  public String trainingMark(TrainingMatrix.Cell cell) {
    if (cell.state().open()) {
      return cell.must() ? "high" : "medium";
    }
    return cell.state() == TrainingMatrix.State.COVERED ? "low" : "medium";
  }

  /** Key of the message that names the state of a cell of the training matrix. */
  public String trainingKey(TrainingMatrix.Cell cell) {
    return "training.state." + (cell.doneForGood() ? "DONE" : cell.state());
  }

  /** Key of the message around the date that goes with the state of a cell. */
  public String trainingWhenKey(TrainingMatrix.Cell cell) {
    return "training.when."
        + switch (cell.state()) {
          case COVERED -> cell.doneForGood() ? "on" : "until";
          case EXPIRES_SOON -> "until";
          case NOT_DUE_YET -> "by";
          case MISSING, EXPIRED -> "since";
          case PROOF_MISSING -> "on";
        };
  }

  /** The date that goes with the state of a cell; null when there is none. */
  public @Nullable LocalDate trainingDate(TrainingMatrix.Cell cell) {
    return switch (cell.state()) {
      case COVERED -> cell.doneForGood() ? cell.completedOn() : cell.nextDueOn();
      case EXPIRES_SOON, EXPIRED -> cell.nextDueOn();
      case NOT_DUE_YET, MISSING -> cell.firstDueOn();
      case PROOF_MISSING -> cell.completedOn();
    };
  }

  /** Style of the status tag. */
  public String statusMark(AccountView account) {
    return switch (account.status()) {
      case CERTIFIED, CERTIFIED_VALIDATED, TIER_3 -> "ok";
      case SUSPENDED, REMOVED, INELIGIBLE -> "bad";
      case WITHDRAWN -> "plain";
      case NONE -> account.caseState() == CaseState.RETURNED ? "warn" : "";
    };
  }
}
