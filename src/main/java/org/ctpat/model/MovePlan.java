package org.ctpat.model;

import java.util.List;

/**
 * What a move to the newest version would do.
 *
 * @param running instances of the old version
 * @param stuck places that the newest version does not have: what stands there stays
 */
public record MovePlan(String processId, int from, int to, long running, List<Stuck> stuck) {

  /**
   * A place from which no case can move.
   *
   * @param why in words
   * @param instances how many stand there
   */
  public record Stuck(String elementId, String name, String why, long instances) {}
}
