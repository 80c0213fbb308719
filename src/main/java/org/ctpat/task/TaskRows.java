package org.ctpat.task;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

/** The kept user tasks. */
interface TaskRows extends Repository<TaskRow, Long> {

  Optional<TaskRow> findById(long key);

  List<TaskRow> findByCaseIdAndStateOrderByKey(String caseId, InboxTask.State state);

  TaskRow save(TaskRow row);
}
