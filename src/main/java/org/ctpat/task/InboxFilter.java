package org.ctpat.task;

import org.jspecify.annotations.Nullable;

/**
 * Which tasks to list.
 *
 * @param accountNumber only those of this account
 * @param formId only those with this form
 * @param mineOnly only those assigned to the person
 * @param overdueOnly only those whose due date has passed
 */
public record InboxFilter(
    @Nullable String accountNumber,
    @Nullable String formId,
    boolean mineOnly,
    boolean overdueOnly) {

  public static InboxFilter all() {
    return new InboxFilter(null, null, false, false);
  }

  public static InboxFilter ofAccount(String accountNumber) {
    return new InboxFilter(accountNumber, null, false, false);
  }
}
