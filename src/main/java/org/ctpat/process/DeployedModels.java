package org.ctpat.process;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientException;
import io.camunda.client.api.command.MigrationPlan;
import io.camunda.client.api.search.enums.ElementInstanceState;
import io.camunda.client.api.search.enums.ProcessInstanceState;
import io.camunda.client.api.search.response.ElementInstance;
import io.camunda.client.api.search.response.ProcessDefinition;
import io.camunda.client.api.search.response.ProcessInstance;
import io.camunda.client.api.search.response.Variable;
import io.camunda.client.api.statistics.response.ProcessDefinitionInstanceStatistics;
import io.camunda.client.api.statistics.response.ProcessDefinitionInstanceVersionStatistics;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.ctpat.audit.Actor;
import org.ctpat.audit.AuditEvent;
import org.ctpat.audit.AuditTrail;
import org.ctpat.model.DecisionTable;
import org.ctpat.model.ElementFlow;
import org.ctpat.model.FormFields;
import org.ctpat.model.ModelChange;
import org.ctpat.model.ModelFinding;
import org.ctpat.model.ModelPart;
import org.ctpat.model.ModelSummary;
import org.ctpat.model.ModelVersion;
import org.ctpat.model.MovePlan;
import org.ctpat.model.MoveResult;
import org.ctpat.model.ProcessModels;
import org.ctpat.model.UnknownModel;
import org.ctpat.model.WaitingCase;
import org.ctpat.process.check.ModelReader;
import org.ctpat.process.check.ModelReader.Place;
import org.ctpat.task.EngineUnavailable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks the engine for the deployed models and their statistics. The numbers of requests do not grow
 * with the number of cases.
 */
@Component
class DeployedModels implements ProcessModels {

  private static final Logger LOG = LoggerFactory.getLogger(DeployedModels.class);
  private static final String PROGRAMME = "PROGRAMME";
  private static final int MOST_DEFINITIONS = 1_000;
  private static final int ENDED_LOOKED_AT = 1_000;
  private static final int MOST_MOVED = 200;
  private static final List<String> NAMES = List.of("accountNumber", "caseId", "caseGlance");

  private final CamundaClient client;
  private final ModelTexts texts;
  private final AuditTrail trail;
  private final TransactionTemplate transaction;
  private final JsonMapper mapper;
  private final Map<Long, String> models = new ConcurrentHashMap<>();

  DeployedModels(
      CamundaClient client,
      ModelTexts texts,
      AuditTrail trail,
      TransactionTemplate transaction,
      JsonMapper mapper) {
    this.client = client;
    this.texts = texts;
    this.trail = trail;
    this.transaction = transaction;
    this.mapper = mapper;
  }

  @Override
  public List<ModelSummary> all() {
    return ask(
        "The processes cannot be shown",
        () -> {
          var running =
              client
                  .newProcessDefinitionInstanceStatisticsRequest()
                  .page(page -> page.limit(MOST_DEFINITIONS))
                  .execute()
                  .items()
                  .stream()
                  .collect(
                      Collectors.toMap(
                          ProcessDefinitionInstanceStatistics::getProcessDefinitionId,
                          Function.identity(),
                          (a, b) -> a));
          var ended =
              client
                  .newProcessInstanceSearchRequest()
                  .filter(filter -> filter.state(ProcessInstanceState.COMPLETED))
                  .sort(sort -> sort.endDate().desc())
                  .page(page -> page.limit(ENDED_LOOKED_AT))
                  .execute()
                  .items()
                  .stream()
                  .collect(Collectors.groupingBy(ProcessInstance::getProcessDefinitionId));
          return definitions(null).stream()
              .collect(
                  Collectors.groupingBy(
                      ProcessDefinition::getProcessDefinitionId,
                      LinkedHashMap::new,
                      Collectors.toList()))
              .values()
              .stream()
              .map(
                  versions -> {
                    var newest = versions.getFirst();
                    var id = newest.getProcessDefinitionId();
                    var counts = running.get(id);
                    var days =
                        ended.getOrDefault(id, List.of()).stream()
                            .map(each -> days(each.getStartDate(), each.getEndDate()))
                            .toList();
                    return new ModelSummary(
                        id,
                        name(newest),
                        newest.getResourceName(),
                        newest.getVersion(),
                        versions.size(),
                        counts == null
                            ? 0
                            : counts.getActiveInstancesWithIncidentCount()
                                + counts.getActiveInstancesWithoutIncidentCount(),
                        counts == null ? 0 : counts.getActiveInstancesWithIncidentCount(),
                        percentile(days, 0.5),
                        days.size());
                  })
              .sorted(Comparator.comparing(ModelSummary::name))
              .toList();
        });
  }

