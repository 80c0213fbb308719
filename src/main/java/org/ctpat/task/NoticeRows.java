package org.ctpat.task;

import java.util.Optional;
import org.springframework.data.repository.Repository;

/** The kept notices. */
interface NoticeRows extends Repository<NoticeRow, Long> {

  Optional<NoticeRow> findByCaseIdAndGroupNameAndCause(
      String caseId, String groupName, String cause);

  NoticeRow save(NoticeRow notice);
}
