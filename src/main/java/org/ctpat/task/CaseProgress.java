package org.ctpat.task;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How far the processes of a case have come, for its map. */
public interface CaseProgress {

  /**
   * The processes of the case, the calling one first, then those it called in the order of their
   * start.
   */
  List<ProcessMap> of(String caseId);

  /**
   * One running or ended process.
   *
   * @param parentKey the process instance that called it, null for the first
   * @param bpmn definition as XML with its diagram
   * @param passed ids of elements that were completed
   * @param active ids of elements where the process is now
   * @param troubled ids of elements that wait for an operator, since something failed
   * @param flows ids of sequence flows that were taken
   */
  record ProcessMap(
      long processInstanceKey,
      @Nullable Long parentKey,
      String processId,
      String name,
      int version,
      State state,
      OffsetDateTime startedAt,
      @Nullable OffsetDateTime endedAt,
      String bpmn,
      Set<String> passed,
      Set<String> active,
      Set<String> troubled,
      Set<String> flows,
      List<Element> elements) {}

  /** Whether a process runs, came to its end, or was stopped. */
  enum State {
    ACTIVE,
    COMPLETED,
    TERMINATED
  }

  /**
   * One visit of an element.
   *
   * @param type such as {@code USER_TASK}
   */
  record Element(
      String elementId,
      String name,
      String type,
      State state,
      OffsetDateTime startedAt,
      @Nullable OffsetDateTime endedAt) {}
}
