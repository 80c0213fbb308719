package org.ctpat.incident;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.ctpat.audit.Actor;
import org.ctpat.task.FieldError;
import org.jspecify.annotations.Nullable;

/**
 * What a person typed about an incident, read and checked. Times are typed as {@code
 * 2027-03-03T16:12} in the zone of the entry {@code zone}; who was told is typed in the entries
 * {@code told.<party>} (ticked), {@code told.<party>.name}, {@code .at} and {@code .how}.
 */
final class TypedReport {

  private static final int LONG = 4_000;
  private static final int SHORT = 300;
  private static final int KEY = 80;

  private final Map<String, String> typed;
  private final IncidentCatalogue catalogue;
  private final Actor by;
  private final Instant now;
  private final List<FieldError> errors = new ArrayList<>();
  private final @Nullable ZoneId zone;
  private final List<Told> told = new ArrayList<>();
  private @Nullable Instant foundAt;
  private @Nullable Instant crossesAt;
  private @Nullable Instant discoveredAt;
  private @Nullable Instant toldCbpAt;

  private TypedReport(
      Map<String, String> typed, IncidentCatalogue catalogue, Actor by, Instant now) {
    this.typed = new TreeMap<>(typed);
    this.catalogue = catalogue;
    this.by = by;
    this.now = now;
    this.zone = zone(text("zone"));
  }

  /** A whole report, of the company or of CBP. */
  static TypedReport whole(
      Map<String, String> typed, IncidentCatalogue catalogue, Actor by, Instant now) {
    var report = new TypedReport(typed, catalogue, by, now);
    report.checkReport();
    return report;
  }

  /** What is added later; nothing of it is required. */
  static TypedReport added(
      Map<String, String> typed, IncidentCatalogue catalogue, Actor by, Instant now) {
    var report = new TypedReport(typed, catalogue, by, now);
    report.checkFacts();
    report.checkTold();
    return report;
  }

  private void checkReport() {
    if (catalogue.type(text("type")).isEmpty()) {
      wrong("type", "Choose what kind of incident it is; “Something else” is one of them.");
    }
    if (text("what").isEmpty()) {
      wrong("what", "Say in a sentence or two what happened or what looks suspicious.");
    }
    foundAt = moment("foundAt", "when it was found", true);
    if (text("place").isEmpty()) {
      wrong("place", "Say where it was found: the site, the road or the crossing.");
    }
    checkFacts();
    checkTold();
    if (ofCbp()) {
      checkDiscovery();
    } else {
      if (text("measures").isEmpty()) {
        wrong("measures", "Say what was done at once; “Nothing yet” is an answer too.");
      }
      if (told.isEmpty() && !typed.containsKey("nobodyTold")) {
        wrong("told", "Tick who was told, or that nobody else was told yet.");
      }
      toldCbpAt =
          Stream.concat(
                  told.stream().filter(each -> catalogue.isCbp(each.party())).map(Told::at),
                  Stream.of(now))
              .min(Instant::compareTo)
              .orElse(now);
    }
  }

  private void checkDiscovery() {
    discoveredAt =
        text("discoveredAt").isEmpty()
            ? now
            : moment("discoveredAt", "when CBP discovered it", true);
    toldCbpAt =
        text("toldCbpAt").isEmpty() ? null : moment("toldCbpAt", "when the company told CBP", true);
  }

  private void checkFacts() {
    Stream.of("what", "measures", "cause").forEach(key -> limit(key, LONG));
    Stream.of("place", "lane", "shipment", "conveyance", "container", "seal")
        .forEach(key -> limit(key, SHORT));
    crossesAt = moment("crossesAt", "when it crosses the border", false);
  }

  private void checkTold() {
    for (var party : catalogue.parties()) {
      var key = "told." + party.code();
      var name = text(key + ".name");
      if (!typed.containsKey(key) && name.isEmpty()) {
        continue;
      }
      if (name.isEmpty()) {
        wrong(key + ".name", party.label() + ": say who was told, by name, office or function.");
      }
      limit(key + ".name", SHORT);
      limit(key + ".how", SHORT);
      if (text(key + ".at").isEmpty()) {
        wrong(key + ".at", party.label() + ": say when they were told.");
      }
      var at = moment(key + ".at", "when they were told", true);
      if (at != null && !name.isEmpty()) {
        told.add(new Told(party.code(), name, at, text(key + ".how"), by.name()));
      }
    }
  }

  /** A typed time in the zone of the entry; null when it is missing or wrong. */
  private @Nullable Instant moment(String key, String words, boolean past) {
    var text = text(key);
    if (text.isEmpty()) {
      if (key.equals("foundAt")) {
        wrong(key, "Say when it was found; the hour is enough if nobody knows the minute.");
      }
      return null;
    }
    if (zone == null) {
      if (errors.stream().noneMatch(error -> error.key().equals("zone"))) {
        wrong("zone", "Choose the time zone in which you give the times.");
      }
      return null;
    }
    try {
      var local = LocalDateTime.parse(text);
      if (zone.getRules().getValidOffsets(local).isEmpty()) {
        wrong(
            key,
            "There was no such time on that day: the clocks went forward. Check %s."
                .formatted(words));
        return null;
      }
      var moment = local.atZone(zone).toInstant();
      if (past && moment.isAfter(now)) {
        wrong(key, "This time lies in the future. Check %s, and the time zone.".formatted(words));
        return null;
      }
      return moment;
    } catch (DateTimeException e) {
      wrong(key, "Give %s as date and time, such as 2027-03-03 16:12.".formatted(words));
      return null;
    }
  }

  private static @Nullable ZoneId zone(String name) {
    try {
      return name.isEmpty() ? null : ZoneId.of(name);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private void limit(String key, int longest) {
    if (text(key).length() > longest) {
      wrong(key, "Shorten this to %,d characters, or attach it as a file.".formatted(longest));
    }
  }

  private void wrong(String key, String message) {
    errors.add(new FieldError(key, message));
  }

  private boolean ofCbp() {
    return by.kind() == Actor.Kind.CBP;
  }

  List<FieldError> errors() {
    return List.copyOf(errors);
  }

  /** A typed text without blanks around it, empty when there is none. */
  String text(String key) {
    return typed.getOrDefault(key, "").strip();
  }

  /** Tells a second sending of the same page from another report. */
  String entryKey() {
    var key = text("once");
    return key.isEmpty() || key.length() > KEY ? by.id().hashCode() + "-" + now : key;
  }

  String type() {
    return text("type");
  }

  String what() {
    return text("what");
  }

  Instant foundAt() {
    return Objects.requireNonNull(foundAt);
  }

  String foundZone() {
    return Objects.requireNonNull(zone).getId();
  }

  String place() {
    return text("place");
  }

  String measures() {
    return text("measures");
  }

  @Nullable Instant crossesAt() {
    return crossesAt;
  }

  @Nullable String crossesZone() {
    return crossesAt == null || zone == null ? null : zone.getId();
  }

  @Nullable Instant discoveredAt() {
    return discoveredAt;
  }

  @Nullable Instant toldCbpAt() {
    return toldCbpAt;
  }

  List<Told> told() {
    return List.copyOf(told);
  }
}
