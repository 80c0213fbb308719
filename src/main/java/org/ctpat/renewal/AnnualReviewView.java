package org.ctpat.renewal;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An annual review as pages and other modules see it.
 *
 * @param year calendar year of the anniversary that it renews
 * @param windowOpensOn first day on which changes count (DL07)
 * @param anniversaryOn date by which it is due (DL06)
 * @param extendedUntil later date that a supervisor allowed, null without one
 * @param signedBy officer who signed, null until then
 */
public record AnnualReviewView(
    String caseId,
    String accountNumber,
    int year,
    State state,
    LocalDate openedOn,
    LocalDate windowOpensOn,
    LocalDate anniversaryOn,
    @Nullable LocalDate extendedUntil,
    List<SectionView> sections,
    @Nullable String signedBy,
    @Nullable LocalDate signedOn,
    List<Submission> submissions,
    int returns) {

  /** How far it is; a proposed suspension does not end it by itself. */
  public enum State {
    OPEN,
    SIGNED,
    SUBMITTED,
    RETURNED,
    ACCEPTED,
    RENEWED
  }

  /**
   * One part of the review.
   *
   * @param confirmed whether it is done
   * @param changes what changed since last year, in words; empty when nothing did
   */
  public record SectionView(
      Section section,
      boolean confirmed,
      String changes,
      @Nullable String by,
      @Nullable LocalDate on) {}

  /**
   * What was handed in.
   *
   * @param cycle 1 for the first time, one more after each return
   * @param summary the sections and their changes in words
   * @param content all of it as JSON text
   * @param sha256 hash of the content, hexadecimal
   */
  public record Submission(
      int cycle, LocalDate on, String summary, String content, String sha256) {}
}
