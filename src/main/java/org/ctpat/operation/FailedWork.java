package org.ctpat.operation;

import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import org.ctpat.audit.Actor;
import org.jspecify.annotations.Nullable;

/** The places where a process stands still since something failed, and how to go on there. */
public interface FailedWork {

  /**
   * The newest ones.
   *
   * @throws org.ctpat.task.EngineUnavailable when the engine does not answer
   */
  List<Failure> open(int limit);

  /**
   * Lets the engine try again: a failed job gets new tries; anything else, such as an expression
   * that had no value, is evaluated again. The trail of the account says who, why and what. One
   * that is no longer open is left alone.
   *
   * @param keys of {@link Failure}
   * @param reason in the words of the person
   * @return what was refused, a sentence for each; empty when all go on
   */
  List<String> retry(Collection<Long> keys, String reason, Actor by);

  /**
   * A place where a process stands still.
   *
   * @param key of the engine's incident
   * @param jobKey of the job that failed, null when no job did
   * @param step name of the element
   * @param caseId null when the process has none
   * @param accountNumber null when the process belongs to none
   */
  record Failure(
      long key,
      @Nullable Long jobKey,
      String processId,
      long processInstanceKey,
      String step,
      @Nullable String caseId,
      @Nullable String accountNumber,
      String kind,
      String message,
      OffsetDateTime since) {}
}
