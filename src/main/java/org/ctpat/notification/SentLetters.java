package org.ctpat.notification;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

interface SentLetters extends JpaRepository<SentLetter, Long> {

  Optional<SentLetter> findByCaseIdAndTemplateAndCycle(
      String caseId, String template, String cycle);

  List<SentLetter> findByAccountNumberOrderByIdDesc(String accountNumber);

  Optional<SentLetter> findByIdAndAccountNumber(long id, String accountNumber);
}
