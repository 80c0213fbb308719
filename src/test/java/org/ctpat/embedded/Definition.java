package org.ctpat.embedded;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.instance.FlowElement;
import io.camunda.zeebe.model.bpmn.instance.Process;
import io.camunda.zeebe.model.bpmn.instance.StartEvent;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeFormDefinition;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A deployed process, as one version of it. */
final class Definition {

  final long key;
  final String id;
  final int version;
  final @Nullable String versionTag;
  final String resourceName;
  final String xml;
  private @Nullable Contents contents;

  /** What the model says beyond what its deployment says. */
  private record Contents(Map<String, String> names, boolean hasStartForm) {}

  Definition(
      long key,
      String id,
      int version,
      @Nullable String versionTag,
      String resourceName,
      byte[] resource) {
    this.key = key;
    this.id = id;
    this.version = version;
    this.versionTag = versionTag;
    this.resourceName = resourceName;
    this.xml = new String(resource, StandardCharsets.UTF_8);
  }

  /** The process's name, or its id where it has none. */
  String name() {
    return nameOf(id);
  }

  /** The element's name, or its id where it has none. */
  String nameOf(String elementId) {
    return contents().names().getOrDefault(elementId, elementId);
  }

  boolean hasStartForm() {
    return contents().hasStartForm();
  }

  private Contents contents() {
    if (contents == null) {
      contents = read();
    }
    return contents;
  }

  private Contents read() {
    var model =
        Bpmn.readModelFromStream(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    var names = new HashMap<String, String>();
    for (var element : model.getModelElementsByType(FlowElement.class)) {
      if (element.getName() != null) {
        names.put(element.getId(), element.getName());
      }
    }
    for (var process : model.getModelElementsByType(Process.class)) {
      if (process.getName() != null) {
        names.put(process.getId(), process.getName());
      }
    }
    var hasStartForm =
        model.getModelElementsByType(StartEvent.class).stream()
            .anyMatch(start -> start.getSingleExtensionElement(ZeebeFormDefinition.class) != null);
    return new Contents(names, hasStartForm);
  }
}
