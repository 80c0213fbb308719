package org.ctpat.application;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** The supply chain security specialists of CBP with their field offices. */
@Component
class SpecialistRoster {

  private static final String GROUP = "ctpat-specialist";

  private final List<Specialist> all;

  SpecialistRoster(Environment environment) {
    this.all =
        Binder.get(environment)
            .bind("ctpat.staff", Bindable.listOf(Specialist.class))
            .orElse(List.of())
            .stream()
            .filter(person -> person.groups().contains(GROUP))
            .toList();
  }

  boolean known(String id) {
    return all.stream().anyMatch(specialist -> specialist.id().equals(id));
  }

  /** The name of a specialist; the sign-in name when there is none. */
  String nameOf(String id) {
    return all.stream()
        .filter(specialist -> specialist.id().equals(id))
        .map(Specialist::name)
        .findFirst()
        .orElse(id);
  }

  /** The specialists to choose from. */
  List<Map<String, String>> options() {
    return all.stream()
        .map(
            specialist ->
                Map.of(
                    "label",
                    specialist.name() + ", " + specialist.office(),
                    "value",
                    specialist.id()))
        .toList();
  }

  /** Of the field office, or else of all, the one with the least running applications. */
  @Nullable String suggest(@Nullable String fieldOffice, Map<String, Long> running) {
    var near = all.stream().filter(s -> s.office().equals(fieldOffice)).toList();
    return (near.isEmpty() ? all : near)
        .stream()
            .min(
                Comparator.comparingLong((Specialist s) -> running.getOrDefault(s.id(), 0L))
                    .thenComparing(Specialist::name))
            .map(Specialist::id)
            .orElse(null);
  }

  record Specialist(String id, String name, String office, Set<String> groups) {}
}
