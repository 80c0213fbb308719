package org.ctpat.criteria;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface StatedFacts extends JpaRepository<StatedFact, StatedFact.Key> {

  List<StatedFact> findByKeyAccountNumber(String accountNumber);
}
