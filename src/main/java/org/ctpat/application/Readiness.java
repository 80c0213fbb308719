package org.ctpat.application;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.ctpat.criteria.SecurityProfiles;
import org.ctpat.risk.RiskAssessments;
import org.ctpat.risk.Step;
import org.ctpat.training.TrainingGap;
import org.ctpat.training.TrainingMatrix.Cell;
import org.ctpat.training.Trainings;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * How far an application is, part by part. An application is handed in only when every part is
 * complete (rule C3); what stands here as missing is what the submission refuses for.
 */
@Service
@Transactional(readOnly = true)
public class Readiness {

  private final ApplicationRepository applications;
  private final SecurityProfiles profiles;
  private final RiskAssessments assessments;
  private final Trainings trainings;

  Readiness(
      ApplicationRepository applications,
      SecurityProfiles profiles,
      RiskAssessments assessments,
      Trainings trainings) {
    this.applications = applications;
    this.profiles = profiles;
    this.assessments = assessments;
    this.trainings = trainings;
  }

  /**
   * The five parts in the order in which a company meets them.
   *
   * @throws UnknownApplication when there is no application of this case id
   */
  public List<Part> of(String caseId) {
    var application =
        applications.findByCaseId(caseId).orElseThrow(() -> new UnknownApplication(caseId));
    return List.of(
        companyProfile(application),
        agreement(application),
        risk(application),
        training(application),
        securityProfile(application.accountNumber()));
  }

  private static Part companyProfile(Application application) {
    var registered = application.stage() != ApplicationStage.COMPANY_PROFILE;
    return new Part(
        Section.COMPANY_PROFILE,
        registered ? 1 : 0,
        1,
        registered ? List.of() : List.of("the company profile (rule C2)"));
  }

  private static Part agreement(Application application) {
    var signed = application.last(StepKind.AGREEMENT).isPresent();
    return new Part(
        Section.AGREEMENT,
        signed ? 1 : 0,
        1,
        signed ? List.of() : List.of("the partner agreement, signed by an officer (rule C1)"));
  }

  /** Five steps and the approval by an officer. */
  private Part risk(Application application) {
    var assessmentId = application.caseId() + "-RA";
    var total = Step.values().length + 1;
    var approval = "the risk assessment, approved by an officer (criterion 2.1)";
    if (assessments.of(application.accountNumber(), assessmentId).isEmpty()) {
      return new Part(Section.RISK, 0, total, List.of(approval));
    }
    var steps = assessments.missingByStep(assessmentId);
    if (assessments.approved(assessmentId)) {
      var changed = steps.getOrDefault(Step.CARGO_FLOW, List.of());
      return new Part(Section.RISK, changed.isEmpty() ? total : total - 1, total, changed);
    }
    var complete = (int) steps.values().stream().filter(List::isEmpty).count();
    var missing =
        Stream.concat(steps.values().stream().flatMap(List::stream), Stream.of(approval)).toList();
    return new Part(Section.RISK, complete, total, missing);
  }

  private Part training(Application application) {
    var planId = application.caseId() + "-TR";
    var musts =
        trainings.matrix(application.accountNumber()).rows().stream()
            .flatMap(row -> row.cells().values().stream())
            .filter(Cell::must)
            .toList();
    var open = (int) musts.stream().filter(cell -> cell.state().open()).count();
    if (trainings.complete(planId)) {
      var total = Math.max(1, musts.size());
      return new Part(Section.TRAINING, total, total, List.of());
    }
    var missing = new ArrayList<String>();
    if (trainings.planned(planId)) {
      trainings.openMusts(planId).stream().map(TrainingGap::text).forEach(missing::add);
    }
    missing.add("trainings: every must course of every person, with proof (category 12)");
    return new Part(Section.TRAINING, musts.size() - open, musts.size() + 1, missing);
  }

  private Part securityProfile(String accountNumber) {
    var progress = profiles.progress(accountNumber);
    return new Part(
        Section.SECURITY_PROFILE,
        progress.complete(),
        progress.total(),
        profiles.missing(accountNumber));
  }

  /** The parts of an application. */
  public enum Section {
    COMPANY_PROFILE,
    AGREEMENT,
    RISK,
    TRAINING,
    SECURITY_PROFILE
  }

  /**
   * How far a part is.
   *
   * @param done how much of it is complete
   * @param total how much there is, at least one
   * @param missing what it still needs, in words that name the rule; empty when it is complete
   */
  public record Part(Section section, int done, int total, List<String> missing) {

    public boolean complete() {
      return missing.isEmpty();
    }

    /** Share that is complete, 0 to 100; 100 only when nothing is missing. */
    public int percent() {
      return complete() ? 100 : Math.min(99, total == 0 ? 0 : done * 100 / total);
    }
  }
}
