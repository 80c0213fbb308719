package org.ctpat.criteria;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** One edition of the minimum security criteria; it never changes. */
public final class Edition {

  private final String name;
  private final LocalDate inForceOn;
  private final SequencedMap<String, Criterion> byId = new LinkedHashMap<>();

  Edition(String name, LocalDate inForceOn, List<Criterion> criteria) {
    this.name = name;
    this.inForceOn = inForceOn;
    criteria.forEach(criterion -> byId.put(criterion.id(), criterion));
  }

  /** Such as {@code 2020}. */
  public String name() {
    return name;
  }

  /** First day on which new profiles and annual reviews follow it. */
  public LocalDate inForceOn() {
    return inForceOn;
  }

  /** All criteria in the order of the edition. */
  public List<Criterion> all() {
    return List.copyOf(byId.values());
  }

  public Optional<Criterion> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /**
   * The criteria that apply to an entity type. Where the edition names verified criteria for a type
   * (importers), only these count; for the other types those count that probably apply.
   *
   * @param type code of the entity type, such as {@code IMP}
   * @throws IllegalArgumentException when the edition knows none for the type
   */
  public List<Criterion> of(String type) {
    var verified = all().stream().filter(c -> c.appliesTo().contains(type)).toList();
    if (!verified.isEmpty()) {
      return verified;
    }
    var assumed = all().stream().filter(c -> c.probablyAlso().contains(type)).toList();
    if (assumed.isEmpty()) {
      throw new IllegalArgumentException(
          "No criterion is known for entity type '" + type + "': check the code");
    }
    return assumed;
  }

  /** The categories of the edition: number and name, in their order. */
  public Map<Integer, String> categories() {
    var categories = new java.util.TreeMap<Integer, String>();
    byId.values().forEach(c -> categories.putIfAbsent(c.categoryNumber(), c.category()));
    return categories;
  }
}
