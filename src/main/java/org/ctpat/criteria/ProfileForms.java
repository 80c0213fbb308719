package org.ctpat.criteria;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ctpat.task.FieldError;
import org.springframework.stereotype.Component;

/** What the forms of the security profile show and refuse alike. */
@Component
class ProfileForms {

  private final SecurityProfiles profiles;

  ProfileForms(SecurityProfiles profiles) {
    this.profiles = profiles;
  }

  /** Progress by category and what is missing, as Markdown. */
  Map<String, Object> prefill(String accountNumber) {
    var view = profiles.view(accountNumber);
    var lines = new ArrayList<String>();
    for (var category : view.categories()) {
      var progress = category.progress();
      lines.add(
          "- %d %s: %d of %d complete, musts %d of %d"
              .formatted(
                  category.number(),
                  category.name(),
                  progress.complete(),
                  progress.total(),
                  progress.mustsComplete(),
                  progress.musts()));
    }
    var all = view.progress();
    var prefill = new HashMap<String, Object>();
    prefill.put(
        "profileProgress",
        "**%d of %d criteria complete, %d of %d musts**\n\n%s"
            .formatted(
                all.complete(),
                all.total(),
                all.mustsComplete(),
                all.musts(),
                String.join("\n", lines)));
    prefill.put("profileMissing", Listing.bullets(profiles.missing(accountNumber)));
    return prefill;
  }

  /** Refuses a confirmation while something is missing. */
  List<FieldError> incomplete(String accountNumber, String key) {
    var missing = profiles.missing(accountNumber);
    if (missing.isEmpty()) {
      return List.of();
    }
    return List.of(
        new FieldError(
            key,
            "The security profile cannot be confirmed yet; "
                + (missing.size() == 1 ? "1 criterion lacks" : missing.size() + " criteria lack")
                + " something: "
                + Listing.firstTen(missing, ". ")
                + ". Complete them on the security profile page"));
  }
}
