package org.ctpat.quality;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the checks ask the process engine; answered in a bounded number of searches. */
public interface EngineFacts {

  /** The running processes of memberships. */
  List<RunningMembership> memberships();

  /** The processes that stand still since a step failed for good. */
  List<StandingStill> incidents();

  /** A running membership process of an account. */
  record RunningMembership(String accountNumber, long processInstanceKey) {}

  /**
   * A step that failed.
   *
   * @param accountNumber empty when the process has none
   * @param what step, process and reason in words
   */
  record StandingStill(
      String accountNumber, long incidentKey, String what, @Nullable LocalDate sinceOn) {}
}
