package org.ctpat.account;

import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

interface SignedAgreements extends JpaRepository<SignedAgreement, Long> {

  Optional<SignedAgreement> findFirstByAccountNumberOrderByIdDesc(String accountNumber);
}
