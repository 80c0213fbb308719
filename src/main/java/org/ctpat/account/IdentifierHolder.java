package org.ctpat.account;

import org.jspecify.annotations.Nullable;

/**
 * An account with one of its identifiers.
 *
 * @param status its membership status now
 * @param claim null once the account has ended and others may use the identifier
 */
public record IdentifierHolder(
    String accountNumber,
    String companyName,
    String entityType,
    MembershipStatus status,
    String identifierType,
    String identifierValue,
    @Nullable String claim) {

  public Identifier identifier() {
    return new Identifier(identifierType, identifierValue);
  }

  /** The same holder, with the identifier as it was asked for. */
  IdentifierHolder with(Identifier asked) {
    return new IdentifierHolder(
        accountNumber, companyName, entityType, status, asked.type(), asked.value(), claim);
  }

  /** Whether the account still uses the identifier. */
  public boolean claimed() {
    return claim != null;
  }
}
