package org.ctpat.account;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

interface TakenPlaces extends JpaRepository<MembershipPlace, String> {

  Optional<MembershipPlace> findByAccountNumber(String accountNumber);

  List<MembershipPlace> findByEntityTypeAndKindOrderByPlace(String entityType, String kind);

  void deleteByAccountNumber(String accountNumber);
}
