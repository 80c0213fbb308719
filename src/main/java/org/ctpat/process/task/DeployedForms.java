package org.ctpat.process.task;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.ctpat.task.FormSource;
import org.ctpat.task.Inbox;
import org.ctpat.task.InboxTask;
import org.ctpat.task.TaskRefused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * The forms as deployed: the engine is asked once for each version of a form. While it does not
 * answer, the form comes from the class path, where the newest one is.
 */
@Component
class DeployedForms implements FormSource {

  private static final Logger LOG = LoggerFactory.getLogger(DeployedForms.class);

  private final CamundaClient client;
  private final Inbox inbox;
  private final Map<Long, String> byKey = new ConcurrentHashMap<>();

  DeployedForms(CamundaClient client, Inbox inbox) {
    this.client = client;
    this.inbox = inbox;
  }

  @Override
  public String formJson(InboxTask task) {
    var formKey = inbox.formKey(task.key());
    var known = formKey.map(byKey::get);
    if (known.isPresent()) {
      return known.get();
    }
    try {
      var form = client.newUserTaskGetFormRequest(task.key()).execute();
      if (form != null && form.getSchema() != null) {
        byKey.put(form.getFormKey(), form.getSchema());
        return form.getSchema();
      }
    } catch (ClientException e) {
      LOG.debug("Form {} comes from the class path: {}", task.formId(), e.getMessage());
    }
    return fromClassPath(task);
  }

  private static String fromClassPath(InboxTask task) {
    var resource = new ClassPathResource("forms/" + task.formId() + ".form");
    if (task.formId().isBlank() || task.formId().contains("/") || !resource.exists()) {
      throw new TaskRefused(
          TaskRefused.Reason.UNKNOWN,
          "The form '%s' of the task '%s' cannot be read now. Try again in a minute."
              .formatted(task.formId(), task.name()));
    }
    try {
      return resource.getContentAsString(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
