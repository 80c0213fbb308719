package org.ctpat.risk;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.ctpat.risk.RiskAssessmentView.LaneView;
import org.ctpat.risk.RiskAssessmentView.PartyView;
import org.jspecify.annotations.Nullable;

/** An assessment in a few lines, for the forms. */
record Summary(RiskAssessmentView assessment) {

  /** Lines of a list; the rest is on the risk page. */
  private static final int SHOWN = 40;

  private static final Comparator<PartyView> WEAKEST_FIRST =
      Comparator.comparing(
          PartyView::level, Comparator.nullsLast(Comparator.<Level>naturalOrder().reversed()));

  String of(Step step) {
    return switch (step) {
      case CARGO_FLOW -> returned() + cargoFlow();
      case THREATS -> lanes();
      case VULNERABILITIES -> lanes() + "\n\n" + parties();
      case ACTION_PLAN -> lanes() + "\n\n" + plan();
      case METHOD -> lanes();
    };
  }

  /** Everything an officer signs for. */
  String all() {
    return String.join("\n\n", lanes(), parties(), plan(), method());
  }

  private String returned() {
    return assessment.remarks().isEmpty()
        ? ""
        : "**Returned by the officer:** " + assessment.remarks() + "\n\n";
  }

  private String cargoFlow() {
    return assessment.lanes().size()
        + " lanes, "
        + assessment.parties().size()
        + " parties"
        + (assessment.basedOn() == null
            ? "."
            : ", copied from assessment " + assessment.basedOn() + ": check what changed.");
  }

  private String lanes() {
    return lines(assessment.lanes().stream().map(Summary::line).toList());
  }

  private static String lines(List<String> all) {
    var shown = all.stream().limit(SHOWN).collect(Collectors.joining("\n"));
    return all.size() <= SHOWN
        ? shown
        : shown + "\n- and " + (all.size() - SHOWN) + " more on the risk page";
  }

  private static String line(LaneView view) {
    var lane = view.lane();
    var text =
        new StringBuilder("- ")
            .append(lane.laneId())
            .append(' ')
            .append(lane.product())
            .append(", ")
            .append(lane.originCountry())
            .append(" to ")
            .append(lane.destination())
            .append(": ")
            .append(view.threats().size())
            .append(" of ")
            .append(ThreatFactor.values().length)
            .append(" threats rated");
    append(text, "threat", view.threatLevel());
    append(text, "weakest link", view.threatLevel() == null ? null : view.vulnerability());
    append(text, "risk", view.risk());
    return text.toString();
  }

  private static void append(StringBuilder text, String what, @Nullable Level level) {
    if (level != null) {
      text.append(", ").append(what).append(' ').append(level.text());
    }
  }

  private String parties() {
    return lines(
        assessment.parties().stream()
            .filter(PartyView::toBeRated)
            .sorted(WEAKEST_FIRST)
            .map(Summary::line)
            .toList());
  }

  private static String line(PartyView view) {
    var failed =
        view.ratings().stream()
            .flatMap(rating -> rating.failedCriteria().stream())
            .collect(Collectors.joining(", "));
    return "- "
        + view.party().name()
        + " ("
        + view.party().role().label()
        + ", "
        + view.party().country()
        + "): "
        + view.ratings().size()
        + " of "
        + VulnerabilityCategory.values().length
        + " categories rated"
        + (view.level() == null ? "" : ", " + view.level().text())
        + (failed.isEmpty() ? "" : ", not met: " + failed);
  }

  private String plan() {
    return assessment.plan().isEmpty()
        ? "No actions planned."
        : assessment.plan().stream()
            .map(
                action ->
                    "- Criterion "
                        + action.criterionId()
                        + ", lane "
                        + action.laneId()
                        + ": "
                        + action.action()
                        + " ("
                        + action.owner()
                        + ", by "
                        + action.dueOn()
                        + ")")
            .collect(Collectors.joining("\n"));
  }

  private String method() {
    var method = assessment.method();
    return method == null
        ? "The method is not documented."
        : "Method: assessed by "
            + method.responsible()
            + "; how often: "
            + method.frequency()
            + "; oversight: "
            + method.oversight();
  }
}
