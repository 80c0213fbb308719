package org.ctpat.renewal;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

interface StoredRenewals extends JpaRepository<CertificationRenewal, Long> {

  Optional<CertificationRenewal> findByAccountNumberAndRenewalYear(
      String accountNumber, int renewalYear);

  List<CertificationRenewal> findByAccountNumberOrderByRenewalYearDesc(String accountNumber);
}
