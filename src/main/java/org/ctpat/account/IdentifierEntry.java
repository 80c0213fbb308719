package org.ctpat.account;

import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/**
 * An identifier as stored.
 *
 * @param claim entity type, type and value while the account is active: the database keeps it
 *     unique, so that no company applies twice in the same role
 */
@Embeddable
record IdentifierEntry(String identifierType, String identifierValue, @Nullable String claim) {

  static IdentifierEntry claimed(String entityType, Identifier identifier) {
    return new IdentifierEntry(
        identifier.type(), identifier.value(), claim(entityType, identifier));
  }

  IdentifierEntry released() {
    return new IdentifierEntry(identifierType, identifierValue, null);
  }

  Identifier view() {
    return new Identifier(identifierType, identifierValue);
  }

  static String claim(String entityType, Identifier identifier) {
    return entityType + ":" + identifier.type() + ":" + identifier.value();
  }
}
