package org.ctpat.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.ctpat.account.SuspensionGrounds;
import org.ctpat.audit.Actor;
import org.jspecify.annotations.Nullable;

/**
 * An incident as people see it.
 *
 * @param incidentId such as {@code 10-000101-INC-1}
 * @param foundZone zone in which the time was given, such as {@code America/Chicago}
 * @param byCbp whether CBP opened it
 * @param selfReported whether the company told CBP before CBP discovered it; never changes
 * @param toldCbpAt when the company told CBP for the first time, null when it has not
 * @param discoveredAt when CBP discovered it itself, null when it learnt of it from the company
 * @param notToldReason why a party that should be told was not; empty when all were
 * @param analysis null before it is written
 * @param decision null before it is made
 */
public record IncidentView(
    long row,
    String incidentId,
    String accountNumber,
    String entityType,
    IncidentState state,
    IncidentType type,
    String what,
    Instant foundAt,
    String foundZone,
    String place,
    String measures,
    boolean byCbp,
    boolean selfReported,
    @Nullable Instant toldCbpAt,
    @Nullable Instant discoveredAt,
    Instant reportedAt,
    String reportedBy,
    Facts facts,
    List<Told> told,
    String notToldReason,
    List<String> documentIds,
    @Nullable Analysis analysis,
    @Nullable Decision decision,
    @Nullable Instant closedAt) {

  /** How long it took until CBP was told; null while it has not been told. */
  public @Nullable Duration noticeTook() {
    return toldCbpAt == null ? null : Duration.between(foundAt, toldCbpAt);
  }

  /**
   * Whether CBP was told before the conveyance crosses the border (criterion 7.23); null when no
   * crossing is named.
   */
  public @Nullable Boolean toldBeforeCrossing() {
    return facts.crossesAt() == null
        ? null
        : toldCbpAt != null && !toldCbpAt.isAfter(facts.crossesAt());
  }

  /**
   * What may be added to a report later; empty where nothing is known.
   *
   * @param crossesAt when the conveyance crosses the border, null when it does not or nobody knows
   * @param cause what the company found out itself (criterion 7.37)
   */
  public record Facts(
      String lane,
      String shipment,
      String conveyance,
      String container,
      String seal,
      @Nullable Instant crossesAt,
      @Nullable String crossesZone,
      String cause) {}

  /** The specialist's analysis. */
  public record Analysis(
      String text,
      IncidentFinding finding,
      boolean atOnce,
      List<Requirement> requirements,
      String by,
      Instant at) {}

  /** What the supervisor decided. */
  public record Decision(
      IncidentDecision decision,
      IncidentFinding finding,
      @Nullable SuspensionGrounds grounds,
      String reason,
      String by,
      Instant at) {}

  /**
   * A line of the timeline.
   *
   * @param internal whether CBP alone sees it
   */
  public record Moment(Instant at, String what, String by, Actor.Kind kind, boolean internal) {}
}
