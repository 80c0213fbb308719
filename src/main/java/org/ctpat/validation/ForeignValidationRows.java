package org.ctpat.validation;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

interface ForeignValidationRows extends JpaRepository<ForeignValidationRow, Long> {

  List<ForeignValidationRow> findByAccountNumberOrderByValidatedOnDescIdDesc(String accountNumber);

  Optional<ForeignValidationRow> findByAccountNumberAndProgramCodeAndCertificateNumber(
      String accountNumber, String programCode, String certificateNumber);
}
