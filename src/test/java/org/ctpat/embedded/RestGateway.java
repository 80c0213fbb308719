package org.ctpat.embedded;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.camunda.zeebe.process.test.engine.Answer;
import io.camunda.zeebe.process.test.engine.EmbeddedPartition;
import io.camunda.zeebe.process.test.engine.JobResults;
import io.camunda.zeebe.protocol.impl.encoding.MsgPackConverter;
import io.camunda.zeebe.protocol.impl.record.UnifiedRecordValue;
import io.camunda.zeebe.protocol.impl.record.value.job.JobRecord;
import io.camunda.zeebe.protocol.impl.record.value.message.MessageCorrelationRecord;
import io.camunda.zeebe.protocol.impl.record.value.usertask.UserTaskRecord;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.Intent;
import io.camunda.zeebe.protocol.record.intent.JobIntent;
import io.camunda.zeebe.protocol.record.intent.MessageCorrelationIntent;
import io.camunda.zeebe.protocol.record.intent.UserTaskIntent;
import io.camunda.zeebe.util.VersionUtil;
import io.camunda.zeebe.util.buffer.BufferUtil;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.agrona.DirectBuffer;
import org.ctpat.embedded.Search.Row;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The part of Camunda's REST API 8.9 that its client needs beside gRPC: user tasks, job completion,
 * message correlation and searches. A search sees everything that was answered before it.
 */
