package org.ctpat.validation;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface Interviews extends JpaRepository<InterviewRow, Long> {

  List<InterviewRow> findByCaseIdOrderById(String caseId);
}
