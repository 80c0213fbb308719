package org.ctpat.validation;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** The specialists of CBP, from the staff list of the configuration ({@code ctpat.staff}). */
@Component
class Specialists {

  private final List<Employee> specialists;

  Specialists(Environment environment) {
    this.specialists =
        Binder.get(environment)
            .bind("ctpat.staff", Bindable.listOf(Employee.class))
            .orElse(List.of())
            .stream()
            .filter(person -> person.groups().contains("ctpat-specialist"))
            .sorted(Comparator.comparing(Employee::name))
            .toList();
  }

  /** Choices of a form: name with office, and sign-in name. */
  List<Map<String, String>> options() {
    return specialists.stream()
        .map(
            person -> Map.of("label", person.name() + ", " + person.office(), "value", person.id()))
        .toList();
  }

  boolean isSpecialist(String id) {
    return specialists.stream().anyMatch(person -> person.id().equals(id));
  }

  /** Name of a person, or the sign-in name of somebody who is no longer listed. */
  String name(String id) {
    return specialists.stream()
        .filter(person -> person.id().equals(id))
        .map(Employee::name)
        .findFirst()
        .orElse(id);
  }

  record Employee(String id, String name, String office, List<String> groups) {}
}
