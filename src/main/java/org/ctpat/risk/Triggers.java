package org.ctpat.risk;

import java.util.List;
import java.util.Optional;
import org.ctpat.risk.Trigger.State;
import org.springframework.data.jpa.repository.JpaRepository;

interface Triggers extends JpaRepository<TriggerEntry, Long> {

  Optional<TriggerEntry> findByAccountNumberAndOccasionAndReference(
      String accountNumber, Occasion occasion, String reference);

  List<TriggerEntry> findByAccountNumberOrderByIdDesc(String accountNumber);

  List<TriggerEntry> findByAccountNumberAndStateOrderById(String accountNumber, State state);
}
