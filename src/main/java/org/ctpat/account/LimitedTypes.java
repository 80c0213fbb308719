package org.ctpat.account;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Entity types that take a limited number of members for a limited time, from the configuration
 * {@code ctpat.limited-types}: the pilot for logistics providers (90 FR 52690).
 */
@ConfigurationProperties("ctpat")
public class LimitedTypes {

  private final List<LimitedType> limitedTypes;

  LimitedTypes(@DefaultValue List<LimitedType> limitedTypes) {
    this.limitedTypes = List.copyOf(limitedTypes);
  }

  /** The limits of a type, if it has any. */
  public Optional<LimitedType> of(EntityType type) {
    return limitedTypes.stream()
        .filter(limited -> limited.entityType().equals(type.code()))
        .findFirst();
  }

  /**
   * One limited type.
   *
   * @param opensOn first day on which companies may join
   * @param lasts how long it lasts from that day (DL30)
   * @param places how many members it takes, by the answer to the type's question for it
   */
  public record LimitedType(
      String entityType, LocalDate opensOn, Period lasts, Map<String, Integer> places) {

    /** Whether companies may join on this day. */
    public boolean openOn(LocalDate day) {
      return !day.isBefore(opensOn) && day.isBefore(opensOn.plus(lasts));
    }

    int limit(String kind) {
      return places.getOrDefault(kind, 0);
    }
  }
}
