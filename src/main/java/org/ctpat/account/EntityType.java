package org.ctpat.account;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A kind of company that may join, with what it must show (fact sheet section 3).
 *
 * @param code such as {@code IMP}
 * @param activeRule what being active in trade means for it, in words
 * @param officeRule where it needs a staffed office, in words
 * @param identifiers the numbers it must or may give
 * @param bondKind kind of bond or licence, empty when none is named
 * @param levels the status levels it can reach, lowest first, such as {@code tier_1} or {@code
 *     certified}
 */
public record EntityType(
    String code,
    String name,
    String activeRule,
    String officeRule,
    List<IdentifierRule> identifiers,
    boolean bondRequired,
    String bondKind,
    List<String> extraRules,
    List<String> levels) {

  /** Whether it can reach Tier 3 (6 U.S.C. 966). */
  public boolean tier3() {
    return levels.stream().anyMatch(level -> level.startsWith("tier_3"));
  }

  /**
   * The tier that a membership status is for this type: 1 to 3 for importers; null for a level
   * without tier and outside the programme.
   */
  public @Nullable Integer tier(MembershipStatus status) {
    int index =
        switch (status) {
          case CERTIFIED -> 0;
          case CERTIFIED_VALIDATED -> 1;
          case TIER_3 -> 2;
          default -> levels.size();
        };
    return index < levels.size() && levels.get(index).startsWith("tier_") ? index + 1 : null;
  }

  public boolean importer() {
    return code.equals("IMP");
  }

  /**
   * Identifiers of which all or one must be given.
   *
   * @param all whether every one of the types is needed instead of one of them
   * @param requiredIf condition in words when it is needed only sometimes, empty otherwise
   */
  public record IdentifierRule(
      List<String> types, boolean all, boolean required, String requiredIf) {}
}
