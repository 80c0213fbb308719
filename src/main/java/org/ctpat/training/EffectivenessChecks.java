package org.ctpat.training;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface EffectivenessChecks extends JpaRepository<EffectivenessCheck, Long> {

  List<EffectivenessCheck> findByAccountNumberOrderByHeldOnDescIdDesc(String accountNumber);
}
