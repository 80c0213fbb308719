package org.ctpat.application;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An application as people see it.
 *
 * @param caseId such as {@code 10-000101-APP-1}
 * @param specialistId sign-in name of the specialist in charge, null before one is assigned
 * @param vettingResult the newest result of the vetting, null before the first
 * @param submissions the security profile as handed in, oldest first
 * @param steps what people decided and said, oldest first
 */
public record ApplicationView(
    String caseId,
    String accountNumber,
    String entityType,
    LocalDate openedOn,
    String startedBy,
    ApplicationStage stage,
    @Nullable String specialistId,
    boolean profileApproved,
    @Nullable VettingResult vettingResult,
    @Nullable ApplicationOutcome outcome,
    @Nullable LocalDate closedOn,
    List<Submission> submissions,
    List<Step> steps) {

  /** Whether the application is still on its way. */
  public boolean running() {
    return outcome == null;
  }

  /**
   * The security profile as it was handed in.
   *
   * @param profileHash SHA-256 of the snapshot, hexadecimal
   */
  public record Submission(int number, LocalDate submittedOn, String profileHash) {}

  /**
   * What a person decided or said.
   *
   * @param kind what it was about, such as "Vetting"
   * @param result the decision in a word, such as "pass"
   * @param reason the words given with it; null when they are not for the reader's eyes
   */
  public record Step(String kind, String result, @Nullable String reason, String by, Instant at) {}
}
