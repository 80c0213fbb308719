package org.ctpat.task;

import java.util.Optional;
import org.springframework.data.repository.Repository;

/** The kept submissions. */
interface SubmissionRows extends Repository<SubmissionRow, Long> {

  Optional<SubmissionRow> findByTaskKey(long taskKey);

  SubmissionRow save(SubmissionRow submission);
}
