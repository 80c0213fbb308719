package org.ctpat.validation;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.ctpat.audit.Actor;
import org.springframework.stereotype.Service;

/**
 * The validations of members: opening, selection, what was found at the visits, and what people see
 * of it.
 */
@Service
public class Validations {

  /** Opens the validation once for each case id; a repeated call returns the stored one. */
  public ValidationView open(
      String accountNumber, String caseId, String entityType, String reason, Actor by) {
    throw new UnsupportedOperationException();
  }

  public Optional<ValidationView> find(String caseId) {
    throw new UnsupportedOperationException();
  }

  /**
   * The validation of a case.
   *
   * @throws ValidationRefused when there is none
   */
  public ValidationView view(String caseId) {
    throw new UnsupportedOperationException();
  }

  /** The validations of an account, newest first. */
  public List<ValidationView> forAccount(String accountNumber) {
    throw new UnsupportedOperationException();
  }

  /**
   * Selects a member for validation before its regular date and announces it once.
   *
   * @return id of the selection
   * @throws ValidationRefused when the account is no certified member or a validation is under way
   */
  public String select(String accountNumber, String reason, Actor by) {
    throw new UnsupportedOperationException();
  }

  /** The foreign programmes whose validations may be recognised. */
  public List<RecognisedProgram> programs() {
    throw new UnsupportedOperationException();
  }

  /**
   * Records a validation by a partner of a mutual recognition arrangement; the same certificate is
   * kept once.
   *
   * @throws ValidationRefused when the programme is unknown, the number is missing or the date is
   *     not within the last four years (DL05)
   */
  public ForeignValidation recordForeignValidation(
      String accountNumber,
      String programCode,
      String certificateNumber,
      LocalDate validatedOn,
      List<String> documentIds,
      Actor by) {
    throw new UnsupportedOperationException();
  }

  /** The foreign validations recorded for an account, newest first. */
  public List<ForeignValidation> foreignValidations(String accountNumber) {
    throw new UnsupportedOperationException();
  }

  /**
   * Sets which criteria are tested at a site; those with a finding stay.
   *
   * @throws ValidationRefused when a criterion does not apply to the entity type or the visit is
   *     reported
   */
  public ValidationView sampleCriteria(
      String caseId, String visitId, List<String> criterionIds, Actor by) {
    throw new UnsupportedOperationException();
  }

  /**
   * Stores the finding of a criterion at a visit, a new one or in place of the former one of the
   * same criterion and visit.
   *
   * @throws ValidationRefused when the text is missing, an action is required on a should, a best
   *     practice shows no element, or the report is already approved
   */
  public FindingView recordFinding(String caseId, FindingEntry entry, Actor by) {
    throw new UnsupportedOperationException();
  }

  /** Removes a finding; harmless when it is gone already. */
  public void removeFinding(String caseId, long findingId, Actor by) {
    throw new UnsupportedOperationException();
  }
}
