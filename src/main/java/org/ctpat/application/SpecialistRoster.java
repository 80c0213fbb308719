package org.ctpat.application;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.ctpat.account.Staff;
import org.ctpat.account.StaffPerson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The supply chain security specialists of CBP, and who is suggested for an application. */
@Component
class SpecialistRoster {

  private static final String GROUP = "ctpat-specialist";

  private final Staff staff;

  SpecialistRoster(Staff staff) {
    this.staff = staff;
  }

  boolean known(String id) {
    return staff.find(id).filter(person -> person.groups().contains(GROUP)).isPresent();
  }

  String nameOf(String id) {
    return staff.name(id);
  }

  /** The specialists to choose from. */
  List<Map<String, Object>> options() {
    return staff.options(GROUP);
  }

  /** Of the field office, or else of all, the one with the least running applications. */
  @Nullable String suggest(@Nullable String fieldOffice, Map<String, Long> running) {
    var all = staff.inGroup(GROUP);
    var near = all.stream().filter(person -> person.office().equals(fieldOffice)).toList();
    return (near.isEmpty() ? all : near)
        .stream()
            .min(
                Comparator.comparingLong(
                        (StaffPerson person) -> running.getOrDefault(person.id(), 0L))
                    .thenComparing(StaffPerson::name))
            .map(StaffPerson::id)
            .orElse(null);
  }
}
