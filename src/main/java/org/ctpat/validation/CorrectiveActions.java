package org.ctpat.validation;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * Corrective actions of validation reports and risk plans, from the opening to the outcome (DL12).
 */
@Service
public class CorrectiveActions {

  public Optional<CorrectiveActionView> find(String actionId) {
    throw new UnsupportedOperationException();
  }

  /**
   * The action.
   *
   * @throws ValidationRefused when there is none with this id
   */
  public CorrectiveActionView view(String actionId) {
    throw new UnsupportedOperationException();
  }

  /** The actions of an account, open ones first, soonest first. */
  public List<CorrectiveActionView> forAccount(String accountNumber) {
    throw new UnsupportedOperationException();
  }

  /** The actions of a case in the order of their numbers. */
  public List<CorrectiveActionView> forCase(String caseId) {
    throw new UnsupportedOperationException();
  }
}
