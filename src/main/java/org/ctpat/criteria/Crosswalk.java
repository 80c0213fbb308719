package org.ctpat.criteria;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Which part of other countries' programmes a criterion corresponds to, so that one piece of
 * evidence serves several: {@code catalogue/crosswalk.csv} by the schemes of {@code
 * crosswalk-schemes.json}, for the programmes of {@code mra-programs.json}.
 */
@Component
public class Crosswalk {

  private final Map<String, List<Counterpart>> byCriterion = new LinkedHashMap<>();
  private final List<PartnerProgramme> programmes = new ArrayList<>();
  private final String note;

  Crosswalk(JsonMapper json) {
    try (var schemeFile = resource("crosswalk-schemes.json");
        var programFile = resource("mra-programs.json");
        var rows =
            CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(resource("crosswalk.csv"))) {
      var root = json.readTree(schemeFile);
      this.note = root.get("note").asString();
      var schemes = new LinkedHashMap<String, JsonNode>();
      root.get("schemes").forEach(scheme -> schemes.put(scheme.get("key").asString(), scheme));
      for (var row : rows) {
        var scheme = known(schemes, row.get("scheme"));
        byCriterion
            .computeIfAbsent(row.get("criterion_id"), id -> new ArrayList<>())
            .add(
                new Counterpart(
                    row.get("scheme"),
                    scheme.get("name").asString(),
                    row.get("section"),
                    scheme.get("sections").required(row.get("section")).asString(),
                    row.get("confidence")));
      }
      var scheme = root.get("programmes");
      for (var program : json.readTree(programFile).get("programs")) {
        var key =
            scheme.path(program.get("code").asString()).asString(scheme.get("default").asString());
        programmes.add(
            new PartnerProgramme(
                program.get("code").asString(),
                program.get("partner").asString(),
                program.get("program").asString(),
                program.get("signed").asString(),
                key,
                known(schemes, key).get("name").asString()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The crosswalk cannot be read", e);
    }
  }

  private static InputStreamReader resource(String name) throws IOException {
    return new InputStreamReader(
        new ClassPathResource("catalogue/" + name).getInputStream(), StandardCharsets.UTF_8);
  }

  private static JsonNode known(Map<String, JsonNode> schemes, String key) {
    return Optional.ofNullable(schemes.get(key))
        .orElseThrow(() -> new IllegalStateException("crosswalk: unknown scheme " + key));
  }

  /** The counterparts of a criterion; empty when none is known. */
  public List<Counterpart> of(String criterionId) {
    return List.copyOf(byCriterion.getOrDefault(criterionId, List.of()));
  }

  /** The counterpart in one scheme. */
  public Optional<Counterpart> of(String criterionId, String scheme) {
    return of(criterionId).stream().filter(c -> c.scheme().equals(scheme)).findFirst();
  }

  /** The recognised programmes in the order in which they were signed. */
  public List<PartnerProgramme> programmes() {
    return List.copyOf(programmes);
  }

  public Optional<PartnerProgramme> programme(String code) {
    return programmes.stream().filter(programme -> programme.code().equals(code)).findFirst();
  }

  /** How far the crosswalk can be trusted. */
  public String note() {
    return note;
  }
}
