package org.ctpat.account;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import org.jspecify.annotations.Nullable;

@Embeddable
record ContactEntry(
    @Enumerated(EnumType.STRING) Contact.Kind kind,
    @Nullable String signIn,
    String name,
    @Nullable String title,
    @Nullable String email,
    @Nullable String phone) {

  static ContactEntry of(Contact contact) {
    return new ContactEntry(
        contact.kind(),
        contact.signIn(),
        contact.name(),
        contact.title(),
        contact.email(),
        contact.phone());
  }

  /**
   * Whether it takes the place of the other one: alternates by their name, others by their kind.
   */
  boolean standsFor(ContactEntry other) {
    return kind == other.kind && (kind != Contact.Kind.ALTERNATE || name.equals(other.name));
  }

  Contact view() {
    return new Contact(kind, signIn, name, title, email, phone);
  }
}
