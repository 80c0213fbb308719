package org.ctpat.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.ctpat.decision.LocalDecisions;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import tools.jackson.databind.json.JsonMapper;

/** The decision table says the same as {@code catalogue/training.json}. */
class TrainingRequirementTableTest {

  private static final List<String> ENTITY_TYPES =
      List.of(
          "IMP",
          "EXP",
          "HWC_CA",
          "HWC_MX",
          "MLH",
          "RAIL",
          "SEA",
          "AIR",
          "MPTO",
          "MPTO_F",
          "CONS",
          "BRK",
          "3PL",
          "3PL_PILOT",
          "FMFR");

  /** The functions that the audience of each course means. */
  private static final Map<String, Set<String>> AUDIENCES =
      Map.ofEntries(
          Map.entry("TR01", everybody()),
          Map.entry(
              "TR02",
              Set.of(
                  "driver",
                  "yard",
                  "loading",
                  "inspector",
                  "sealCustodian",
                  "warehouse",
                  "it",
                  "guard",
                  "tradeDocuments",
                  "securityManager")),
          Map.entry("TR03", Set.of("afterIncident", "procedureChanged")),
          Map.entry("TR04", Set.of("driver", "yard", "loading", "inspector")),
          Map.entry("TR05", Set.of("driver", "loading", "inspector")),
          Map.entry("TR06", Set.of("driver", "loading", "inspector", "sealCustodian")),
          Map.entry("TR07", everybody()),
          Map.entry("TR08", everybody()),
          Map.entry("TR09", systemUsers()),
          Map.entry("TR10", systemUsers()),
          Map.entry("TR11", Set.of("guard", "securityManager")),
          Map.entry("TR12", Set.of("yard", "loading", "warehouse", "purchasing", "manufacturing")),
          Map.entry("TR13", Set.of("purchasing", "finance", "tradeDocuments")),
          Map.entry("TR14", Set.of("tradeDocuments")),
          Map.entry("TR15", Set.of("guard")),
          Map.entry("TR16", Set.of("securityManager", "pointOfContact")),
          Map.entry("TR17", Set.of("purchasing")),
          Map.entry("TR18", Set.of("pointOfContact", "management")),
          Map.entry("TR19", Set.of("securityManager", "pointOfContact")),
          Map.entry("TR20", Set.of("effectivenessCheck")));

  private final LocalDecisions decisions = new LocalDecisions();
  private final CourseCatalogue courses = new CourseCatalogue(JsonMapper.builder().build());

  @Test
  void requiresEachCourseOfItsAudienceAndEntityTypesOnly() {
    var asked = new HashMap<String, Set<String>>();
    for (var type : ENTITY_TYPES) {
      for (var function : functionsAndOccasions()) {
        for (var row : rows(function, type)) {
          asked
              .computeIfAbsent((String) row.get("courseId"), c -> new TreeSet<>())
              .add(function + " of " + type);
        }
      }
    }

    var expected = new HashMap<String, Set<String>>();
    for (var course : courses.all()) {
      for (var type : typesOf(course)) {
        for (var function : AUDIENCES.get(course.id())) {
          expected.computeIfAbsent(course.id(), c -> new TreeSet<>()).add(function + " of " + type);
        }
      }
    }
    assertThat(asked).isEqualTo(expected);
    assertThat(expected).hasSize(20);
  }

  @Test
  void tellsMustAndShouldAsTheCatalogueDoes() {
    for (var function : functionsAndOccasions()) {
      for (var row : rows(function, "IMP")) {
        var course = courses.get((String) row.get("courseId"));
        assertThat(row.get("level")).as(course.id()).isEqualTo(course.must() ? "must" : "should");
      }
    }
  }

  @Test
  void repeatsYearlyWhatTheCatalogueWantsYearlyAndNothingThatWaitsForAnOccasion() {
    var refresh = new HashMap<String, Object>();
    for (var function : functionsAndOccasions()) {
      for (var row : rows(function, "IMP")) {
        refresh.put((String) row.get("courseId"), row.get("refresh"));
      }
    }

    for (var course : courses.all()) {
      var yearly = course.refresh().contains("yearly");
      assertThat(refresh.get(course.id())).as(course.id()).isEqualTo(yearly ? "P1Y" : null);
    }
  }

  @Test
  void asksNobodyForARefresherOrAnEffectivenessCheckWithoutOccasion() {
    for (var function : JobFunction.values()) {
      assertThat(rows(function.code(), "IMP"))
          .extracting(row -> row.get("courseId"))
          .doesNotContain("TR03", "TR20")
          .contains("TR01", "TR07", "TR08")
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void givesAYearForTheTrainingOnFinancialCrimeAndNoDelayForTheMusts() {
    assertThat(rows("finance", "IMP"))
        .filteredOn(row -> row.get("courseId").equals("TR13"))
        .singleElement()
        .extracting(row -> row.get("firstDue"))
        .isEqualTo("P1Y");
    assertThat(rows("driver", "HWC_MX")).extracting(row -> row.get("firstDue")).containsOnly("P0D");
  }

  @Test
  void tellsInEachRowWhatTheCatalogueTells() throws Exception {
    var table =
        DocumentBuilderFactory.newDefaultInstance()
            .newDocumentBuilder()
            .parse(Path.of("bpmn/training-requirement.dmn").toFile());
    var rows = table.getElementsByTagName("rule");
    var told = new TreeSet<String>();
    for (int i = 0; i < rows.getLength(); i++) {
      var row = (Element) rows.item(i);
      var course = courses.get(row.getAttribute("id").split("_")[1]);
      assertThat(row.getElementsByTagName("description").item(0).getTextContent())
          .as(course.id())
          .contains(
              course.topic(),
              course.audience(),
              "Criteria " + String.join(", ", course.criteria()),
              "First: " + course.whenFirst(),
              "refresh: " + course.refresh(),
              course.source(),
              "confidence " + course.confidence());
      told.add(course.id());
    }
    assertThat(told).hasSize(20);
  }

  private Set<String> typesOf(Course course) {
    if (course.entityTypes().contains("*")) {
      return Set.copyOf(ENTITY_TYPES);
    }
    var types = new HashSet<>(course.entityTypes());
    if (types.contains("3PL")) {
      types.add("3PL_PILOT");
    }
    return types;
  }

  private static List<String> functionsAndOccasions() {
    return Stream.concat(
            Arrays.stream(JobFunction.values()).map(JobFunction::code),
            Arrays.stream(Occasion.values()).map(Occasion::code))
        .toList();
  }

  @SuppressWarnings("unchecked")
  private List<Map<String, Object>> rows(String function, String entityType) {
    var result =
        decisions.evaluate(
            "trainingRequirement", Map.of("function", function, "entityType", entityType));
    assertThat(result).isInstanceOf(List.class);
    return (List<Map<String, Object>>) result;
  }

  private static Set<String> everybody() {
    return Arrays.stream(JobFunction.values())
        .map(JobFunction::code)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Set<String> systemUsers() {
    return Set.of(
        "office",
        "it",
        "purchasing",
        "finance",
        "tradeDocuments",
        "securityManager",
        "pointOfContact",
        "management");
  }
}
