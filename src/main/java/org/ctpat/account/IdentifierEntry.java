package org.ctpat.account;

import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/**
 * An identifier as stored.
 *
 * @param claim role, kind and value while the account is active and the number is one that only one
 *     account of the role may have: the database keeps it unique, so that no company applies twice
 *     in the same role
 */
@Embeddable
record IdentifierEntry(String identifierType, String identifierValue, @Nullable String claim) {

  static IdentifierEntry of(EntityType type, Identifier identifier) {
    return new IdentifierEntry(identifier.type(), identifier.value(), claim(type, identifier));
  }

  IdentifierEntry released() {
    return new IdentifierEntry(identifierType, identifierValue, null);
  }

  Identifier view() {
    return new Identifier(identifierType, identifierValue);
  }

  static @Nullable String claim(EntityType type, Identifier identifier) {
    return type.uniqueIdentifiers().contains(identifier.type())
        ? type.role() + ":" + identifier.type() + ":" + identifier.value()
        : null;
  }
}
