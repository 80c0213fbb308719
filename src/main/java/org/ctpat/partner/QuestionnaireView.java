package org.ctpat.partner;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A questionnaire that was sent to a partner.
 *
 * @param recipient whom the company gave the link to
 * @param filledBy name and function that the partner gave, empty until it is submitted
 * @param remarks of the company that rated it
 * @param answered questions answered so far, of so many asked
 */
public record QuestionnaireView(
    long id,
    long partnerId,
    String edition,
    String recipient,
    String sentBy,
    Instant sentAt,
    Instant expiresAt,
    State state,
    @Nullable Instant savedAt,
    @Nullable Instant submittedAt,
    String filledBy,
    String remarks,
    @Nullable String ratedBy,
    int answered,
    int asked) {

  /** How far it is. */
  public enum State {
    SENT("Sent"),
    EXPIRED("Expired"),
    REVOKED("Revoked"),
    SUBMITTED("Answered"),
    ACCEPTED("Accepted as proof"),
    REFUSED("Not accepted");

    private final String label;

    State(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  /** How the company rates the answers. */
  public enum Verdict {
    ACCEPTED,
    REFUSED
  }
}
