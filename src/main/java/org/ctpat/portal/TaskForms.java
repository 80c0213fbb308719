package org.ctpat.portal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

  private static final Set<String> INLINE = Set.of("application/pdf", "image/png", "image/jpeg");
  private static final int EXPIRES_SOON_DAYS = 30;

  private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private final FormSource forms;
  private final Map<String, FormHandler> handlers;
  private final Drafts drafts;
  private final Documents documents;
  private final EasternTime eastern;
  private final JsonMapper json;

  TaskForms(
      FormSource forms,
      List<FormHandler> handlers,
      Drafts drafts,
      Documents documents,
      EasternTime eastern,
      JsonMapper json) {
    this.forms = forms;
    this.handlers =
        handlers.stream().collect(Collectors.toMap(FormHandler::formId, Function.identity()));
    this.drafts = drafts;
    this.documents = documents;
    this.eastern = eastern;
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
        files(task, data, person),
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
  private Map<String, FileName> files(InboxTask task, Map<String, Object> data, PortalUser person) {
    var named = new LinkedHashMap<String, FileName>();
    data.forEach(
        (key, value) -> {
          if (key.endsWith("Files") && value instanceof List<?> ids) {
            ids.stream()
                .flatMap(id -> documents.find(task.accountNumber(), String.valueOf(id)).stream())
                .forEach(document -> named.put(document.id(), named(document, person)));
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

  FileName named(Document document, PortalUser person) {
    var expiresOn = document.expiresOn();
    return new FileName(
        document.id(),
        document.fileName(),
        document.size(),
        shownInline(document),
        expiresOn,
        expiresOn == null ? null : expiry(expiresOn),
        document.uploadedBy().equals(person.id()));
  }

  /** Whether browsers show a file of this type safely by themselves. */
  static boolean shownInline(Document document) {
    return INLINE.contains(document.contentType());
  }

  private @Nullable String expiry(LocalDate on) {
    var days = eastern.due(on).days();
    if (days < 0) {
      return "expired on " + eastern.date(on);
    }
    return days <= EXPIRES_SOON_DAYS ? "expires on " + eastern.date(on) : null;
  }

  /**
   * An uploaded file as the page lists it.
   *
   * @param size bytes
   * @param shown whether a browser can show it
   * @param expiresOn last day on which what it proves is valid, null without one
   * @param warning what is wrong with that day, null when nothing
   * @param own whether this person uploaded it, and may say when it expires
   */
  record FileName(
      String id,
      String name,
      long size,
      boolean shown,
      @Nullable LocalDate expiresOn,
      @Nullable String warning,
      boolean own) {}
}
