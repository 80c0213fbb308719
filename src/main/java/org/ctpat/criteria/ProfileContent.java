package org.ctpat.criteria;

import java.util.List;

/**
 * What a snapshot holds: the answers in the order of the catalogue, without the time it was taken.
 */
record ProfileContent(
    String accountNumber, String entityType, String edition, List<Item> criteria) {

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
}
