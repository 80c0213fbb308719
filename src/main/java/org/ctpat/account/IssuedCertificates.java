package org.ctpat.account;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

interface IssuedCertificates extends JpaRepository<IssuedCertificate, Long> {

  Optional<IssuedCertificate> findByCaseIdAndKind(String caseId, Certificate.Kind kind);

  Optional<IssuedCertificate> findByCertificateNumber(String certificateNumber);

  List<IssuedCertificate> findByAccountNumberOrderByIdDesc(String accountNumber);
}
