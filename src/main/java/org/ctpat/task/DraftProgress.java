package org.ctpat.task;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How far a person is with filling in the form of a task. */
@Service
@Transactional(readOnly = true)
public class DraftProgress {

  private final Drafts drafts;
  private final FormCheck forms;

  DraftProgress(Drafts drafts, FormCheck forms) {
    this.drafts = drafts;
    this.forms = forms;
  }

  /**
   * What would be wrong if the person handed in now what the form shows: what the module knows
   * already and what the person typed.
   */
  public Filled of(InboxTask task, Person person) {
    var shown =
        forms.shown(task, drafts.find(task.key(), person).map(Draft::data).orElse(Map.of()));
    var wrong = forms.formErrors(task, shown);
    var empty = forms.formErrors(task, Map.of());
    var total = Math.max(empty.size(), Math.max(1, wrong.size()));
    return new Filled(total - wrong.size(), total, wrong);
  }

  /**
   * The state of a form.
   *
   * @param done required entries that are there and right
   * @param total required entries of the form as it is filled in now
   * @param wrong what is missing or wrong, by field
   */
  public record Filled(int done, int total, List<FieldError> wrong) {}
}
