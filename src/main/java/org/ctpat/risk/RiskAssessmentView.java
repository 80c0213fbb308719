package org.ctpat.risk;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A risk assessment as pages and other modules see it.
 *
 * @param basedOn id of the approved assessment that it started from
 * @param method null until documented
 * @param remarks why the officer returned it last time, empty otherwise
 * @param approvedBy officer who approved it
 */
public record RiskAssessmentView(
    String assessmentId,
    String accountNumber,
    String caseId,
    String entityType,
    State state,
    LocalDate openedOn,
    @Nullable String basedOn,
    List<LaneView> lanes,
    List<PartyView> parties,
    List<PlannedAction> plan,
    @Nullable Method method,
    String remarks,
    @Nullable String approvedBy,
    @Nullable LocalDate approvedOn,
    HeatMap heatMap) {

  /** How far it is: being written, threats screened, risks rated, approved. */
  public enum State {
    DRAFT,
    SCREENED,
    RATED,
    APPROVED
  }

  /** The lanes by threat level (rows) and vulnerability (columns); empty until screened. */
  public Map<Level, Map<Level, List<LaneView>>> matrix() {
    return LaneView.byThreatAndVulnerability(lanes);
  }

  /**
   * A lane with its stops and ratings.
   *
   * @param threatLevel by decision {@code threatLevel}, null until screened
   * @param vulnerability level of its weakest party, null while nothing is rated
   * @param risk by decision {@code riskLevel}, null until rated
   */
  public record LaneView(
      Lane lane,
      List<Stop> stops,
      List<ThreatRating> threats,
      @Nullable Level threatLevel,
      @Nullable Level vulnerability,
      @Nullable Level risk) {

    static Map<Level, Map<Level, List<LaneView>>> byThreatAndVulnerability(List<LaneView> lanes) {
      var matrix = new java.util.EnumMap<Level, Map<Level, List<LaneView>>>(Level.class);
      for (Level threat : Level.values()) {
        var row = new java.util.EnumMap<Level, List<LaneView>>(Level.class);
        for (Level vulnerability : Level.values()) {
          row.put(
              vulnerability,
              lanes.stream()
                  .filter(l -> l.threatLevel == threat && l.vulnerability == vulnerability)
                  .toList());
        }
        matrix.put(threat, row);
      }
      return matrix;
    }
  }

  /**
   * A party with its ratings.
   *
   * @param level its weakest category, null while nothing is rated
   * @param toBeRated whether it is on a lane of medium or high threat, so that all twelve
   *     categories are wanted
   */
  public record PartyView(
      Party party, List<VulnerabilityRating> ratings, @Nullable Level level, boolean toBeRated) {}

  /** Category by party: how strong each link is. */
  public record HeatMap(List<Party> parties, List<Row> rows) {

    /**
     * A category with one cell for each party, in the order of the parties.
     *
     * @param cells null where not rated
     */
    public record Row(VulnerabilityCategory category, List<@Nullable VulnerabilityRating> cells) {}
  }
}
