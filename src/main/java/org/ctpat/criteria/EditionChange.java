package org.ctpat.criteria;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What one edition changes in a criterion of the one before.
 *
 * @param label the criterion as people name it
 * @param before the old text, empty for an added criterion
 * @param after the new text, empty for a removed one
 */
public record EditionChange(
    String criterionId, String label, Kind kind, String what, String before, String after) {

  /** What kind of change it is. */
  public enum Kind {
    ADDED,
    REMOVED,
    LEVEL,
    APPLICABILITY,
    REWORDED;

    /** Whether a company that answered the old wording has to look at its answer again. */
    boolean asksAgain() {
      return this == LEVEL || this == REWORDED;
    }
  }

  /** The changes from one edition to another, in the order of the newer one, removed ones last. */
  public static List<EditionChange> between(Edition older, Edition newer) {
    var changes = new ArrayList<EditionChange>();
    for (var now : newer.all()) {
      older
          .find(now.id())
          .ifPresentOrElse(
              then -> compare(then, now, changes),
              () ->
                  changes.add(
                      new EditionChange(
                          now.id(),
                          now.label(),
                          Kind.ADDED,
                          now.level().word(),
                          "",
                          now.description())));
    }
    for (var then : older.all()) {
      if (newer.find(then.id()).isEmpty()) {
        changes.add(
            new EditionChange(
                then.id(),
                then.label(),
                Kind.REMOVED,
                then.level().word(),
                then.description(),
                ""));
      }
    }
    return List.copyOf(changes);
  }

  private static void compare(Criterion then, Criterion now, List<EditionChange> changes) {
    var before = texts(then);
    texts(now)
        .forEach(
            (what, after) -> {
              var old = before.getOrDefault(what, "");
              if (!old.equals(after)) {
                changes.add(new EditionChange(now.id(), now.label(), kind(what), what, old, after));
              }
            });
  }

  private static Kind kind(String what) {
    return switch (what) {
      case "level" -> Kind.LEVEL;
      case "entity types", "entity types, assumed" -> Kind.APPLICABILITY;
      default -> Kind.REWORDED;
    };
  }

  private static Map<String, String> texts(Criterion criterion) {
    var texts = new LinkedHashMap<String, String>();
    texts.put("level", criterion.level().word());
    texts.put("title", criterion.title());
    texts.put("text", criterion.description());
    texts.put("condition", criterion.condition());
    texts.put("evidence", criterion.evidence());
    texts.put("how often", criterion.cadence());
    texts.put("category", criterion.categoryNumber() + " " + criterion.category());
    texts.put("entity types", sorted(criterion.appliesTo()));
    texts.put("entity types, assumed", sorted(criterion.probablyAlso()));
    return texts;
  }

  private static String sorted(Set<String> codes) {
    return String.join(", ", codes.stream().sorted().toList());
  }
}
