package org.ctpat.criteria;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ctpat.audit.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** By which edition and which facts the answers of a company are read. */
@Component
class ProfileSettings {

  private final CriteriaCatalogue catalogue;
  private final ProfileEditions editions;
  private final FactCatalogue factCatalogue;
  private final StatedFacts statedFacts;
  private final Clock clock;

  ProfileSettings(
      CriteriaCatalogue catalogue,
      ProfileEditions editions,
      FactCatalogue factCatalogue,
      StatedFacts statedFacts,
      Clock clock) {
    this.catalogue = catalogue;
    this.editions = editions;
    this.factCatalogue = factCatalogue;
    this.statedFacts = statedFacts;
    this.clock = clock;
  }

  /** A criterion does not apply, by this fact and its statement. */
  record Exclusion(FactCatalogue.Fact fact, StatedFact stated) {}

  /**
   * What decides how the answers of an account are read.
   *
   * @param since when the edition was adopted, null while it is the first one
   * @param changes what the edition changed by criterion, empty while it is the first one
   * @param exclusions facts that the company denied, by the condition that they answer
   */
  record Setting(
      Edition edition,
      @Nullable Instant since,
      Map<String, List<EditionChange>> changes,
      Map<String, Exclusion> exclusions) {

    /** What the edition changed since the answer was last written or confirmed. */
    List<EditionChange> news(Criterion criterion, @Nullable ProfileAnswer answer) {
      return answer == null || since == null || !answer.confirmedAt().isBefore(since)
          ? List.of()
          : changes.getOrDefault(criterion.id(), List.of());
    }

    Optional<Exclusion> exclusion(Criterion criterion) {
      return Optional.ofNullable(exclusions.get(criterion.condition()));
    }
  }

  Setting of(String accountNumber) {
    var exclusions = exclusions(accountNumber);
    var followed = editions.findById(accountNumber).orElse(null);
    if (followed == null) {
      return new Setting(catalogue.current(), null, Map.of(), exclusions);
    }
    var edition = catalogue.edition(followed.edition());
    var previous = followed.previousEdition();
    if (previous == null) {
      return new Setting(edition, null, Map.of(), exclusions);
    }
    var changes =
        EditionChange.between(catalogue.edition(previous), edition).stream()
            .filter(change -> change.kind().asksAgain())
            .collect(Collectors.groupingBy(EditionChange::criterionId));
    return new Setting(edition, followed.since(), changes, exclusions);
  }

  private Map<String, Exclusion> exclusions(String accountNumber) {
    return statedFacts.findByKeyAccountNumber(accountNumber).stream()
        .filter(stated -> !stated.holds())
        .flatMap(
            stated ->
                factCatalogue.find(stated.fact()).stream()
                    .flatMap(
                        fact ->
                            fact.conditions().stream()
                                .map(c -> Map.entry(c, new Exclusion(fact, stated)))))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** The first entry of a company decides by which edition it answers until its next review. */
  void begin(String accountNumber, Actor by) {
    if (!editions.existsById(accountNumber)) {
      editions.begin(accountNumber, catalogue.current().name(), clock.instant(), by.name());
    }
  }
}
