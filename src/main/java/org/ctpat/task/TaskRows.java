package org.ctpat.task;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The kept user tasks. */
interface TaskRows extends Repository<TaskRow, Long> {

  Optional<TaskRow> findById(long key);

  List<TaskRow> findByCaseIdAndStateOrderByKey(String caseId, InboxTask.State state);

  List<TaskRow> findByProcessInstanceKeyAndState(long processInstanceKey, InboxTask.State state);

  List<TaskRow> findByAccountNumberAndStateOrderByKey(String accountNumber, InboxTask.State state);

  TaskRow save(TaskRow row);

  /** As without lock; who asks second waits for the first, and sees what it did. */
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select t from TaskRow t where t.caseId = :caseId and t.state = :state order by t.key")
  List<TaskRow> locked(String caseId, InboxTask.State state);
}
