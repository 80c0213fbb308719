package org.ctpat.task;

import org.jspecify.annotations.Nullable;

/**
 * Which tasks to list.
 *
 * @param accountNumber only those of this account
 * @param formId only those with this form
 * @param mineOnly only those assigned to the person
 * @param overdueOnly only those whose due date has passed
 * @param text only those whose company, account number or name has this text, whatever the case
 */
public record InboxFilter(
    @Nullable String accountNumber,
    @Nullable String formId,
    boolean mineOnly,
    boolean overdueOnly,
    @Nullable String text) {

  public static InboxFilter all() {
    return new InboxFilter(null, null, false, false, null);
  }

  public static InboxFilter ofAccount(String accountNumber) {
    return new InboxFilter(accountNumber, null, false, false, null);
  }
}
