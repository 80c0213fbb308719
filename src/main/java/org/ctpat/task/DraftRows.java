package org.ctpat.task;

import java.util.Optional;
import org.springframework.data.repository.Repository;

/** The kept drafts. */
interface DraftRows extends Repository<DraftRow, Long> {

  Optional<DraftRow> findByTaskKeyAndPersonId(long taskKey, String personId);

  DraftRow save(DraftRow draft);

  void deleteByTaskKeyAndPersonId(long taskKey, String personId);
}
