package org.ctpat.task;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ctpat.audit.Actor;
import org.springframework.stereotype.Component;

/** The rules for a submission, those of its form and those of its module. */
@Component
class FormCheck {

  private final FormSource forms;
  private final FormRules rules;
  private final Map<String, FormHandler> handlers;

  FormCheck(FormSource forms, FormRules rules, List<FormHandler> handlers) {
    this.forms = forms;
    this.rules = rules;
    this.handlers =
        handlers.stream()
            .collect(Collectors.toUnmodifiableMap(FormHandler::formId, Function.identity()));
  }

  /** The module's part; a form that a process owner added has none. */
  Optional<FormHandler> handler(String formId) {
    return Optional.ofNullable(handlers.get(formId));
  }

  /** What stands against this person doing the task at all. */
  Optional<String> objection(InboxTask task, Actor by) {
    return handler(task.formId()).flatMap(handler -> handler.objection(task, by));
  }

  /** Checks the data; the module is asked once the form itself is content. */
  FormRules.Checked check(InboxTask task, Map<String, ?> data, Actor by) {
    var handler = handler(task.formId());
    var context = new HashMap<>(task.variables());
    handler.ifPresent(each -> context.putAll(each.prefill(task)));
    var checked = rules.check(forms.formJson(task), data, context);
    if (!checked.errors().isEmpty() || handler.isEmpty()) {
      return checked;
    }
    var errors = new ArrayList<>(handler.get().validate(task, checked.data(), by));
    return new FormRules.Checked(checked.data(), List.copyOf(errors), checked.keys());
  }

  /** The values that the form of a task shows: those the module knows, then those typed. */
  Map<String, Object> shown(InboxTask task, Map<String, Object> typed) {
    var shown = new HashMap<String, Object>();
    handler(task.formId()).ifPresent(each -> shown.putAll(each.prefill(task)));
    shown.putAll(typed);
    return shown;
  }

  /** What the form itself says against the data. */
  List<FieldError> formErrors(InboxTask task, Map<String, ?> data) {
    var context = new HashMap<>(task.variables());
    handler(task.formId()).ifPresent(each -> context.putAll(each.prefill(task)));
    return rules.check(forms.formJson(task), data, context).errors();
  }
}
