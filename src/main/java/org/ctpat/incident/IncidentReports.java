package org.ctpat.incident;

import java.util.Optional;
import org.springframework.data.repository.Repository;

/** The first reports; they are added, never changed or removed. */
interface IncidentReports extends Repository<IncidentReport, Long> {

  IncidentReport save(IncidentReport report);

  Optional<IncidentReport> findByAccountNumberAndEntryKey(String accountNumber, String entryKey);
}
