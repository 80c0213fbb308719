package org.ctpat.audit;

import java.util.List;
import org.springframework.stereotype.Service;

/** The append-only trail; an entry belongs to the transaction of the change it tells of. */
@Service
public class AuditTrail {

  /** Appends an entry within the running transaction; without one it is refused. */
  public void record(AuditEvent event) {
    throw new UnsupportedOperationException();
  }

  /** The entries of an account, newest first, at most {@code limit}. */
  public List<AuditEntry> history(String accountNumber, int limit) {
    throw new UnsupportedOperationException();
  }
}