  @Override
  public List<ModelVersion> versions(String processId) {
    return ask(
        "The versions of " + processId + " cannot be shown",
        () -> {
          var running =
              client
                  .newProcessDefinitionInstanceVersionStatisticsRequest(processId)
                  .page(page -> page.limit(MOST_DEFINITIONS))
                  .execute()
                  .items()
                  .stream()
                  .collect(
                      Collectors.toMap(
                          ProcessDefinitionInstanceVersionStatistics::getProcessDefinitionVersion,
                          Function.identity(),
                          (a, b) -> a));
          return known(processId).stream()
              .map(
                  definition -> {
                    var counts = running.get(definition.getVersion());
                    return new ModelVersion(
                        definition.getProcessDefinitionKey(),
                        definition.getVersion(),
                        name(definition),
                        definition.getResourceName(),
                        counts == null
                            ? 0
                            : counts.getActiveInstancesWithIncidentCount()
                                + counts.getActiveInstancesWithoutIncidentCount(),
                        counts == null ? 0 : counts.getActiveInstancesWithIncidentCount());
                  })
              .toList();
        });
  }

  @Override
  public String bpmn(String processId, int version) {
    return ask("The model cannot be shown", () -> text(known(processId, version)));
  }

  @Override
  public List<ElementFlow> flow(String processId, int version) {
    return ask(
        "The numbers of " + processId + " cannot be shown",
        () -> {
          var definition = known(processId, version);
          var key = definition.getProcessDefinitionKey();
          var counts = new HashMap<String, long[]>();
          for (var element : client.newProcessDefinitionElementStatisticsRequest(key).execute()) {
            counts.put(
                element.getElementId(),
                new long[] {
                  element.getActive() + element.getIncidents(),
                  element.getIncidents(),
                  element.getCompleted()
                });
          }
          var days =
              client
                  .newElementInstanceSearchRequest()
                  .filter(
                      filter ->
                          filter.processDefinitionKey(key).state(ElementInstanceState.COMPLETED))
                  .sort(sort -> sort.endDate().desc())
                  .page(page -> page.limit(ENDED_LOOKED_AT))
                  .execute()
                  .items()
                  .stream()
                  .collect(
                      Collectors.groupingBy(
                          ElementInstance::getElementId,
                          Collectors.mapping(
                              each -> days(each.getStartDate(), each.getEndDate()),
                              Collectors.toList())));
          return ModelReader.places(text(definition), processId).values().stream()
              .filter(place -> !place.type().equals("process"))
              .filter(place -> counts.containsKey(place.id()) || days.containsKey(place.id()))
              .map(
                  place -> {
                    var here = counts.getOrDefault(place.id(), new long[3]);
                    var took = days.getOrDefault(place.id(), List.of());
                    return new ElementFlow(
                        place.id(),
                        place.name(),
                        place.kind(),
                        here[0],
                        here[1],
                        here[2],
                        percentile(took, 0.5),
                        percentile(took, 0.9));
                  })
              .toList();
        });
  }

