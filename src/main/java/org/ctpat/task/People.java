package org.ctpat.task;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Service;

/** The people of CBP and their groups, as configured under {@code ctpat.staff}. */
@Service
@EnableConfigurationProperties(StaffSettings.class)
public class People {

  private final Map<String, Person> staff;

  People(StaffSettings settings) {
    this.staff =
        settings.staff().stream()
            .map(
                member -> new Person(member.id(), member.name(), Set.copyOf(member.groups()), null))
            .collect(Collectors.toUnmodifiableMap(Person::id, Function.identity()));
  }

  /** The person of CBP with this sign-in name. */
  public Optional<Person> find(String id) {
    return Optional.ofNullable(staff.get(id));
  }

  /** All people of CBP by name. */
  public List<Person> all() {
    return staff.values().stream().sorted(Comparator.comparing(Person::name)).toList();
  }

  /** The people of CBP in a group, by name. */
  public List<Person> inGroup(String group) {
    return staff.values().stream()
        .filter(person -> person.groups().contains(group))
        .sorted(Comparator.comparing(Person::name))
        .toList();
  }
}
