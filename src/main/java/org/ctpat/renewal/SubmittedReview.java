package org.ctpat.renewal;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What was handed in with an annual review; never changed afterwards. */
@Entity
@Table(name = "annual_review_submission")
class SubmittedReview {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "annual_review_submission_seq")
  @SequenceGenerator(
      name = "annual_review_submission_seq",
      sequenceName = "annual_review_submission_seq",
      allocationSize = 50)
  private @Nullable Long id;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "case_id")
  private AnnualReview review;

  private int cycle;
  private LocalDate submittedOn;
  private String summary;
  private String content;
  private String sha256;

  @SuppressWarnings("NullAway.Init")
  protected SubmittedReview() {}

  SubmittedReview(
      AnnualReview review,
      int cycle,
      LocalDate submittedOn,
      String summary,
      String content,
      String sha256) {
    this.review = review;
    this.cycle = cycle;
    this.submittedOn = submittedOn;
    this.summary = summary;
    this.content = content;
    this.sha256 = sha256;
  }

  int cycle() {
    return cycle;
  }

  LocalDate submittedOn() {
    return submittedOn;
  }

  String summary() {
    return summary;
  }

  AnnualReviewView.Submission view() {
    return new AnnualReviewView.Submission(cycle, submittedOn, summary, content, sha256);
  }
}
