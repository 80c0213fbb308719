package org.ctpat.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/**
 * The benefits of an account by its membership status and entity type (6 U.S.C. 964 to 966), as the
 * decision table {@code benefits} has them; a case never changes them.
 */
@Service
public class Benefits {

  private static final List<MembershipStatus> LEVELS =
      List.of(
          MembershipStatus.CERTIFIED,
          MembershipStatus.CERTIFIED_VALIDATED,
          MembershipStatus.TIER_3);

  private final Accounts accounts;
  private final EntityTypes types;
  private final BenefitTable table;

  Benefits(Accounts accounts, EntityTypes types, BenefitTable table) {
    this.accounts = accounts;
    this.types = types;
    this.table = table;
  }

  /**
   * The benefits the account has now; none before certification, while suspended and after the end.
   */
  public List<Benefit> of(AccountNumber number) {
    var account = accounts.get(number);
    return of(account.entityType(), account.status());
  }

  /** The benefits of an entity type in a membership status. */
  public List<Benefit> of(String entityType, MembershipStatus status) {
    return table.of(entityType, status);
  }

  /** All benefits that any entity type can reach, by their numbers. */
  public List<Benefit> all() {
    var all = new TreeMap<String, Benefit>();
    for (var type : types.all()) {
      table.of(type.code(), MembershipStatus.TIER_3).forEach(row -> all.put(row.id(), row));
    }
    return List.copyOf(all.values());
  }

  /**
   * What the suspension of the account has taken away: the benefits of its status before; empty
   * when it is not suspended.
   */
  public List<Benefit> takenBySuspension(AccountNumber number) {
    var account = accounts.get(number);
    return account.status() == MembershipStatus.SUSPENDED
        ? accounts
            .statusBefore(number)
            .map(before -> of(account.entityType(), before))
            .orElse(List.of())
        : List.of();
  }

  /** The benefits that the account does not have, each with the reason. */
  public List<Missing> missing(AccountNumber number) {
    var account = accounts.get(number);
    var type = types.get(account.entityType());
    var has = of(number);
    var taken = takenBySuspension(number);
    var missing = new ArrayList<Missing>();
    for (var benefit : all()) {
      if (!has.contains(benefit)) {
        missing.add(
            new Missing(
                benefit,
                taken.contains(benefit)
                    ? "taken away by the suspension (6 U.S.C. 967)"
                    : reason(benefit, type)));
      }
    }
    return missing;
  }

  /** A benefit that an account does not have, and why not. */
  public record Missing(Benefit benefit, String reason) {}

  private String reason(Benefit benefit, EntityType type) {
    return lowest(benefit, type)
        .map(level -> "from " + words(level, type))
        .orElseGet(
            () ->
                types.all().stream()
                    .filter(other -> lowest(benefit, other).isPresent())
                    .map(EntityType::name)
                    .collect(Collectors.joining("; ", "only for: ", "")));
  }

  /** The lowest status that gives the benefit; empty when none does. */
  private Optional<MembershipStatus> lowest(Benefit benefit, EntityType type) {
    return LEVELS.stream()
        .filter(level -> type.tier3() || level != MembershipStatus.TIER_3)
        .filter(level -> table.of(type.code(), level).contains(benefit))
        .findFirst();
  }

  private static String words(MembershipStatus level, EntityType type) {
    var tier = type.tier(level);
    return switch (level) {
          case CERTIFIED -> "certification";
          case CERTIFIED_VALIDATED -> "validation";
          default -> "exceeding the criteria";
        }
        + (tier == null ? "" : " (Tier " + tier + ")");
  }
}
