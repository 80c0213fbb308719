package org.ctpat.criteria;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class CriteriaCatalogueTest {

  private final CriteriaCatalogue catalogue = new CriteriaCatalogue();

  @Test
  void holdsAllCriteriaOfTheEdition() {
    assertThat(catalogue.all()).hasSize(103);
    assertThat(catalogue.all()).extracting(Criterion::id).doesNotHaveDuplicates();
    assertThat(catalogue.all().stream().map(Criterion::categoryNumber).distinct()).hasSize(12);
    assertThat(catalogue.all().stream().map(Criterion::focusArea).distinct()).hasSize(3);
  }

  @Test
  void asksImportersForThePublishedNumberOfCriteria() {
    var importer = catalogue.of("IMP");

    assertThat(importer).hasSize(95);
    assertThat(importer.stream().filter(Criterion::isMust)).hasSize(59);
    assertThat(importer.stream().filter(c -> !c.isMust())).hasSize(36);
    assertThat(ids(importer)).doesNotContain("3.8", "5.24").contains("3.9", "5.14", "6.5");
  }

  @Test
  void asksMexicanHighwayCarriersForTrackingButNotForSocialCompliance() {
    assertThat(ids(catalogue.of("HWC_MX")))
        .hasSize(100)
        .contains("3.8", "5.24", "unknown-HWC-1", "unknown-HWC-6")
        .doesNotContain("3.9", "5.14", "5.15");
  }

  @Test
  void asksForeignManufacturersForNoCarriersDuties() {
    assertThat(ids(catalogue.of("FMFR")))
        .hasSize(97)
        .contains("3.8", "3.9", "5.24")
        .noneMatch(id -> id.startsWith("unknown-HWC"));
  }

  @Test
  void judgesThePilotOfLogisticsProvidersLikeTheProviders() {
    assertThat(catalogue.of("3PL_PILOT")).isEqualTo(catalogue.of("3PL")).isNotEmpty();
  }

  @Test
  void namesAnUnknownEntityType() {
    assertThatThrownBy(() -> catalogue.of("SHIP"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("SHIP");
  }

  private static List<String> ids(List<Criterion> criteria) {
    return criteria.stream().map(Criterion::id).toList();
  }
}
