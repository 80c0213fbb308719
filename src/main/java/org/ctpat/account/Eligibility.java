package org.ctpat.account;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ctpat.deadline.UsEastern;
import org.ctpat.decision.Decisions;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What decision {@code eligibility} judges: the answers to the questions of the entity type, and
 * what the system knows itself.
 */
@Service
public class Eligibility {

  private final AccountRepository accounts;
  private final EntityTypes types;
  private final Invitations invitations;
  private final Places places;
  private final LimitedTypes limited;
  private final Decisions decisions;
  private final Clock clock;

  Eligibility(
      AccountRepository accounts,
      EntityTypes types,
      Invitations invitations,
      Places places,
      LimitedTypes limited,
      Decisions decisions,
      Clock clock) {
    this.accounts = accounts;
    this.types = types;
    this.invitations = invitations;
    this.places = places;
    this.limited = limited;
    this.decisions = decisions;
    this.clock = clock;
  }

  /**
   * The facts about an account, as variable {@code eligibility}: the answers by their question, and
   * country, officerNamed, alternateNamed, invited, open (companies may join the type today) and
   * placeFree.
   *
   * @throws UnknownAccount when there is no such account
   */
  @Transactional(readOnly = true)
  public Map<String, Object> facts(AccountNumber number) {
    var account = accounts.findById(number.value()).orElseThrow(() -> new UnknownAccount(number));
    var type = types.get(account.entityType());
    var profile = account.profile();
    var facts = answers(profile.answers());
    if (profile.country() != null) {
      facts.put("country", profile.country());
    }
    facts.put("officerNamed", profile.officerName() != null && profile.officerEmail() != null);
    facts.put("alternateNamed", !profile.alternates().isEmpty());
    facts.put("invited", invitations.invites(number, type.code(), profile.invitationNumber()));
    facts.put("open", open(type));
    facts.put("placeFree", places.placeFor(number, type, profile.answers().get(type.placesBy())));
    return facts;
  }

  /**
   * The rules that a company with these answers would not meet, in words; empty when nothing speaks
   * against it. Keeps nothing.
   *
   * @param answers by question, yes as {@code true} and no as {@code false}; with {@code country},
   *     {@code invited}, {@code officerNamed} and {@code alternateNamed}
   * @throws org.ctpat.decision.DecisionFailed when the table cannot be asked
   */
  @Transactional(readOnly = true)
  public List<String> check(String entityType, Map<String, String> answers) {
    var type = types.get(entityType);
    var facts = answers(answers);
    facts.put("open", open(type));
    facts.put(
        "placeFree",
        type.placesBy().isEmpty()
            || places.free(type).getOrDefault(answers.get(type.placesBy()), 0) > 0);
    var failed =
        decisions.evaluate("eligibility", Map.of("entityType", type.code(), "eligibility", facts));
    return failed instanceof Collection<?> rules
        ? rules.stream().map(String::valueOf).toList()
        : List.of();
  }

  private boolean open(EntityType type) {
    var today = LocalDate.ofInstant(clock.instant(), UsEastern.ZONE);
    return limited.of(type).map(limits -> limits.openOn(today)).orElse(true);
  }

  private static Map<String, Object> answers(Map<String, String> answers) {
    var facts = new LinkedHashMap<String, Object>();
    answers.forEach((question, answer) -> facts.put(question, CompanyProfile.formValue(answer)));
    return facts;
  }
}
