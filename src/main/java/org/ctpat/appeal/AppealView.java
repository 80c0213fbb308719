package org.ctpat.appeal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An appeal as the company and CBP see it.
 *
 * @param facts what the company says of the facts
 * @param plan how it will stay compliant
 * @param documentIds files of the account that belong to it
 * @param questions what CBP asked, oldest first
 * @param reasons why it was decided so, null before
 * @param escalatedOn when headquarters was told that the 180 days (DL16) had passed, null if not
 */
public record AppealView(
    String appealId,
    String accountNumber,
    ContestedDecision decision,
    String facts,
    String plan,
    List<String> documentIds,
    Instant filedAt,
    LocalDate filedOn,
    String filedBy,
    List<Question> questions,
    @Nullable AppealOutcome outcome,
    @Nullable String reasons,
    @Nullable String decidedBy,
    @Nullable LocalDate decidedOn,
    @Nullable LocalDate escalatedOn) {

  /** Whether it waits for its decision. */
  public boolean running() {
    return outcome == null;
  }

  /**
   * A question of the appeals authority and the answer.
   *
   * @param answer null while there is none
   * @param closedOn when it was answered, or when its time was over
   */
  public record Question(
      int number,
      String question,
      String askedBy,
      LocalDate askedOn,
      State state,
      @Nullable String answer,
      @Nullable String answeredBy,
      @Nullable LocalDate closedOn,
      List<String> documentIds) {

    /** Waiting for the company, answered by it, or gone by without an answer. */
    public enum State {
      ASKED("Waiting for the company"),
      ANSWERED("Answered"),
      UNANSWERED("Not answered in time");

      private final String label;

      State(String label) {
        this.label = label;
      }

      public String label() {
        return label;
      }
    }
  }
}
