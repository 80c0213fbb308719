package org.ctpat.enforcement;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.ctpat.account.SuspensionGrounds;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The grounds of a suspension with their rule and whether the company gets a cure notice, as {@code
 * catalogue/suspension-grounds.json} says.
 */
@Component
class Grounds {

  private final Map<SuspensionGrounds, Row> rows = new EnumMap<>(SuspensionGrounds.class);

  Grounds(JsonMapper json) {
    try (InputStream file =
        new ClassPathResource("catalogue/suspension-grounds.json").getInputStream()) {
      for (var row : json.readTree(file).get("grounds")) {
        rows.put(
            SuspensionGrounds.valueOf(row.get("code").asString()),
            new Row(row.get("rule").asString(), row.get("cure").asBoolean()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("catalogue/suspension-grounds.json could not be read", e);
    }
    var missing =
        Arrays.stream(SuspensionGrounds.values())
            .filter(grounds -> !rows.containsKey(grounds))
            .toList();
    if (!missing.isEmpty()) {
      throw new IllegalStateException("suspension-grounds.json lacks " + missing);
    }
  }

  /** The rule that the grounds stand on, with its source. */
  String rule(SuspensionGrounds grounds) {
    return rows.get(grounds).rule();
  }

  /** Those of these grounds that no answer within fourteen days can mend. */
  List<SuspensionGrounds> beyondCure(List<SuspensionGrounds> all) {
    return all.stream().filter(grounds -> !rows.get(grounds).cure()).distinct().toList();
  }

  private record Row(String rule, boolean cure) {}
}
