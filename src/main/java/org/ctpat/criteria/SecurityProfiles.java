package org.ctpat.criteria;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.ctpat.audit.Actor;
import org.springframework.stereotype.Service;

/**
 * The security profiles of the members: an answer with evidence for each criterion that applies,
 * and the specialist's view.
 */
@Service
public class SecurityProfiles {

  /** The profile by category, with what is missing. */
  public ProfileView view(String accountNumber) {
    throw new UnsupportedOperationException();
  }

  /** Progress over all categories. */
  public Progress progress(String accountNumber) {
    throw new UnsupportedOperationException();
  }

  /** What is missing, one text for each criterion; empty when the profile is complete. */
  public List<String> missing(String accountNumber) {
    throw new UnsupportedOperationException();
  }

  /** The profile in one paragraph, for people who decide from process variables alone. */
  public String summary(String accountNumber) {
    throw new UnsupportedOperationException();
  }

  /**
   * Keeps the answer to a criterion, also a half-finished one.
   *
   * @return the criterion as stored, with its new version
   * @throws StaleAnswer when somebody else changed it meanwhile
   * @throws AnswerRefused when the criterion does not apply or a text is too long
   */
  public ProfileView.CriterionAnswer answer(
      String accountNumber, String criterionId, Answer answer, Actor by) {
    throw new UnsupportedOperationException();
  }

  /** Adds an evidence file of the account to a criterion; repeating it changes nothing. */
  public ProfileView.CriterionAnswer attach(
      String accountNumber, String criterionId, String documentId, Actor by) {
    throw new UnsupportedOperationException();
  }

  /** Takes an evidence file off a criterion; the file itself stays. */
  public ProfileView.CriterionAnswer detach(
      String accountNumber, String criterionId, String documentId, Actor by) {
    throw new UnsupportedOperationException();
  }

  /**
   * Keeps the specialist's view of an answer.
   *
   * @param version of the answer that was judged
   * @param remark required for a question or a rejection
   * @throws StaleAnswer when the answer was changed meanwhile
   */
  public ProfileView.CriterionAnswer review(
      String accountNumber,
      String criterionId,
      long version,
      SpecialistView view,
      String remark,
      Actor by) {
    throw new UnsupportedOperationException();
  }

  /** Labels of the criteria whose answer was neither changed nor confirmed on or after a date. */
  public List<String> unconfirmed(String accountNumber, LocalDate since) {
    throw new UnsupportedOperationException();
  }

  /**
   * Confirms answers as unchanged.
   *
   * @param criterionIds criteria to confirm; empty: all that are complete
   * @return how many were confirmed
   */
  public int confirmUnchanged(String accountNumber, Collection<String> criterionIds, Actor by) {
    throw new UnsupportedOperationException();
  }

  /** Takes a snapshot, once for each case and reason; a repeated call returns the stored one. */
  public Snapshot snapshot(String accountNumber, String caseId, String reason, Actor by) {
    throw new UnsupportedOperationException();
  }

  /** The newest snapshot of an account. */
  public Optional<Snapshot> latestSnapshot(String accountNumber) {
    throw new UnsupportedOperationException();
  }

  /** What changed in the profile since a snapshot. */
  public List<ProfileChange> changesSince(Snapshot snapshot) {
    throw new UnsupportedOperationException();
  }

  /** Unmet criteria by category, for the risk assessment of the own company. */
  public List<CategoryFacts> facts(String accountNumber) {
    throw new UnsupportedOperationException();
  }
}
