package org.ctpat.planning;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the work plan is made; all of it is a design choice.
 *
 * @param capacity validations that a field office not named in {@code offices} can carry out in a
 *     year
 * @param offices field offices with a capacity of their own
 * @param leastPoints points from which a member is planned although its validation is not due in
 *     the plan's year
 * @param chunk members ranked with one job
 */
@ConfigurationProperties("ctpat.planning")
public record PlanningSettings(
    @DefaultValue("450") int capacity,
    @DefaultValue List<Office> offices,
    @DefaultValue("50") int leastPoints,
    @DefaultValue("500") int chunk) {

  /** Validations that this office can carry out in a year. */
  public int capacityOf(String office) {
    return offices.stream()
        .filter(each -> each.name().equals(office))
        .findFirst()
        .map(Office::capacity)
        .orElse(capacity);
  }

  /** A field office and how many validations it can carry out in a year. */
  public record Office(String name, int capacity) {}
}
