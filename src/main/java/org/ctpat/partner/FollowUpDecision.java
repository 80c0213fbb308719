package org.ctpat.partner;

import java.util.Arrays;

/** What a member does about a partner that lost its status or proof. */
public enum FollowUpDecision {
  REPLACE("replace", "The partner is replaced by another"),
  NOT_USED("notUsed", "The partner is not used any more"),
  MITIGATE("mitigate", "The partner stays, with measures against the risk"),
  NEW_PROOF("newProof", "The partner stays, with a new proof");

  private final String word;
  private final String label;

  FollowUpDecision(String word, String label) {
    this.word = word;
    this.label = label;
  }

  /** The word of the form and the process. */
  public String word() {
    return word;
  }

  public String label() {
    return label;
  }

  /** Whether a specialist reviews it, since the partner stays. */
  public boolean kept() {
    return this == MITIGATE || this == NEW_PROOF;
  }

  static FollowUpDecision of(String word) {
    return Arrays.stream(values())
        .filter(decision -> decision.word.equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("There is no decision '" + word + "'"));
  }
}
