package org.ctpat.portal;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ctpat.document.Document;
import org.ctpat.document.Documents;
import org.ctpat.task.Draft;
import org.ctpat.task.Drafts;
import org.ctpat.task.FieldError;
import org.ctpat.task.FormHandler;
import org.ctpat.task.FormSource;
import org.ctpat.task.InboxTask;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/**
 * Puts together what the browser needs to show a task's form: the form and the values to fill it
 * with.
 */
@Component
class TaskForms {

  /** Every form begins with it; the task page shows the same beside the form. */
  private static final String GLANCE = "Text_CaseGlance";

  private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private final FormSource forms;
  private final Map<String, FormHandler> handlers;
  private final Drafts drafts;
  private final Documents documents;
  private final JsonMapper json;

  TaskForms(
      FormSource forms,
      List<FormHandler> handlers,
      Drafts drafts,
      Documents documents,
      JsonMapper json) {
    this.forms = forms;
    this.handlers =
        handlers.stream().collect(Collectors.toMap(FormHandler::formId, Function.identity()));
    this.drafts = drafts;
    this.documents = documents;
    this.json = json;
  }

  /**
   * The form of a task with its values: process variables, what the module knows already, and what
   * this person typed before. Of the process variables the browser gets only those that the form
   * names.
   */
  FilledForm fill(InboxTask task, PortalUser person) {
    var text = forms.formJson(task);
    var schema = json.readTree(text);
    var data = new LinkedHashMap<String, Object>();
    var words =
        WORD.matcher(text).results().map(match -> match.group()).collect(Collectors.toSet());
    task.variables().forEach((name, value) -> put(data, words.contains(name) ? name : null, value));
    var handler = handlers.get(task.formId());
    if (handler != null) {
      handler.prefill(task).forEach((name, value) -> put(data, name, value));
    }
    var draft = drafts.find(task.key(), person.person());
    draft.map(Draft::data).ifPresent(kept -> kept.forEach((name, value) -> put(data, name, value)));
    return new FilledForm(
        withoutGlance(schema),
        data,
        files(task, data),
        draft.map(Draft::savedAt).orElse(null),
        warnings(task, data));
  }

  /** What looks unusual in the values of a form, by field. */
  List<FieldError> warnings(InboxTask task, Map<String, Object> data) {
    var handler = handlers.get(task.formId());
    return handler == null ? List.of() : handler.warnings(task, data);
  }

  private static void put(Map<String, Object> data, @Nullable String name, @Nullable Object value) {
    if (name != null && value != null) {
      data.put(name, value);
    }
  }

  private JsonNode withoutGlance(JsonNode schema) {
    if (schema.get("components") instanceof ArrayNode components) {
      components.removeIf(component -> GLANCE.equals(component.path("id").asString("")));
    }
    return schema;
  }

  /** The files that the values name, by document id, so that the page can show their names. */
  private Map<String, FileName> files(InboxTask task, Map<String, Object> data) {
    var named = new LinkedHashMap<String, FileName>();
    data.forEach(
        (key, value) -> {
          if (key.endsWith("Files") && value instanceof List<?> ids) {
            ids.stream()
                .flatMap(id -> documents.find(task.accountNumber(), String.valueOf(id)).stream())
                .forEach(document -> named.put(document.id(), FileName.of(document)));
          }
        });
    return named;
  }

  /**
   * A form ready to be shown.
   *
   * @param schema Camunda form
   * @param files documents that the values name, by their id
   * @param draftSavedAt when the draft among the values was kept, null without a draft
   * @param warnings what looks unusual in the values
   */
  record FilledForm(
      JsonNode schema,
      Map<String, Object> data,
      Map<String, FileName> files,
      @Nullable Instant draftSavedAt,
      List<FieldError> warnings) {}

  /** An uploaded file as the page lists it; size in bytes. */
  record FileName(String id, String name, long size) {

    static FileName of(Document document) {
      return new FileName(document.id(), document.fileName(), document.size());
    }
  }
}
