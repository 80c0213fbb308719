package org.ctpat.validation;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

interface DocumentRequestRows extends JpaRepository<DocumentRequestRow, Long> {

  List<DocumentRequestRow> findByCaseIdOrderByPlace(String caseId);

  Optional<DocumentRequestRow> findByIdAndCaseId(long id, String caseId);
}
