package org.ctpat.criteria;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.ctpat.DomainTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;

@DomainTest
class GuidanceTest {

  @Autowired private Guidance guidance;
  @Autowired private CriteriaCatalogue catalogue;
  @Autowired private Crosswalk crosswalk;

  @Test
  void everyCriterionOfTheBuiltInEditionHasGuidanceWithAllParts() {
    for (var criterion : builtIn().all()) {
      var words = guidance.of(criterion.id()).orElseThrow(() -> new AssertionError(criterion.id()));
      assertThat(words.asks()).as(criterion.id()).hasSizeGreaterThan(80);
      assertThat(words.measures()).as(criterion.id()).hasSizeGreaterThanOrEqualTo(3);
      assertThat(words.measures())
          .as(criterion.id())
          .allSatisfy(
              measure -> {
                assertThat(measure.who()).isNotBlank();
                assertThat(measure.how()).hasSizeGreaterThan(60);
              })
          .extracting(CriterionGuidance.Measure::who)
          .doesNotHaveDuplicates();
      assertThat(words.evidence()).as(criterion.id()).hasSizeGreaterThanOrEqualTo(3);
      assertThat(words.mistakes()).as(criterion.id()).hasSizeGreaterThanOrEqualTo(2);
      assertThat(words.templates()).as(criterion.id()).isNotEmpty();
    }
  }

  @Test
  void everyCategoryHasGuidance() {
    assertThat(builtIn().categories().keySet())
        .hasSize(12)
        .allSatisfy(
            number ->
                assertThat(guidance.category(number))
                    .hasValueSatisfying(
                        category -> {
                          assertThat(category.purpose()).hasSizeGreaterThan(120);
                          assertThat(category.specialist()).hasSizeGreaterThan(120);
                          assertThat(category.start()).hasSizeGreaterThanOrEqualTo(3);
                          assertThat(category.criteria().keySet())
                              .containsExactlyInAnyOrderElementsOf(idsOf(number));
                        }));
  }

  @Test
  void noTextIsRepeatedOrTakenFromTheCatalogue() {
    var seen = new HashSet<String>();
    builtIn().all().forEach(criterion -> seen.add(criterion.description()));
    for (int number = 1; number <= 12; number++) {
      assertThat(texts(guidance.category(number).orElseThrow()))
          .allSatisfy(text -> assertThat(seen.add(text)).as(text).isTrue());
    }
  }

  @Test
  void everyTemplateThatIsNamedExistsAndIsUsed() {
    var used = new HashSet<String>();
    builtIn().all().forEach(c -> used.addAll(guidance.of(c.id()).orElseThrow().templates()));

    assertThat(guidance.templates())
        .extracting(GuidanceTemplate::key)
        .containsExactlyInAnyOrderElementsOf(used);
    assertThat(guidance.templates())
        .allSatisfy(
            template -> {
              assertThat(template.criteria()).isNotEmpty();
              assertThat(new ClassPathResource("templates/documents/" + template.key() + ".html"))
                  .matches(ClassPathResource::exists);
            });
  }

  @Test
  void findsACriterionByTheWordsOfItsGuidance() {
    assertThat(builtIn().all().stream().filter(c -> guidance.matches(c, "false WALL trailer")))
        .extracting(Criterion::id)
        .contains("12.2")
        .doesNotContain("4.8");
  }

  @Test
  void listsCounterpartsOfKnownCriteriaOnlyAndNeverAsCertain() {
    for (var criterion : builtIn().all()) {
      assertThat(crosswalk.of(criterion.id()))
          .allSatisfy(c -> assertThat(c.confidence()).isIn("medium", "low"))
          .extracting(Counterpart::scheme)
          .doesNotHaveDuplicates();
    }
    assertThat(crosswalk.of("6.2", "SAFE"))
        .hasValueSatisfying(c -> assertThat(c.label()).isEqualTo("G Cargo security"));
    assertThat(crosswalk.of("3.9")).isEmpty();
    assertThat(crosswalk.of("99.9")).isEmpty();
  }

  @Test
  void namesTheRecognisedProgrammesWithTheirScheme() {
    assertThat(crosswalk.programmes()).hasSize(18);
    assertThat(crosswalk.programme("CA").orElseThrow().scheme()).isEqualTo("PIP");
    assertThat(crosswalk.programme("MX").orElseThrow().scheme()).isEqualTo("SAFE");
    assertThat(crosswalk.programme("XX")).isEmpty();
  }

  private Edition builtIn() {
    return catalogue.edition(CriteriaCatalogue.BUILT_IN);
  }

  private List<String> idsOf(int category) {
    return builtIn().all().stream()
        .filter(criterion -> criterion.categoryNumber() == category)
        .map(Criterion::id)
        .toList();
  }

  private static List<String> texts(CategoryGuidance category) {
    var texts = new ArrayList<>(List.of(category.purpose(), category.specialist()));
    texts.addAll(category.start());
    for (var words : category.criteria().values()) {
      texts.add(words.asks());
      words.measures().forEach(measure -> texts.add(measure.how()));
      Stream.concat(words.evidence().stream(), words.mistakes().stream()).forEach(texts::add);
    }
    return texts;
  }
}
