package org.ctpat.portal.api;

/**
 * There is no consent to see the status of this account, whether there is such an account or not.
 */
class NoPartner extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NoPartner(String accountNumber) {
    super(
        "There is no consent with account %s: ask it on the page 'Status verification' of the portal."
            .formatted(accountNumber));
  }
}
