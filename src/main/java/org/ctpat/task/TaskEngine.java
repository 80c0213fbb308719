package org.ctpat.task;

/**
 * What the engine is asked about a task beside completing it. It answers when its listeners have
 * run, so the inbox shows the change already.
 */
public interface TaskEngine {

  /**
   * Assigns the task to a person if nobody has it.
   *
   * @throws TaskRefused when somebody else has it, or it is gone
   * @throws EngineUnavailable when the engine does not answer
   */
  void claim(long taskKey, String personId);

  /**
   * Assigns the task to a person whoever has it.
   *
   * @throws TaskRefused when it is gone
   * @throws EngineUnavailable when the engine does not answer
   */
  void assign(long taskKey, String personId);

  /**
   * Takes the assignee off the task.
   *
   * @throws TaskRefused when it is gone
   * @throws EngineUnavailable when the engine does not answer
   */
  void unassign(long taskKey);
}
