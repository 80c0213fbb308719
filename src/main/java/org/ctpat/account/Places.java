package org.ctpat.account;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The places of entity types with a limited number of members. A company takes one when it hands in
 * its profile, first come, first served, and gives it up when its membership or application ends.
 */
@Service("places")
public class Places {

  private final TakenPlaces taken;
  private final LimitedTypes limited;

  Places(TakenPlaces taken, LimitedTypes limited) {
    this.taken = taken;
    this.limited = limited;
  }

  /** How many places of each kind are free; empty for a type without limits. */
  @Transactional(readOnly = true)
  public Map<String, Integer> free(EntityType type) {
    return limited
        .of(type)
        .map(
            limits ->
                limits.places().keySet().stream()
                    .collect(
                        Collectors.toMap(
                            kind -> kind,
                            kind ->
                                Math.max(
                                    0,
                                    limits.limit(kind)
                                        - taken
                                            .findByEntityTypeAndKindOrderByPlace(type.code(), kind)
                                            .size()),
                            (one, other) -> one,
                            TreeMap::new)))
        .orElseGet(TreeMap::new);
  }

  /** Whether there is a place for this account, its own included; always without limits. */
  boolean placeFor(AccountNumber account, EntityType type, @Nullable String kind) {
    return limited.of(type).isEmpty()
        || kind != null && (holds(account, kind) || free(type).getOrDefault(kind, 0) > 0);
  }

  /** How many members of this kind the type takes. */
  int limit(EntityType type, String kind) {
    return limited.of(type).map(limits -> limits.limit(kind)).orElse(Integer.MAX_VALUE);
  }

  /** Takes the lowest free place of this kind; a place held before is kept or exchanged. */
  void take(AccountNumber account, EntityType type, String kind, LocalDate today) {
    if (limited.of(type).isEmpty() || holds(account, kind)) {
      return;
    }
    giveUp(account);
    var used =
        taken.findByEntityTypeAndKindOrderByPlace(type.code(), kind).stream()
            .map(MembershipPlace::place)
            .collect(Collectors.toSet());
    int place =
        IntStream.rangeClosed(1, limit(type, kind))
            .filter(number -> !used.contains(number))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("No place is free for " + account));
    taken.save(new MembershipPlace(account, type.code(), kind, place, today));
  }

  void giveUp(AccountNumber account) {
    taken.deleteByAccountNumber(account.value());
    taken.flush();
  }

  private boolean holds(AccountNumber account, String kind) {
    return taken
        .findByAccountNumber(account.value())
        .filter(place -> place.kind().equals(kind))
        .isPresent();
  }
}