  @Override
  public List<WaitingCase> waiting(String processId, String elementId, int limit) {
    return ask(
        "The cases cannot be shown",
        () -> {
          var versions =
              known(processId).stream()
                  .collect(
                      Collectors.toMap(
                          ProcessDefinition::getProcessDefinitionKey,
                          ProcessDefinition::getVersion));
          var elements =
              client
                  .newElementInstanceSearchRequest()
                  .filter(
                      filter ->
                          filter
                              .processDefinitionId(processId)
                              .elementId(elementId)
                              .state(ElementInstanceState.ACTIVE))
                  .sort(sort -> sort.startDate().asc())
                  .page(page -> page.limit(limit))
                  .execute()
                  .items();
          var cases = cases(elements.stream().map(ElementInstance::getProcessInstanceKey).toList());
          return elements.stream()
              .map(
                  element -> {
                    var of = cases.getOrDefault(element.getProcessInstanceKey(), Case.NONE);
                    return new WaitingCase(
                        element.getProcessInstanceKey(),
                        versions.getOrDefault(element.getProcessDefinitionKey(), 0),
                        of.account(),
                        of.company(),
                        of.id(),
                        element.getStartDate(),
                        Boolean.TRUE.equals(element.getIncident()));
                  })
              .toList();
        });
  }

  @Override
  public List<ModelChange> changes(String processId, int from, int to) {
    return ask(
        "The versions cannot be compared",
        () ->
            ModelReader.changes(
                text(known(processId, from)), text(known(processId, to)), processId));
  }

  @Override
  public List<ModelPart> parts(String processId) {
    return ask(
        "The model cannot be shown",
        () -> ModelReader.parts(text(known(processId).getFirst()), processId));
  }

  @Override
  public Optional<DecisionTable> decision(String decisionId) {
    return texts.files().dmn().values().stream()
        .flatMap(dmn -> ModelReader.decision(dmn, decisionId).stream())
        .findFirst();
  }

  @Override
  public Optional<FormFields> form(String formId) {
    return Optional.ofNullable(texts.files().forms().get(formId + ".form"))
        .map(json -> ModelReader.form(json, formId));
  }

  @Override
  public List<ModelFinding> findings() {
    return texts.findings();
  }

  @Override
  public MovePlan plan(String processId, int from) {
    return ask(
        "The move cannot be planned",
        () -> {
          var move = move(processId, from);
          var counts = new LinkedHashMap<String, Long>();
          client
              .newProcessDefinitionElementStatisticsRequest(move.source().getProcessDefinitionKey())
              .execute()
              .forEach(
                  each -> counts.put(each.getElementId(), each.getActive() + each.getIncidents()));
          var stuck = new ArrayList<MovePlan.Stuck>();
          move.obstacles()
              .forEach(
                  (place, why) -> {
                    var instances = counts.getOrDefault(place.id(), 0L);
                    if (instances > 0) {
                      stuck.add(new MovePlan.Stuck(place.id(), place.name(), why, instances));
                    }
                  });
          var running =
              versions(processId).stream()
                  .filter(version -> version.version() == from)
                  .mapToLong(ModelVersion::running)
                  .sum();
          return new MovePlan(processId, from, move.target().getVersion(), running, stuck);
        });
  }

  @Override
  public MoveResult move(String processId, int from, String reason, Actor by) {
    if (reason.isBlank()) {
      throw new IllegalArgumentException("Say why the cases are moved");
    }
    return ask(
        "The cases cannot be moved",
        () -> {
          var move = move(processId, from);
          var stuck = stuck(move);
          var found = running(move.source().getProcessDefinitionKey());
          var movable =
              found.stream().filter(key -> !stuck.contains(key)).limit(MOST_MOVED).toList();
          var cases = cases(movable);
          var moved = new ArrayList<Case>();
          var refused = new ArrayList<String>();
          for (var key : movable) {
            var of = cases.getOrDefault(key, Case.NONE);
            try {
              client.newMigrateProcessInstanceCommand(key).migrationPlan(move.plan()).execute();
              moved.add(of);
              record(of, move, reason, by);
            } catch (ClientException e) {
              LOG.warn("Instance {} of {} is not moved: {}", key, processId, e.getMessage());
              refused.add(
                  (of.id().isEmpty() ? "Instance " + key : of.id()) + ": " + e.getMessage());
            }
          }
          if (!moved.isEmpty()) {
            record(moved.size(), move, reason, by);
          }
          return new MoveResult(
              moved.size(),
              (int) found.stream().filter(stuck::contains).count(),
              refused,
              found.size() - stuck.size() > movable.size());
        });
  }

