package org.ctpat.criteria;

import java.util.List;

/**
 * An answer as it stood in a snapshot and as it stands now.
 *
 * @param label the criterion as people name it
 * @param askedThen whether the criterion was asked then; false: it is new
 * @param askedNow whether it is asked now; false: it was removed or no longer applies
 */
public record ComparedAnswer(
    String criterionId, String label, boolean askedThen, boolean askedNow, List<Line> lines) {

  /** One field of the answer; empty where there was nothing. */
  public record Line(String field, String before, String after) {

    public boolean changed() {
      return !before.equals(after);
    }

    public boolean empty() {
      return before.isEmpty() && after.isEmpty();
    }
  }

  public boolean changed() {
    return askedThen != askedNow || lines.stream().anyMatch(Line::changed);
  }
}
