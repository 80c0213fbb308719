package org.ctpat.account;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A kind of company that may join, with what it must show (fact sheet section 3).
 *
 * @param code such as {@code IMP}
 * @param activeRule what being active in trade means for it, in words
 * @param officeRule where it needs a staffed office, in words
 * @param identifiers the numbers it must or may give
 * @param bondKind kind of bond or licence, empty when none is named
 * @param extraRules further rules, in words
 * @param levels the status levels it can reach, lowest first, such as {@code tier_1} or {@code
 *     certified}
 * @param questions what it is asked about its eligibility
 * @param uniqueIdentifiers identifiers of which two active accounts of the same role may not have
 *     the same
 * @param role what it does; types with the same role are alternatives, one for each company
 * @param invitation whether some or all companies of this type join by invitation of CBP only
 * @param placesBy question whose answer tells which of the limited places the company takes, empty
 *     when the number of members is not limited
 * @param countriesOfOrigin whether it names the countries it buys in
 * @param alternateContact whether it names an alternate beside the point of contact
 * @param criteriaOf code of the type whose criteria it meets, mostly its own
 * @param supplyChainRole what it does in a supply chain, such as {@code TRUCKER}
 * @param usualCountry where companies of this type mostly are, two letters
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
    List<String> levels,
    List<Asked> questions,
    List<String> uniqueIdentifiers,
    String role,
    boolean invitation,
    String placesBy,
    boolean countriesOfOrigin,
    boolean alternateContact,
    String criteriaOf,
    String supplyChainRole,
    String usualCountry) {

  /** Whether it can reach Tier 3 (6 U.S.C. 966). */
  public boolean tier3() {
    return levels.contains("tier_3");
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

  /** Whether it is asked this question, always or under a condition. */
  public boolean asks(String question) {
    return questions.stream().anyMatch(asked -> asked.question().id().equals(question));
  }

  /**
   * Identifiers of which all or one must be given.
   *
   * @param all whether every one of the types is needed instead of one of them
   * @param requiredIf condition in words when it is needed only sometimes, empty otherwise
   * @param requiredWhen the same condition as facts: {@code country} or a question, and the answer
   */
  public record IdentifierRule(
      List<String> types,
      boolean all,
      boolean required,
      String requiredIf,
      Map<String, String> requiredWhen) {}

  /**
   * A question about eligibility.
   *
   * @param id name of the answer, as in forms and in the decision table
   * @param why the rule behind it
   * @param answers what may be answered; empty for yes and no
   */
  public record Question(String id, String ask, String why, List<String> answers) {}

  /**
   * A question that a type is asked.
   *
   * @param onlyIf facts under which it is asked; empty when always
   */
  public record Asked(Question question, Map<String, String> onlyIf) {}
}
