package org.ctpat.account;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface WithdrawalRequests extends JpaRepository<WithdrawalRequest, Long> {

  List<WithdrawalRequest> findByAccountNumberOrderByIdDesc(String accountNumber);
}