  private Set<Long> stuck(Move move) {
    var stuck = new HashSet<Long>();
    for (var place : move.obstacles().keySet()) {
      client
          .newElementInstanceSearchRequest()
          .filter(
              filter ->
                  filter
                      .processDefinitionKey(move.source().getProcessDefinitionKey())
                      .elementId(place.id())
                      .state(ElementInstanceState.ACTIVE))
          .page(page -> page.limit(MOST_DEFINITIONS))
          .execute()
          .items()
          .forEach(element -> stuck.add(element.getProcessInstanceKey()));
    }
    return stuck;
  }

  private List<Long> running(long definitionKey) {
    return client
        .newProcessInstanceSearchRequest()
        .filter(
            filter -> filter.processDefinitionKey(definitionKey).state(ProcessInstanceState.ACTIVE))
        .sort(sort -> sort.startDate().asc())
        .page(page -> page.limit(MOST_DEFINITIONS))
        .execute()
        .items()
        .stream()
        .map(ProcessInstance::getProcessInstanceKey)
        .toList();
  }

  private void record(Case of, Move move, String reason, Actor by) {
    if (of.account().isEmpty()) {
      return;
    }
    record(
        new AuditEvent(
            of.account(),
            of.id().isEmpty() ? null : of.id(),
            "Case moved to the newest version of its process",
            name(move.target()),
            by,
            Map.of("version", move.source().getVersion()),
            Map.of("version", move.target().getVersion(), "reason", reason)));
  }

  private void record(int moved, Move move, String reason, Actor by) {
    record(
        new AuditEvent(
            PROGRAMME,
            null,
            "Running cases moved to the newest version of a process",
            name(move.target()),
            by,
            Map.of("version", move.source().getVersion()),
            Map.of("version", move.target().getVersion(), "instances", moved, "reason", reason)));
  }

  private void record(AuditEvent event) {
    transaction.executeWithoutResult(status -> trail.record(event));
  }

  private Move move(String processId, int from) {
    var source = known(processId, from);
    var target = known(processId).getFirst();
    if (source.getVersion() == target.getVersion()) {
      throw new UnknownModel("Version %d of %s is the newest".formatted(from, processId));
    }
    return Move.of(
        source,
        target,
        ModelReader.places(text(source), processId),
        ModelReader.places(text(target), processId));
  }

