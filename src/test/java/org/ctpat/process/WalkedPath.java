package org.ctpat.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.ctpat.task.CaseProgress;
import org.ctpat.task.CaseProgress.ProcessMap;

/**
 * The way that a process took, for assertions: {@code WalkedPath.of(progress, caseId,
 * "application")}.
 */
public final class WalkedPath {

  private final ProcessMap map;

  private WalkedPath(ProcessMap map) {
    this.map = map;
  }

  /** The newest process with this id in the case. */
  public static WalkedPath of(CaseProgress progress, String caseId, String processId) {
    var maps =
        progress.of(caseId).stream().filter(map -> map.processId().equals(processId)).toList();
    assertThat(maps).as("processes %s of case %s", processId, caseId).isNotEmpty();
    return new WalkedPath(maps.getLast());
  }

  public ProcessMap map() {
    return map;
  }

  /** The ids of the elements that were completed, in the order of their begin. */
  public List<String> completed() {
    return map.elements().stream()
        .filter(element -> element.state() == CaseProgress.State.COMPLETED)
        .map(CaseProgress.Element::elementId)
        .toList();
  }

  /** These elements were completed, begun in this order, perhaps with others between. */
  public WalkedPath passed(String... elementIds) {
    assertThat(completed()).containsSubsequence(elementIds);
    return this;
  }

  /** None of these elements was completed. */
  public WalkedPath didNotPass(String... elementIds) {
    assertThat(completed()).doesNotContain(elementIds);
    return this;
  }

  /** These sequence flows were taken. */
  public WalkedPath took(String... flowIds) {
    assertThat(map.flows()).contains(flowIds);
    return this;
  }

  /** The process is at these elements now. */
  public WalkedPath waitsAt(String... elementIds) {
    assertThat(map.active()).contains(elementIds);
    return this;
  }

  /** The process came to its end. */
  public WalkedPath ended() {
    assertThat(map.state()).isEqualTo(CaseProgress.State.COMPLETED);
    return this;
  }
}
