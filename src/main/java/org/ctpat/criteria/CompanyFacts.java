package org.ctpat.criteria;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.Accounts;
import org.ctpat.audit.Actor;
import org.ctpat.audit.AuditEvent;
import org.ctpat.audit.AuditTrail;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What companies state about themselves, and by which criteria do not apply to them. */
@Service
@Transactional
public class CompanyFacts {

  private final FactCatalogue catalogue;
  private final StatedFacts statedFacts;
  private final SecurityProfiles profiles;
  private final ProfileSettings settings;
  private final Accounts accounts;
  private final AuditTrail trail;
  private final Clock clock;

  CompanyFacts(
      FactCatalogue catalogue,
      StatedFacts statedFacts,
      SecurityProfiles profiles,
      ProfileSettings settings,
      Accounts accounts,
      AuditTrail trail,
      Clock clock) {
    this.catalogue = catalogue;
    this.statedFacts = statedFacts;
    this.profiles = profiles;
    this.settings = settings;
    this.accounts = accounts;
    this.trail = trail;
    this.clock = clock;
  }

  /** The facts on which criteria of this company depend, and what it stated. */
  @Transactional(readOnly = true)
  public List<CompanyFact> of(String accountNumber) {
    var criteria = criteria(accountNumber);
    var stated =
        statedFacts.findByKeyAccountNumber(accountNumber).stream()
            .collect(Collectors.toMap(StatedFact::fact, Function.identity()));
    return catalogue.all().stream()
        .map(fact -> companyFact(fact, criteria, stated.get(fact.key())))
        .filter(fact -> !fact.criteria().isEmpty())
        .toList();
  }

  private static CompanyFact companyFact(
      FactCatalogue.Fact fact, List<Criterion> criteria, @Nullable StatedFact stated) {
    return new CompanyFact(
        fact.key(),
        fact.question(),
        fact.whenNot(),
        stated == null ? null : stated.holds(),
        depending(fact, criteria),
        stated == null ? null : stated.statedBy(),
        stated == null ? null : stated.statedAt());
  }

  private static List<Criterion> depending(FactCatalogue.Fact fact, List<Criterion> criteria) {
    return criteria.stream().filter(c -> fact.conditions().contains(c.condition())).toList();
  }

  private List<Criterion> criteria(String accountNumber) {
    var entityType = accounts.get(AccountNumber.of(accountNumber)).entityType();
    return settings.of(accountNumber).edition().of(entityType);
  }

  /**
   * Keeps what the company states. Where a fact does not hold, the criteria that depend on it do
   * not apply; their answers are kept and come back when it holds again.
   *
   * @throws AnswerRefused when there is no such fact, or CBP states it
   */
  public void state(String accountNumber, String key, boolean holds, Actor by) {
    if (by.kind() == Actor.Kind.CBP) {
      throw new AnswerRefused("Only the company states facts about itself");
    }
    var fact =
        catalogue
            .find(key)
            .orElseThrow(() -> new AnswerRefused("There is no fact '" + key + "' to state"));
    var id = new StatedFact.Key(accountNumber, key);
    var stored = statedFacts.findById(id);
    if (stored.filter(it -> it.holds() == holds).isPresent()) {
      return;
    }
    settings.begin(accountNumber, by);
    var now = clock.instant();
    // A fact that nobody stated is taken to hold: its criteria were asked until now.
    boolean before = stored.map(StatedFact::holds).orElse(true);
    var stated = stored.orElseGet(() -> new StatedFact(id, holds, by.name(), now));
    stated.state(holds, by.name(), now);
    statedFacts.save(stated);
    if (before != holds) {
      depending(fact, criteria(accountNumber))
          .forEach(c -> profiles.applicabilityChanged(accountNumber, c, by));
    }
    trail.record(
        new AuditEvent(
            accountNumber,
            null,
            "Fact about the company stated",
            fact.question(),
            by,
            stored.isEmpty() ? Map.of() : Map.of("holds", before),
            Map.of("holds", holds)));
  }
}
