package org.ctpat.incident;

import java.util.List;
import org.springframework.data.repository.Repository;

/** The lines of the timelines; they are added, never changed or removed. */
interface IncidentMoments extends Repository<IncidentMoment, Long> {

  IncidentMoment save(IncidentMoment moment);

  List<IncidentMoment> findByIncidentIdOrderById(String incidentId);
}
