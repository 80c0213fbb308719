package org.ctpat.criteria;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.ctpat.DomainTest;
import org.ctpat.TestClock;
import org.ctpat.audit.Actor;
import org.ctpat.criteria.EditionChange.Kind;
import org.ctpat.criteria.EditionImport.RowError;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DomainTest
class CriteriaCatalogueTest {

  private static final LocalDate DAY = LocalDate.of(2027, 3, 3);
  private static final Actor OWNER = new Actor("priya.nair", "Priya Nair", Actor.Kind.CBP);

  @Autowired private CriteriaCatalogue catalogue;
  @Autowired private TestClock clock;

  @BeforeEach
  void setTheClock() {
    clock.set(DAY);
  }

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

  @Test
  void storesTheBuiltInEditionAtTheFirstStart() {
    assertThat(catalogue.editions())
        .singleElement()
        .satisfies(
            edition -> {
              assertThat(edition.name()).isEqualTo("2020");
              assertThat(edition.inForce()).isTrue();
              assertThat(edition.criteria()).isEqualTo(103);
              assertThat(edition.importedBy()).isEqualTo("system");
            });
    assertThat(catalogue.csv("2020")).startsWith("id,focus_area,category_no");
  }

  @Test
  void importsAnEditionBesideTheOldOneAndFollowsItFromItsDay() {
    var outcome = importAs("2027", DAY.plusDays(30), newEdition());

    assertThat(outcome).isEqualTo(new EditionImport("2027", 103, List.of()));
    assertThat(catalogue.current().name()).isEqualTo("2020");
    assertThat(catalogue.find("6.8"))
        .hasValueSatisfying(c -> assertThat(c.title()).isEqualTo("Seal photos kept"));

    clock.set(DAY.plusDays(30));

    assertThat(catalogue.current().name()).isEqualTo("2027");
    assertThat(ids(catalogue.of("IMP"))).hasSize(95).contains("6.8").doesNotContain("9.5");
    assertThat(catalogue.get("9.5").title()).isEqualTo("No private parking by cargo");
    assertThat(catalogue.edition("2020").find("6.8")).isEmpty();
  }

  @Test
  void showsWhatAnEditionAddsRemovesRewordsRaisesAndAppliesToOthers() {
    importAs("2027", DAY, newEdition());

    assertThat(catalogue.changes("2020", "2027"))
        .extracting(EditionChange::criterionId, EditionChange::kind, EditionChange::what)
        .containsExactly(
            tuple("3.9", Kind.APPLICABILITY, "entity types, assumed"),
            tuple("4.12", Kind.LEVEL, "level"),
            tuple("6.5", Kind.REWORDED, "text"),
            tuple("6.8", Kind.ADDED, "must"),
            tuple("9.5", Kind.REMOVED, "should"));
    assertThat(catalogue.changes("2020", "2027"))
        .filteredOn(change -> change.kind() == Kind.LEVEL)
        .extracting(EditionChange::before, EditionChange::after)
        .containsExactly(tuple("should", "must"));
    assertThat(catalogue.changes("2020", "2020")).isEmpty();
  }

  @Test
  void namesEveryErrorByRowAndKeepsNothing() {
    var header = String.join(",", EditionFile.COLUMNS) + "\n";
    var outcome =
        importAs(
            "2027",
            DAY,
            header
                + "6.1,T,6,Seal Security,Procedure,must,,,IMP,,Text.,,,high,source\n"
                + "6.1,T,6,Seals,Again,often,,,IMP,,Text.,,,high,source\n"
                + "six,T,0,Seal Security,,should,,,SHIP,,Text.,,,sure,source\n"
                + "6.2,T,6,Seal Security,Short\n");

    assertThat(outcome.criteria()).isZero();
    assertThat(outcome.errors())
        .extracting(RowError::line, RowError::column)
        .containsExactly(
            tuple(3L, "id"),
            tuple(3L, "category"),
            tuple(3L, "level"),
            tuple(4L, "id"),
            tuple(4L, "category_no"),
            tuple(4L, "title"),
            tuple(4L, "confidence"),
            tuple(4L, "applies_to"),
            tuple(5L, ""));
    assertThat(outcome.errors().getFirst().message()).contains("already in line 2");
    assertThat(catalogue.editions()).hasSize(1);
  }

  @Test
  void refusesAFileThatIsNoEdition() {
    assertThat(importAs("2027", DAY, "a,b\n1,2\n").errors())
        .singleElement()
        .extracting(RowError::message)
        .asString()
        .contains("lacks the columns id, focus_area");
    assertThat(importAs("2027", DAY, String.join(",", EditionFile.COLUMNS) + "\n").errors())
        .singleElement()
        .extracting(RowError::message)
        .asString()
        .contains("no rows");
    var latin = new ByteArrayInputStream("Sécurité".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(catalogue.importCsv("2027", DAY, latin, OWNER).errors())
        .singleElement()
        .extracting(RowError::message)
        .asString()
        .contains("UTF-8");
  }

  @Test
  void refusesATakenNameAPastDayAndTheRemovalOfTheBuiltInEdition() {
    assertThatThrownBy(() -> importAs("2020", DAY, newEdition()))
        .isInstanceOf(EditionRefused.class)
        .hasMessageContaining("never changes");
    assertThatThrownBy(() -> importAs("2027", DAY.minusDays(1), newEdition()))
        .isInstanceOf(EditionRefused.class)
        .hasMessageContaining("past");
    assertThatThrownBy(() -> importAs("new one", DAY, newEdition()))
        .isInstanceOf(EditionRefused.class);
    assertThatThrownBy(() -> catalogue.remove("2020")).isInstanceOf(EditionRefused.class);
  }

  @Test
  void removesAnEditionThatNobodyFollows() {
    importAs("2027", DAY, newEdition());

    catalogue.remove("2027");

    assertThat(catalogue.current().name()).isEqualTo("2020");
    assertThat(importAs("2027", DAY, newEdition()).accepted()).isTrue();
  }

  private EditionImport importAs(String name, LocalDate inForceOn, String csv) {
    return catalogue.importCsv(
        name, inForceOn, new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)), OWNER);
  }

  private String newEdition() {
    return changed(catalogue.csv("2020"));
  }

  /** The built-in edition with one change of each kind. */
  static String changed(String csv) {
    var lines = new java.util.ArrayList<String>();
    for (var line : csv.lines().toList()) {
      if (line.startsWith("9.5,")) {
        continue;
      }
      if (line.startsWith("6.5,")) {
        line =
            line.replace(
                "Members holding seal stock can show", "Members with seal stock keep and show");
      }
      if (line.startsWith("4.12,")) {
        line = line.replace(",should,", ",must,");
      }
      if (line.startsWith("3.9,")) {
        line = line.replace("EXP|FMFR|CONS|3PL|BRK", "EXP|FMFR|CONS|3PL|BRK|HWC_MX");
      }
      lines.add(line);
      if (line.startsWith("6.7,")) {
        lines.add(
            "6.8,Transportation Security,6,Seal Security,Seal photos kept,must,,,IMP,HWC_MX|FMFR,"
                + "Photos of fitted seals are kept for a year.,photos,,high,an invented edition");
      }
    }
    return String.join("\n", lines) + "\n";
  }

  private static List<String> ids(List<Criterion> criteria) {
    return criteria.stream().map(Criterion::id).toList();
  }
}
