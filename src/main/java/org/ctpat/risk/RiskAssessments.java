package org.ctpat.risk;

import java.util.List;
import java.util.Optional;
import org.ctpat.audit.Actor;
import org.springframework.stereotype.Service;

/** The five-step risk assessments of the members (fact sheet section 12, criteria 2.1 to 2.4). */
@Service
public class RiskAssessments {

  /** The assessment as it stands. */
  public RiskAssessmentView view(String assessmentId) {
    throw new UnsupportedOperationException();
  }

  /** The newest assessment of an account, approved or not. */
  public Optional<RiskAssessmentView> latest(String accountNumber) {
    throw new UnsupportedOperationException();
  }

  /** Whether the officer's approval is recorded. */
  public boolean approved(String assessmentId) {
    throw new UnsupportedOperationException();
  }

  /** Adds a lane, or changes the one with the same id; returns its id. */
  public String saveLane(String assessmentId, Lane lane, Actor by) {
    throw new UnsupportedOperationException();
  }

  /** Removes a lane with its stops and threat ratings. */
  public void removeLane(String assessmentId, String laneId, Actor by) {
    throw new UnsupportedOperationException();
  }

  /** Adds a party, or changes the one with the same id; returns its id. */
  public String saveParty(String assessmentId, Party party, Actor by) {
    throw new UnsupportedOperationException();
  }

  /** Removes a party that no lane stops at. */
  public void removeParty(String assessmentId, String partyId, Actor by) {
    throw new UnsupportedOperationException();
  }

  /** Replaces the stops of a lane, in the order the cargo passes them. */
  public void saveStops(String assessmentId, String laneId, List<Stop> stops, Actor by) {
    throw new UnsupportedOperationException();
  }

  /** Rates a threat factor of a lane. */
  public void rateThreat(String assessmentId, String laneId, ThreatRating rating, Actor by) {
    throw new UnsupportedOperationException();
  }

  /** Rates a party in a category. */
  public void rateVulnerability(
      String assessmentId, String partyId, VulnerabilityRating rating, Actor by) {
    throw new UnsupportedOperationException();
  }

  /** Adds an action to the plan, or changes the one with the same id; returns its id. */
  public String savePlanItem(String assessmentId, PlannedAction action, Actor by) {
    throw new UnsupportedOperationException();
  }

  /** Takes an action off the plan. */
  public void removePlanItem(String assessmentId, String actionId, Actor by) {
    throw new UnsupportedOperationException();
  }

  /** Documents the method. */
  public void saveMethod(String assessmentId, Method method, Actor by) {
    throw new UnsupportedOperationException();
  }

  /** What step 1 still needs, in words; empty when it is complete. */
  public List<String> missingOfCargoFlow(String assessmentId) {
    throw new UnsupportedOperationException();
  }

  /** What step 2 still needs, in words. */
  public List<String> missingOfThreats(String assessmentId) {
    throw new UnsupportedOperationException();
  }

  /** What step 3 still needs, in words. */
  public List<String> missingOfVulnerabilities(String assessmentId) {
    throw new UnsupportedOperationException();
  }

  /** What step 4 still needs, in words. */
  public List<String> missingOfActionPlan(String assessmentId) {
    throw new UnsupportedOperationException();
  }

  /** What step 5 still needs, in words. */
  public List<String> missingOfMethod(String assessmentId) {
    throw new UnsupportedOperationException();
  }
}
