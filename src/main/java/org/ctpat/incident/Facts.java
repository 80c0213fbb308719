package org.ctpat.incident;

import java.time.Instant;
import java.util.Map;
import org.ctpat.deadline.UsEastern;

/** The names of the optional facts of a report, for the timeline. */
final class Facts {

  private static final Map<String, String> LABELS =
      Map.of(
          "lane", "lane",
          "shipment", "shipment",
          "conveyance", "conveyance",
          "container", "container or trailer",
          "seal", "seal",
          "crossesAt", "crosses the border on",
          "cause", "cause:");

  private Facts() {}

  static String label(String key) {
    return LABELS.getOrDefault(key, key);
  }

  static String value(Map.Entry<String, String> fact) {
    return fact.getKey().equals("crossesAt")
        ? UsEastern.inWords(Instant.parse(fact.getValue()))
        : fact.getValue();
  }
}
