package org.ctpat.enforcement;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface EnforcementCases extends JpaRepository<EnforcementCase, String> {

  List<EnforcementCase> findByAccountNumberOrderByNumberDesc(String accountNumber);
}
