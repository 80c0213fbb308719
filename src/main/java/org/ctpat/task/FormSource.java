package org.ctpat.task;

/** Where the definition of a task's form comes from. */
public interface FormSource {

  /**
   * The form's JSON in the version that the task is linked to.
   *
   * @throws TaskRefused when there is no form of this id
   */
  String formJson(InboxTask task);
}