final class RestGateway implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(RestGateway.class);
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration INDEX_PATIENCE = Duration.ofSeconds(10);

  static {
    // Without it small answers wait 40 ms for the other side's acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  /** An answer: a status and a body, empty for none. */
  private record Reply(int status, String contentType, String body) {

    static Reply json(JsonNode body) {
      return new Reply(200, "application/json", body.toString());
    }

    static Reply xml(String body) {
      return new Reply(200, "text/xml", body);
    }

    static Reply done() {
      return new Reply(204, "application/json", "");
    }
  }

  /** A request that ends with a problem detail. */
  private static final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int status;
    private final String title;

    private Problem(int status, String title, String detail) {
      super(detail);
      this.status = status;
      this.title = title;
    }

    static Problem notFound(String what, long key) {
      return new Problem(404, "NOT_FOUND", "%s with key %d not found".formatted(what, key));
    }
  }

  @FunctionalInterface
  private interface Handler {
    Reply handle(long key, JsonNode body) throws InterruptedException;
  }

  private record Route(String method, Pattern path, Handler handler) {}

  private final JsonMapper json = JsonMapper.builder().build();
  private final EmbeddedPartition partition;
  private final Index index;
  private final Views views;
  private final Statistics statistics;
  private final Search search = new Search(json);
  private final List<Route> routes = new ArrayList<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;

  RestGateway(EmbeddedPartition partition, Index index) {
    this.partition = partition;
    this.index = index;
    views = new Views(json, index);
    statistics = new Statistics(json, index);
    commands();
    searches();
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      threads.close();
      throw new UncheckedIOException("The REST server could not listen on loopback", e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::serve);
    server.start();
  }

  URI address() {
    var at = server.getAddress();
    return URI.create("http://%s:%d".formatted(at.getHostString(), at.getPort()));
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    threads.close();
  }

  private void commands() {
    route("GET", "/v2/status", (key, body) -> Reply.done());
    route("GET", "/v2/topology", (key, body) -> Reply.json(topology()));
    route("POST", "/v2/user-tasks/{key}/completion", this::complete);
    route("POST", "/v2/user-tasks/{key}/assignment", this::assign);
    route("DELETE", "/v2/user-tasks/{key}/assignee", this::unassign);
    route("PATCH", "/v2/user-tasks/{key}", this::update);
    route("POST", "/v2/jobs/{key}/completion", this::completeJob);
    route("POST", "/v2/messages/correlation", this::correlate);
  }

  private void searches() {
    get("process-instances", "Process instance", index::instance, views::instance);
    get("element-instances", "Element instance", index::element, views::element);
    get("user-tasks", "User task", index::task, views::task);
    get("incidents", "Incident", index::incident, views::incident);
    get("process-definitions", "Process definition", index::definition, views::definition);
    search(
        "process-instances",
        Views.INSTANCE_FILTERS,
        instance -> Stream.of(instance),
        views::instance);
    search(
        "element-instances",
        Views.ELEMENT_FILTERS,
        instance -> instance.elements.values().stream(),
        views::element);
    search("user-tasks", Views.TASK_FILTERS, instance -> instance.tasks.stream(), views::task);
    search(
        "incidents",
        Views.INCIDENT_FILTERS,
        instance -> instance.incidents.stream(),
        views::incident);
    search(
        "variables",
        Views.VARIABLE_FILTERS,
        instance -> instance.variables.values().stream(),
        views::variable);
    read(
        "POST",
        "/v2/process-definitions/search",
        (key, body) ->
            Reply.json(
                search.answer(
                    body,
                    Views.DEFINITION_FILTERS,
                    Views.rows(index.definitions(), views::definition))));
    read(
        "POST",
        "/v2/process-definitions/statistics/process-instances",
        (key, body) -> Reply.json(statistics.byProcess()));
    read(
        "POST",
        "/v2/process-definitions/statistics/process-instances-by-version",
        (key, body) ->
            Reply.json(statistics.byVersion(text(body.path("filter"), "processDefinitionId", ""))));
    read(
        "POST",
        "/v2/process-definitions/{key}/statistics/element-instances",
        (key, body) -> Reply.json(statistics.byElement(key)));
    read(
        "POST",
        "/v2/user-tasks/{key}/variables/search",
        (key, body) -> {
          var task = index.task(key).orElseThrow(() -> Problem.notFound("User task", key));
          var visible =
              task.instance.variables.values().stream()
                  .filter(v -> v.scopeKey() == task.elementKey || v.scopeKey() == task.instance.key)
                  .toList();
          return Reply.json(
              search.answer(body, Views.VARIABLE_FILTERS, Views.rows(visible, views::variable)));
        });
    read(
        "POST",
        "/v2/process-instances/{key}/incidents/search",
        (key, body) -> {
          var instance =
              index.instance(key).orElseThrow(() -> Problem.notFound("Process instance", key));
          var below =
              instance.root.tree.stream()
                  .flatMap(each -> each.incidents.stream())
                  .filter(incident -> incident.path.contains(key))
                  .toList();
          return Reply.json(
              search.answer(body, Views.INCIDENT_FILTERS, Views.rows(below, views::incident)));
        });
    read(
        "GET",
        "/v2/process-instances/{key}/sequence-flows",
        (key, body) -> {
          var instance =
              index.instance(key).orElseThrow(() -> Problem.notFound("Process instance", key));
          var answer = json.createObjectNode();
          var items = answer.putArray("items");
          instance.flows.forEach(flow -> items.add(views.sequenceFlow(instance, flow)));
          return Reply.json(answer);
        });
    read(
        "GET",
        "/v2/process-definitions/{key}/xml",
        (key, body) ->
            Reply.xml(
                index
                    .definition(key)
                    .orElseThrow(() -> Problem.notFound("Process definition", key))
                    .xml));
    read(
        "GET",
        "/v2/user-tasks/{key}/form",
        (key, body) -> {
          var task = index.task(key).orElseThrow(() -> Problem.notFound("User task", key));
          return index
              .form(task.formKey)
              .map(form -> Reply.json(views.form(form)))
              .orElseGet(Reply::done);
        });
  }

  private void route(String method, String path, Handler handler) {
    routes.add(new Route(method, Pattern.compile(path.replace("{key}", "(\\d+)")), handler));
  }

  /** A route that reads the index: after what was written before the call, and undisturbed. */
  private void read(String method, String path, Handler handler) {
    route(
        method,
        path,
        (key, body) -> {
          if (!partition.awaitRead(partition.lastPosition(), INDEX_PATIENCE)) {
            throw new Problem(503, "RESOURCE_EXHAUSTED", "The index is behind the log");
          }
          synchronized (index) {
            return handler.handle(key, body);
          }
        });
  }

  private <T> void get(
      String collection, String what, Function<Long, Optional<T>> find, Function<T, Row> view) {
    read(
        "GET",
        "/v2/" + collection + "/{key}",
        (key, body) ->
            Reply.json(
                find.apply(key).map(view).orElseThrow(() -> Problem.notFound(what, key)).shown()));
  }

  /** A search over all that the instances hold. */
  private <T> void search(
      String collection,
      Set<String> filters,
      Function<Instance, Stream<T>> entries,
      Function<T, Row> view) {
    read(
        "POST",
        "/v2/" + collection + "/search",
        (key, body) ->
            Reply.json(
                search.answer(
                    body,
                    filters,
                    candidates(body.path("filter")).flatMap(entries).map(view).toList())));
  }

  /** The instances that a filter can mean: one, those of one case, or all. */
  private Stream<Instance> candidates(JsonNode filter) {
    var instanceKey = wantedKey(filter.path("processInstanceKey"));
    if (instanceKey.isPresent()) {
      return index.instance(instanceKey.get()).stream();
    }
    var parentKey = wantedKey(filter.path("parentProcessInstanceKey"));
    if (parentKey.isPresent()) {
      return index.instance(parentKey.get()).stream().flatMap(parent -> parent.root.tree.stream());
    }
    return index.instances().stream();
  }

  private static Optional<Long> wantedKey(JsonNode condition) {
    var wanted = condition.isObject() ? condition.path("$eq") : condition;
    return wanted.isString() && wanted.asString().matches("\\d{1,18}")
        ? Optional.of(Long.parseLong(wanted.asString()))
        : Optional.empty();
  }

  private Reply complete(long key, JsonNode body) throws InterruptedException {
    var task = task(key).setAction(text(body, "action", "complete"));
    if (body.hasNonNull("variables")) {
      task.setVariables(document(body.path("variables")));
    }
    return command(ValueType.USER_TASK, UserTaskIntent.COMPLETE, key, task);
  }

  private Reply assign(long key, JsonNode body) throws InterruptedException {
    var assignee = text(body, "assignee", "");
    if (assignee.isEmpty()) {
      throw new BadRequest("No assignee provided");
    }
    var override = body.path("allowOverride").asBoolean(true);
    var task =
        task(key)
            .setAssignee(assignee)
            .setAssigneeChanged()
            .setAction(text(body, "action", override ? "assign" : "claim"));
    return command(
        ValueType.USER_TASK, override ? UserTaskIntent.ASSIGN : UserTaskIntent.CLAIM, key, task);
  }

  private Reply unassign(long key, JsonNode body) throws InterruptedException {
    var task = task(key).setAssignee("").setAssigneeChanged().setAction("unassign");
    return command(ValueType.USER_TASK, UserTaskIntent.ASSIGN, key, task);
  }

  private Reply update(long key, JsonNode body) throws InterruptedException {
    var task = task(key).setAction(text(body, "action", "update"));
    var changes = body.path("changeset");
    if (changes.hasNonNull("dueDate")) {
      task.setDueDate(date(changes, "dueDate")).setDueDateChanged();
    }
    if (changes.hasNonNull("followUpDate")) {
      task.setFollowUpDate(date(changes, "followUpDate")).setFollowUpDateChanged();
    }
    if (changes.hasNonNull("candidateGroups")) {
      task.setCandidateGroupsList(strings(changes.path("candidateGroups")))
          .setCandidateGroupsChanged();
    }
    if (changes.hasNonNull("candidateUsers")) {
      task.setCandidateUsersList(strings(changes.path("candidateUsers")))
          .setCandidateUsersChanged();
    }
    if (changes.hasNonNull("priority")) {
      var priority = changes.path("priority").asInt();
      if (priority < 0 || priority > 100) {
        throw new BadRequest("The priority is between 0 and 100, not " + priority);
      }
      task.setPriority(priority).setPriorityChanged();
    }
    if (!task.hasChangedAttributes() && !body.hasNonNull("action")) {
      throw new BadRequest("No update data provided");
    }
    return command(ValueType.USER_TASK, UserTaskIntent.UPDATE, key, task);
  }

  private Reply completeJob(long key, JsonNode body) throws InterruptedException {
    var job = new JobRecord();
    if (body.hasNonNull("variables")) {
      job.setVariables(document(body.path("variables")));
    }
    var result = body.path("result");
    if (result.isObject()) {
      if (!result.path("type").asString("userTask").equals("userTask")) {
        throw new BadRequest("The embedded engine takes results of user-task listeners only");
      }
      var corrections = new LinkedHashMap<String, Object>();
      if (result.path("corrections").isObject()) {
        corrections.putAll(
            json.convertValue(
                result.path("corrections"), new TypeReference<Map<String, Object>>() {}));
        corrections.values().removeIf(Objects::isNull);
      }
      job.setResult(
          JobResults.ofUserTask(
              result.path("denied").asBoolean(false),
              text(result, "deniedReason", ""),
              corrections));
    }
    return command(ValueType.JOB, JobIntent.COMPLETE, key, job);
  }

  private Reply correlate(long ignored, JsonNode body) throws InterruptedException {
    var message =
        new MessageCorrelationRecord()
            .setName(text(body, "name", ""))
            .setCorrelationKey(text(body, "correlationKey", ""));
    if (body.hasNonNull("variables")) {
      message.setVariables(document(body.path("variables")));
    }
    var answer =
        send(ValueType.MESSAGE_CORRELATION, MessageCorrelationIntent.CORRELATE, -1, message);
    var correlated = new MessageCorrelationRecord();
    correlated.wrap(answer.value());
    return Reply.json(
        json.createObjectNode()
            .put("messageKey", Long.toString(correlated.getMessageKey()))
            .put("processInstanceKey", Long.toString(correlated.getProcessInstanceKey()))
            .put("tenantId", correlated.getTenantId()));
  }

  private Reply command(ValueType type, Intent intent, long key, UnifiedRecordValue value)
      throws InterruptedException {
    send(type, intent, key, value);
    return Reply.done();
  }

  private Answer send(ValueType type, Intent intent, long key, UnifiedRecordValue value)
      throws InterruptedException {
    Answer answer;
    try {
      answer =
          partition.send(type, intent, key, value).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new Problem(
          504, "DEADLINE_EXCEEDED", "%s is not done after %s".formatted(intent, PATIENCE));
    } catch (ExecutionException e) {
      throw new Problem(503, "UNAVAILABLE", String.valueOf(e.getCause().getMessage()));
    }
    if (answer.isRejected()) {
      throw rejection(intent, answer);
    }
    return answer;
  }

  private static Problem rejection(Intent intent, Answer answer) {
    var status =
        switch (answer.rejectionType()) {
          case INVALID_ARGUMENT -> 400;
          case UNAUTHORIZED -> 401;
          case FORBIDDEN -> 403;
          case NOT_FOUND -> 404;
          case INVALID_STATE, ALREADY_EXISTS -> 409;
          default -> 500;
        };
    return new Problem(
        status,
        answer.rejectionType().name(),
        "Command '%s' rejected with code '%s': %s"
            .formatted(intent, answer.rejectionType(), answer.rejectionReason()));
  }

  private ObjectNode topology() {
    var version = VersionUtil.getVersion();
    var answer = json.createObjectNode();
    var broker = answer.putArray("brokers").addObject();
    broker.put("nodeId", 0).put("host", "localhost").put("port", partition.grpcPort());
    broker.put("version", version);
    broker
        .putArray("partitions")
        .addObject()
        .put("partitionId", 1)
        .put("role", "leader")
        .put("health", "healthy");
    answer.put("clusterSize", 1).put("partitionsCount", 1).put("replicationFactor", 1);
    answer.put("gatewayVersion", version);
    return answer;
  }

  private static UserTaskRecord task(long key) {
    return new UserTaskRecord().setUserTaskKey(key);
  }

  private static String text(JsonNode body, String name, String otherwise) {
    var value = body.path(name);
    return value.isNull() || value.isMissingNode() ? otherwise : value.asString();
  }

  private static String date(JsonNode body, String name) {
    var value = body.path(name).asString();
    if (!value.isEmpty()) {
      try {
        OffsetDateTime.parse(value);
      } catch (DateTimeParseException e) {
        throw new BadRequest(
            "The %s is no date and time with an offset: %s".formatted(name, value));
      }
    }
    return value;
  }

  private static List<String> strings(JsonNode array) {
    return array.valueStream().map(JsonNode::asString).toList();
  }

  private static DirectBuffer document(JsonNode variables) {
    if (!variables.isObject()) {
      throw new BadRequest("Variables are an object, not " + variables.getNodeType());
    }
    return BufferUtil.wrapArray(MsgPackConverter.convertToMsgPack(variables.toString()));
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      var reply = reply(exchange);
      var body = reply.body().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", reply.contentType());
      exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
      if (body.length > 0) {
        exchange.getResponseBody().write(body);
      }
    }
  }

  private Reply reply(HttpExchange exchange) throws IOException {
    var path = exchange.getRequestURI().getPath();
    try {
      var content = exchange.getRequestBody().readAllBytes();
      for (var route : routes) {
        var matcher = route.path().matcher(path);
        if (route.method().equals(exchange.getRequestMethod()) && matcher.matches()) {
          return route.handler().handle(key(matcher), body(content));
        }
      }
      throw new Problem(
          501,
          "UNIMPLEMENTED",
          "The embedded engine has no %s %s".formatted(exchange.getRequestMethod(), path));
    } catch (Problem e) {
      return problem(e.status, e.title, e, path);
    } catch (BadRequest e) {
      return problem(400, "INVALID_ARGUMENT", e, path);
    } catch (JacksonException e) {
      return problem(400, "Bad Request", e, path);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return problem(503, "UNAVAILABLE", e, path);
    } catch (RuntimeException e) {
      LOG.error("{} {} failed", exchange.getRequestMethod(), path, e);
      return problem(500, "INTERNAL", e, path);
    }
  }

  private static long key(Matcher matcher) {
    if (matcher.groupCount() == 0) {
      return -1;
    }
    try {
      return Long.parseLong(matcher.group(1));
    } catch (NumberFormatException e) {
      throw new BadRequest("No such key: " + matcher.group(1));
    }
  }

  private JsonNode body(byte[] content) {
    if (content.length == 0) {
      return json.createObjectNode();
    }
    var body = json.readTree(content);
    if (!body.isObject()) {
      throw new BadRequest("The body is a JSON object, not " + body.getNodeType());
    }
    return body;
  }

  private Reply problem(int status, String title, Exception reason, String path) {
    var detail =
        json.createObjectNode()
            .put("type", "about:blank")
            .put("title", title)
            .put("status", status)
            .put("detail", String.valueOf(reason.getMessage()))
            .put("instance", path);
    return new Reply(status, "application/problem+json", detail.toString());
  }
}