  /** Account, company and case of instances, as their variables say. */
  private Map<Long, Case> cases(Collection<Long> keys) {
    if (keys.isEmpty()) {
      return Map.of();
    }
    var values = new HashMap<Long, Map<String, String>>();
    List<Variable> found =
        client
            .newVariableSearchRequest()
            .filter(
                filter ->
                    filter
                        .processInstanceKey(key -> key.in(List.copyOf(keys)))
                        .name(name -> name.in(NAMES)))
            .page(page -> page.limit(keys.size() * NAMES.size() * 2))
            .execute()
            .items();
    for (var variable : found) {
      if (variable.getScopeKey().equals(variable.getProcessInstanceKey())) {
        values
            .computeIfAbsent(variable.getProcessInstanceKey(), key -> new HashMap<>())
            .put(variable.getName(), variable.getValue());
      }
    }
    return values.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                entry ->
                    new Case(
                        text(entry.getValue().get("accountNumber"), ""),
                        text(entry.getValue().get("caseGlance"), "/company"),
                        text(entry.getValue().get("caseId"), ""))));
  }

  private String text(@Nullable String json, String path) {
    try {
      return json == null ? "" : mapper.readTree(json).at(path).asString("");
    } catch (JacksonException e) {
      // Long values come cut off.
      return "";
    }
  }

  private List<ProcessDefinition> definitions(@Nullable String processId) {
    return client
        .newProcessDefinitionSearchRequest()
        .filter(
            filter -> {
              if (processId != null) {
                filter.processDefinitionId(processId);
              }
            })
        .sort(sort -> sort.version().desc())
        .page(page -> page.limit(MOST_DEFINITIONS))
        .execute()
        .items();
  }

  private List<ProcessDefinition> known(String processId) {
    var definitions = definitions(processId);
    if (definitions.isEmpty()) {
      throw new UnknownModel("There is no process " + processId);
    }
    return definitions;
  }

  private ProcessDefinition known(String processId, int version) {
    return known(processId).stream()
        .filter(definition -> definition.getVersion() == version)
        .findFirst()
        .orElseThrow(
            () -> new UnknownModel("There is no version %d of %s".formatted(version, processId)));
  }

  private String text(ProcessDefinition definition) {
    return models.computeIfAbsent(
        definition.getProcessDefinitionKey(),
        key -> client.newProcessDefinitionGetXmlRequest(key).execute());
  }

  private static String name(ProcessDefinition definition) {
    return definition.getName() == null || definition.getName().isBlank()
        ? definition.getProcessDefinitionId()
        : definition.getName();
  }

  private static double days(OffsetDateTime from, @Nullable OffsetDateTime to) {
    return to == null ? 0 : Duration.between(from, to).toSeconds() / 86_400.0;
  }

  /** Between the neighbours in proportion, as the database does it; null for none. */
  private static @Nullable Double percentile(List<Double> values, double share) {
    if (values.isEmpty()) {
      return null;
    }
    var sorted = values.stream().sorted().toList();
    var place = share * (sorted.size() - 1);
    var low = (int) Math.floor(place);
    var high = (int) Math.ceil(place);
    return sorted.get(low) + (place - low) * (sorted.get(high) - sorted.get(low));
  }

  private static <T> T ask(String otherwise, Supplier<T> question) {
    try {
      return question.get();
    } catch (ClientException e) {
      throw new EngineUnavailable(otherwise, e);
    }
  }

  /** What an instance is about. */
  private record Case(String account, String company, String id) {
    static final Case NONE = new Case("", "", "");
  }

  /**
   * A move of cases from one version to another.
   *
   * @param obstacles places where a case must not stand, and why
   */
  private record Move(
      ProcessDefinition source,
      ProcessDefinition target,
      Map<Place, String> obstacles,
      MigrationPlan plan) {

    static Move of(
        ProcessDefinition source,
        ProcessDefinition target,
        Map<String, Place> before,
        Map<String, Place> after) {
      var version = target.getVersion();
      var obstacles = new LinkedHashMap<Place, String>();
      var plan =
          MigrationPlan.newBuilder()
              .withTargetProcessDefinitionKey(target.getProcessDefinitionKey());
      MigrationPlan built = null;
      for (var place : before.values()) {
        if (!place.mapped()) {
          continue;
        }
        var there = after.get(place.id());
        var why =
            there == null
                ? "version %d has no such place".formatted(version)
                : !there.type().equals(place.type())
                    ? "it is a %s in version %d".formatted(there.kind(), version)
                    : !there.scope().equals(place.scope())
                        ? "version %d has it in another part of the process".formatted(version)
                        : "";
        if (!why.isEmpty()) {
          if (place.stoodAt()) {
            obstacles.put(place, why);
          }
        } else {
          built = plan.addMappingInstruction(place.id(), place.id()).build();
        }
      }
      if (built == null) {
        throw new UnknownModel("The versions have no place in common");
      }
      return new Move(source, target, obstacles, built);
    }
  }
}
