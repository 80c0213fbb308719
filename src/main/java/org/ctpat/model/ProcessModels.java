package org.ctpat.model;

import java.util.List;
import java.util.Optional;
import org.ctpat.audit.Actor;

/**
 * The deployed models, as the engine knows them. All methods throw {@link
 * org.ctpat.task.EngineUnavailable} while it does not answer, and {@link UnknownModel} for a
 * process or version that is not deployed.
 */
public interface ProcessModels {

  /** All processes by name, with what runs in them. */
  List<ModelSummary> all();

  /** The versions of a process with what runs in each, newest first. */
  List<ModelVersion> versions(String processId);

  /** The model as deployed, BPMN as XML. */
  String bpmn(String processId, int version);

  /**
   * What happens at the elements of a version: those where something waits or has been done, in the
   * order of the model.
   */
  List<ElementFlow> flow(String processId, int version);

  /** What waits at an element in any version, longest first, at most {@code limit}. */
  List<WaitingCase> waiting(String processId, String elementId, int limit);

  /** How two versions differ, in the order of the model. */
  List<ModelChange> changes(String processId, int from, int to);

  /** The tables, forms and processes that the newest version uses. */
  List<ModelPart> parts(String processId);

  /** A decision table as the application deploys it. */
  Optional<DecisionTable> decision(String decisionId);

  /** A form as the application deploys it. */
  Optional<FormFields> form(String formId);

  /** What the model check finds in all models, tables and forms; empty when everything fits. */
  List<ModelFinding> findings();

  /**
   * What would happen if the cases of a version were moved to the newest one; changes nothing.
   *
   * @throws UnknownModel also when the version is the newest
   */
  MovePlan plan(String processId, int from);

  /**
   * Moves the cases of a version to the newest one, as far as the plan allows it, and records it. A
   * second call finds only those that the first could not move.
   *
   * @param reason why, in words; not blank
   */
  MoveResult move(String processId, int from, String reason, Actor by);
}
