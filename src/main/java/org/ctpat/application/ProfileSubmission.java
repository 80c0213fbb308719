package org.ctpat.application;

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

/** The security profile as it was handed in: the hash of its snapshot and the day. */
@Entity
@Table(name = "application_submission")
class ProfileSubmission {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "application_submission")
  @SequenceGenerator(
      name = "application_submission",
      sequenceName = "application_submission_seq",
      allocationSize = 50)
  private @Nullable Long id;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "application_id")
  private Application application;

  private int submissionNumber;
  private LocalDate submittedOn;
  private String profileHash;

  protected ProfileSubmission() {}

  ProfileSubmission(
      Application application, int number, LocalDate submittedOn, String profileHash) {
    this.application = application;
    this.submissionNumber = number;
    this.submittedOn = submittedOn;
    this.profileHash = profileHash;
  }

  ApplicationView.Submission view() {
    return new ApplicationView.Submission(submissionNumber, submittedOn, profileHash);
  }
}
