package org.ctpat.application;

import java.util.List;
import java.util.Optional;
import org.ctpat.audit.Actor;
import org.springframework.stereotype.Service;

/** The applications to the programme, from the company profile to the certification decision. */
@Service
public class Applications {

  /**
   * Opens an account for a company and starts its application.
   *
   * @param entityType code of the entity type, such as {@code IMP}
   * @param officerId sign-in name of the company officer
   * @param contactId sign-in name of the point of contact
   * @throws ApplicationRefused when the entity type is unknown or a name is missing
   */
  public ApplicationView start(
      String entityType, String companyName, String officerId, String contactId, Actor by) {
    throw new UnsupportedOperationException();
  }

  /**
   * Starts a new application of a company that has an account already, after an earlier one lapsed,
   * was withdrawn or failed.
   *
   * @throws ApplicationRefused when an application is running, the company is certified, or the
   *     waiting time of DL17 is not over
   */
  public ApplicationView startFor(String accountNumber, Actor by) {
    throw new UnsupportedOperationException();
  }

  /**
   * Takes back the running application of an account for the company.
   *
   * @throws ApplicationRefused when there is none or it is too late; the message says what is
   *     possible
   */
  public ApplicationView requestWithdrawal(String accountNumber, String reason, Actor by) {
    throw new UnsupportedOperationException();
  }

  /** The application of a case, as the company may see it: of the vetting the result alone. */
  public Optional<ApplicationView> view(String caseId) {
    throw new UnsupportedOperationException();
  }

  /**
   * The application of a case with vetting notes and recommendations.
   *
   * @throws ApplicationRefused when the reader is no person of CBP
   */
  public Optional<ApplicationView> viewForCbp(String caseId, Actor reader) {
    throw new UnsupportedOperationException();
  }

  /** The applications of an account, newest first, as the company may see them. */
  public List<ApplicationView> forAccount(String accountNumber) {
    throw new UnsupportedOperationException();
  }
}
