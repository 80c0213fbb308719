package org.ctpat.account;

import java.util.Optional;
import java.util.Set;
import org.ctpat.audit.Actor;
import org.springframework.stereotype.Component;

/**
 * Who may bring about a transition. An automated step may, since the guard then looks for the
 * recorded decision; a person needs a role that the row's actor names.
 */
@Component
class TransitionActors {

  private final Staff staff;

  TransitionActors(Staff staff) {
    this.staff = staff;
  }

  /** What stands against this person, as a sentence; empty when the event is theirs. */
  Optional<String> objection(Transition transition, Actor by) {
    var allowed =
        switch (by.kind()) {
          case SYSTEM -> true;
          case MEMBER -> transition.roles().contains(Transition.COMPANY);
          case CBP -> groups(by).stream().anyMatch(transition.roles()::contains);
        };
    return allowed
        ? Optional.empty()
        : Optional.of("it is for “%s”, which %s is not".formatted(transition.actor(), by.name()));
  }

  private Set<String> groups(Actor person) {
    return staff.find(person.id()).map(StaffPerson::groups).orElse(Set.of());
  }
}
