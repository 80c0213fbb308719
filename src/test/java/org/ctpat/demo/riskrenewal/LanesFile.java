package org.ctpat.demo.riskrenewal;

import java.util.List;
import java.util.Map;
import org.ctpat.risk.Method;
import org.ctpat.risk.PartyRole;
import org.ctpat.risk.ProcessStep;
import org.ctpat.risk.ProgrammeStatus;
import org.ctpat.risk.ThreatFactor;
import org.ctpat.risk.TransportMode;

/**
 * {@code lanes.json} of a company: its first risk assessment, and what changes in the years after.
 * Parties and lanes have keys of their own, since their ids are given by the assessment; dates are
 * counted from the day of the story.
 */
record LanesFile(
    List<PartyData> parties,
    List<LaneData> lanes,
    List<ActionData> plan,
    Method method,
    NextYear nextYear) {

  /**
   * A party with the criteria that it does not meet, by category.
   *
   * @param basis how the categories that are met are known
   */
  record PartyData(
      String key,
      String name,
      PartyRole role,
      String country,
      boolean direct,
      ProgrammeStatus status,
      String proof,
      boolean own,
      String basis,
      Map<String, Unmet> vulnerabilities) {}

  record Unmet(List<String> failed, String note) {}

  record LaneData(
      String key,
      String product,
      String originCountry,
      String originRegion,
      String destinationCountry,
      String destination,
      String modeChain,
      String frequency,
      String alternateRouting,
      String notes,
      List<StopData> stops,
      Map<ThreatFactor, ThreatData> threats) {}

  record StopData(
      String party,
      ProcessStep step,
      TransportMode mode,
      String country,
      String handoverPoint,
      int hoursAtRest,
      boolean sealed,
      String dataExchanged) {}

  record ThreatData(int rating, String source, int daysAgo) {}

  record ActionData(
      String lane,
      String party,
      ProcessStep step,
      String criterion,
      String vulnerability,
      String action,
      String partnerContact,
      String owner,
      int progressDays,
      int dueDays,
      String evidence) {}

  record NextYear(
      List<ChangedThreat> threats,
      List<ChangedVulnerability> vulnerabilities,
      List<ActionData> plan) {}

  record ChangedThreat(String lane, ThreatFactor factor, int rating, String source, int daysAgo) {}

  record ChangedVulnerability(String party, int category, List<String> failed, String note) {}
}
