package org.ctpat.account;

/**
 * Step of the running application, validation, suspension or appeal case; it never changes benefits
 * by itself.
 */
public enum CaseState {
  NONE,
  DRAFT,
  PRE_APPLICANT,
  APPLICANT,
  RETURNED,
  VETTING,
  PROFILE_APPROVED,
  VALIDATION_PLANNED,
  VALIDATION_ACTIVE,
  ACTIONS_REQUIRED,
  SUSPENSION_PENDING,
  REINSTATEMENT_REVIEW,
  APPEAL_PENDING
}
