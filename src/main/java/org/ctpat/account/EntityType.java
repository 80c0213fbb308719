package org.ctpat.account;

import java.util.List;

/**
 * A kind of company that may join, with what it must show (fact sheet section 3).
 *
 * @param code such as {@code IMP}
 * @param activeRule what being active in trade means for it, in words
 * @param officeRule where it needs a staffed office, in words
 * @param identifiers the numbers it must or may give
 * @param bondKind kind of bond or licence, empty when none is named
 * @param tier3 whether it can reach Tier 3
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
    boolean tier3) {

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
