package org.ctpat.account;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ctpat.audit.Actor;
import org.ctpat.deadline.UsEastern;
import org.ctpat.task.FieldError;
import org.ctpat.task.FormHandler;
import org.ctpat.task.InboxTask;
import org.springframework.stereotype.Component;

/** A specialist confirms a withdrawal, or notes that the company took it back. */
@Component
class ConfirmWithdrawalForm implements FormHandler {

  private static final String CONFIRM = "confirm";
  private static final String KEEP = "keep";

  private final Withdrawals withdrawals;

  ConfirmWithdrawalForm(Withdrawals withdrawals) {
    this.withdrawals = withdrawals;
  }

  @Override
  public String formId() {
    return "confirm-withdrawal";
  }

  @Override
  public Map<String, Object> prefill(InboxTask task) {
    var values = new LinkedHashMap<String, Object>();
    withdrawals
        .pending(AccountNumber.of(task.accountNumber()))
        .ifPresent(
            request -> {
              values.put("withdrawalReason", request.reason());
              values.put("withdrawalRequestedBy", request.requestedBy());
              values.put("withdrawalRequestedOn", UsEastern.inWords(request.requestedOn()));
            });
    return values;
  }

  @Override
  public List<FieldError> validate(InboxTask task, Map<String, Object> data, Actor by) {
    if (!(data.get("withdrawalNote") instanceof String note) || note.isBlank()) {
      return List.of(
          new FieldError(
              "withdrawalNote", "Say with whom and when you spoke, or what the company wrote."));
    }
    if (!CONFIRM.equals(data.get("withdrawalDecision"))
        && !KEEP.equals(data.get("withdrawalDecision"))) {
      return List.of(
          new FieldError("withdrawalDecision", "Choose whether the company leaves or stays."));
    }
    return List.of();
  }

  @Override
  public void record(InboxTask task, Map<String, Object> data, Actor by) {
    withdrawals.decide(
        AccountNumber.of(task.accountNumber()),
        CONFIRM.equals(data.get("withdrawalDecision")),
        String.valueOf(data.get("withdrawalNote")).strip(),
        by);
  }
}
