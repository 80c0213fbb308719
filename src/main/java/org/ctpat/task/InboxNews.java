package org.ctpat.task;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What has become of a list of tasks since it was shown.
 *
 * @param matching how many tasks the filter lets through now
 * @param tasks those of the shown tasks that the person may still see
 */
public record InboxNews(long matching, List<Shown> tasks) {

  /**
   * A task that is shown.
   *
   * @param matches whether it is open and the filter still lets it through
   * @param closedBy name of who did it
   */
  public record Shown(
      long key,
      String name,
      @Nullable String assignee,
      InboxTask.State state,
      @Nullable String closedBy,
      boolean matches) {}
}
