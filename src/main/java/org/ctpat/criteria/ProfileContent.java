package org.ctpat.criteria;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a snapshot holds: the answers in the order of the catalogue, without the time it was taken.
 */
record ProfileContent(
    String accountNumber, String entityType, String edition, List<Item> criteria) {

  private static final List<String> FIELDS =
      List.of(
          "how it is met",
          "applicability",
          "reason",
          "responsible person",
          "last review",
          "evidence");

  /** One criterion; dates as ISO text, empty when there is none. */
  record Item(
      String id,
      String title,
      String level,
      String howMet,
      boolean notApplicable,
      String reason,
      String responsible,
      String lastReviewedOn,
      List<File> evidence) {}

  /** An evidence file. */
  record File(String fileName, String sha256) {}

  static ProfileContent of(ProfileView view) {
    return new ProfileContent(
        view.accountNumber(),
        view.entityType(),
        view.edition(),
        view.categories().stream()
            .flatMap(c -> c.criteria().stream())
            .map(ProfileContent::item)
            .toList());
  }

  private static Item item(ProfileView.CriterionAnswer a) {
    return new Item(
        a.criterion().id(),
        a.criterion().title(),
        a.criterion().level().word(),
        a.howMet(),
        a.notApplicable(),
        a.reason(),
        a.responsible(),
        a.lastReviewedOn() == null ? "" : a.lastReviewedOn().toString(),
        a.evidence().stream().map(e -> new File(e.fileName(), e.sha256())).toList());
  }

  /**
   * The answers then and now, side by side, in the order of those of now; criteria that are no
   * longer asked come last.
   */
  static List<ComparedAnswer> compare(ProfileContent then, ProfileContent now) {
    var before = new LinkedHashMap<String, Item>();
    then.criteria().forEach(item -> before.put(item.id(), item));
    var compared = new ArrayList<ComparedAnswer>();
    for (var item : now.criteria()) {
      compared.add(compare(item.id(), before.remove(item.id()), item));
    }
    before.values().forEach(gone -> compared.add(compare(gone.id(), gone, null)));
    return List.copyOf(compared);
  }

  private static ComparedAnswer compare(String id, @Nullable Item then, @Nullable Item now) {
    var before = then == null ? Map.<String, String>of() : fields(then);
    var after = now == null ? Map.<String, String>of() : fields(now);
    var lines =
        FIELDS.stream()
            .map(
                field ->
                    new ComparedAnswer.Line(
                        field, before.getOrDefault(field, ""), after.getOrDefault(field, "")))
            .toList();
    var title = now != null ? now.title() : then == null ? "" : then.title();
    return new ComparedAnswer(
        id, id.startsWith("unknown") ? title : id + " " + title, then != null, now != null, lines);
  }

  private static Map<String, String> fields(Item item) {
    return Map.of(
        "how it is met",
        item.howMet(),
        "applicability",
        item.notApplicable() ? "not applicable" : "",
        "reason",
        item.reason(),
        "responsible person",
        item.responsible(),
        "last review",
        item.lastReviewedOn(),
        "evidence",
        item.evidence().stream()
            .map(f -> f.fileName() + " (" + f.sha256().substring(0, 8) + ")")
            .collect(Collectors.joining(", ")));
  }
}
