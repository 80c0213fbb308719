package org.ctpat.renewal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.ctpat.audit.Actor;
import org.ctpat.criteria.ProfileChange;
import org.ctpat.criteria.SecurityProfiles;
import org.ctpat.renewal.AnnualReviewView.SectionView;
import org.ctpat.risk.Level;
import org.ctpat.risk.RiskAssessmentView;
import org.ctpat.risk.RiskAssessments;
import org.ctpat.training.Trainings;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How far each part of an annual review is, asked of the module that owns it. */
@Component
class Sections {

  private static final String AT_OPENING = "annual review opened";

  private final SecurityProfiles profiles;
  private final RiskAssessments risks;
  private final Trainings trainings;

  Sections(SecurityProfiles profiles, RiskAssessments risks, Trainings trainings) {
    this.profiles = profiles;
    this.risks = risks;
    this.trainings = trainings;
  }

  /**
   * Keeps last year's security profile, to tell the changes by, and moves the company to the
   * edition of the criteria that is in force.
   */
  void begin(AnnualReview review, Actor by) {
    profiles.snapshot(review.accountNumber(), review.caseId(), AT_OPENING, by);
    profiles.adoptEdition(review.accountNumber(), review.caseId(), by);
  }

  List<SectionView> of(AnnualReview review) {
    return Arrays.stream(Section.values()).map(section -> of(review, section)).toList();
  }

  private SectionView of(AnnualReview review, Section section) {
    return switch (section) {
      case COMPANY_PROFILE -> companyProfile(review);
      case SECURITY_PROFILE -> securityProfile(review);
      case RISK_ASSESSMENT -> riskAssessment(review);
      case TRAINING ->
          new SectionView(section, trainings.complete(review.caseId() + "-TR"), "", null, null);
    };
  }

  private static SectionView companyProfile(AnnualReview review) {
    return review
        .confirmation(Section.COMPANY_PROFILE)
        .map(
            done ->
                new SectionView(
                    Section.COMPANY_PROFILE,
                    true,
                    done.changes(),
                    done.confirmedBy(),
                    done.confirmedOn()))
        .orElse(new SectionView(Section.COMPANY_PROFILE, false, "", null, null));
  }

  private SectionView securityProfile(AnnualReview review) {
    var account = review.accountNumber();
    var before =
        profiles.snapshot(account, review.caseId(), AT_OPENING, Actor.system("open-annual-review"));
    return new SectionView(
        Section.SECURITY_PROFILE,
        profiles.confirmedIn(review.caseId()),
        inWords(profiles.changesSince(before)),
        null,
        null);
  }

  private static String inWords(List<ProfileChange> changes) {
    return changes.stream()
        .collect(
            Collectors.groupingBy(
                ProfileChange::label,
                LinkedHashMap::new,
                Collectors.mapping(ProfileChange::field, Collectors.joining(", "))))
        .entrySet()
        .stream()
        .map(entry -> entry.getKey() + " (" + entry.getValue() + ")")
        .collect(Collectors.joining("; "));
  }

  private SectionView riskAssessment(AnnualReview review) {
    var assessmentId = review.caseId() + "-RA";
    if (!risks.approved(assessmentId)) {
      return new SectionView(Section.RISK_ASSESSMENT, false, "", null, null);
    }
    var now = risks.view(assessmentId);
    return new SectionView(
        Section.RISK_ASSESSMENT, true, inWords(now), now.approvedBy(), now.approvedOn());
  }

  private String inWords(RiskAssessmentView now) {
    var texts = new ArrayList<String>();
    texts.add(
        now.lanes().stream()
            .map(lane -> lane.lane().laneId() + " " + levelOf(lane.risk()))
            .collect(Collectors.joining(", ", "risk by lane: ", "")));
    texts.add(now.plan().size() + " actions planned");
    if (now.basedOn() != null) {
      risks.view(now.basedOn()).lanes().stream()
          .flatMap(
              before ->
                  now.lanes().stream()
                      .filter(lane -> lane.lane().laneId().equals(before.lane().laneId()))
                      .filter(lane -> lane.risk() != before.risk())
                      .map(
                          lane ->
                              "lane " + lane.lane().laneId() + " was " + levelOf(before.risk())))
          .forEach(texts::add);
    }
    return String.join("; ", texts);
  }

  private static String levelOf(@Nullable Level level) {
    return level == null ? "not rated" : level.text();
  }
}
