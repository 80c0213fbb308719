package org.ctpat.criteria;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The minimum security criteria (category, level, applicability) of the edition of 2020. */
@Component
public class CriteriaCatalogue {

  /**
   * Edition of the catalogue; the importer criteria were published in November 2019 and March 2020.
   */
  public static final String EDITION = "2020";

  private final Map<String, Criterion> byId;

  CriteriaCatalogue() {
    this.byId = Collections.unmodifiableMap(read());
  }

  /** All criteria in the order of the catalogue. */
  public List<Criterion> all() {
    return List.copyOf(byId.values());
  }

  public Optional<Criterion> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /**
   * The criterion with this id.
   *
   * @throws IllegalArgumentException when the edition has none
   */
  public Criterion get(String id) {
    return find(id)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "The edition " + EDITION + " has no criterion '" + id + "'"));
  }

  /**
   * The criteria that apply to an entity type. Where the catalogue names verified criteria for a
   * type (importers), only these count; for the other types those count that probably apply.
   *
   * @param entityType code such as {@code IMP}; {@code 3PL_PILOT} is judged as {@code 3PL}
   */
  public List<Criterion> of(String entityType) {
    var type = entityType.equals("3PL_PILOT") ? "3PL" : entityType;
    var verified = all().stream().filter(c -> c.appliesTo().contains(type)).toList();
    if (!verified.isEmpty()) {
      return verified;
    }
    var assumed = all().stream().filter(c -> c.probablyAlso().contains(type)).toList();
    if (assumed.isEmpty()) {
      throw new IllegalArgumentException(
          "No criterion is known for entity type '" + entityType + "': check the code");
    }
    return assumed;
  }

  private static Map<String, Criterion> read() {
    var file = new ClassPathResource("catalogue/msc.csv");
    try (var reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8);
        var rows =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get().parse(reader)) {
      return rows.stream()
          .map(CriteriaCatalogue::criterion)
          .collect(
              Collectors.toMap(
                  Criterion::id,
                  c -> c,
                  (a, b) -> {
                    throw new IllegalStateException("Criterion " + a.id() + " is there twice");
                  },
                  LinkedHashMap::new));
    } catch (IOException e) {
      throw new UncheckedIOException("The catalogue of criteria cannot be read", e);
    }
  }

  private static Criterion criterion(CSVRecord row) {
    return new Criterion(
        row.get("id"),
        row.get("focus_area"),
        Integer.parseInt(row.get("category_no")),
        row.get("category"),
        row.get("title"),
        Criterion.Level.valueOf(row.get("level").toUpperCase(Locale.ROOT)),
        row.get("level_notes"),
        row.get("condition"),
        codes(row.get("applies_to")),
        codes(row.get("probably_also")),
        row.get("description"),
        row.get("evidence"),
        row.get("cadence"),
        row.get("confidence"),
        row.get("source"));
  }

  private static Set<String> codes(String text) {
    return text.isEmpty()
        ? Set.of()
        : Collections.unmodifiableSet(new LinkedHashSet<>(Arrays.asList(text.split("\\|"))));
  }
}
