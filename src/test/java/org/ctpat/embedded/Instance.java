package org.ctpat.embedded;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the index keeps of a process instance. */
final class Instance {

  enum State {
    ACTIVE,
    COMPLETED,
    TERMINATED
  }

  final long key;
  final long parentInstanceKey;
  final long parentElementKey;
  final Instance root;
  final long startedAt;
  final Map<Long, Element> elements = new LinkedHashMap<>();
  final Set<String> flows = new LinkedHashSet<>();
  final List<WorkItem> tasks = new ArrayList<>();
  final List<IncidentEntry> incidents = new ArrayList<>();
  final Map<Long, VariableEntry> variables = new LinkedHashMap<>();
  final Set<String> tags;

  /** Of a root: itself and all instances called below it. */
  final List<Instance> tree = new ArrayList<>();

  /** Of a root: the elements completed in it and in all instances called below it, in order. */
  final List<Element> completed = new ArrayList<>();

  Definition definition;
  State state = State.ACTIVE;
  long endedAt = -1;

  Instance(
      long key,
      Definition definition,
      long parentInstanceKey,
      long parentElementKey,
      @Nullable Instance root,
      long startedAt,
      Set<String> tags) {
    this.key = key;
    this.definition = definition;
    this.parentInstanceKey = parentInstanceKey;
    this.parentElementKey = parentElementKey;
    this.root = root == null ? this : root;
    this.startedAt = startedAt;
    this.tags = tags;
    this.root.tree.add(this);
  }

  /** An element's run within an instance. */
  static final class Element {
    final long key;
    final Instance instance;
    final long scopeKey;
    final String type;
    final long startedAt;
    String elementId;
    long endedAt = -1;
    State state = State.ACTIVE;

    Element(
        long key, Instance instance, long scopeKey, String elementId, String type, long startedAt) {
      this.key = key;
      this.instance = instance;
      this.scopeKey = scopeKey;
      this.elementId = elementId;
      this.type = type;
      this.startedAt = startedAt;
    }
  }

  /** A user task. */
  static final class WorkItem {
    final long key;
    final Instance instance;
    final long elementKey;
    final long createdAt;
    final long formKey;
    String elementId;
    String state = "CREATING";
    String assignee = "";
    String dueDate = "";
    String followUpDate = "";
    String externalFormReference = "";
    List<String> candidateGroups = List.of();
    List<String> candidateUsers = List.of();
    Map<String, String> headers = Map.of();
    int priority;
    long endedAt = -1;

    WorkItem(
        long key,
        Instance instance,
        String elementId,
        long elementKey,
        long createdAt,
        long formKey) {
      this.key = key;
      this.instance = instance;
      this.elementId = elementId;
      this.elementKey = elementKey;
      this.createdAt = createdAt;
      this.formKey = formKey;
    }
  }

  /** An incident; {@code path} holds the keys of all elements and instances it shows at. */
  static final class IncidentEntry {
    final long key;
    final Instance instance;
    final String elementId;
    final long elementKey;
    final String errorType;
    final String message;
    final long jobKey;
    final long createdAt;
    final List<Long> path;
    boolean active = true;

    IncidentEntry(
        long key,
        Instance instance,
        String elementId,
        long elementKey,
        String errorType,
        String message,
        long jobKey,
        long createdAt,
        List<Long> path) {
      this.key = key;
      this.instance = instance;
      this.elementId = elementId;
      this.elementKey = elementKey;
      this.errorType = errorType;
      this.message = message;
      this.jobKey = jobKey;
      this.createdAt = createdAt;
      this.path = path;
    }
  }

  /** A variable's newest value, as JSON. */
  record VariableEntry(long key, long instanceKey, long scopeKey, String name, String value) {}
}
