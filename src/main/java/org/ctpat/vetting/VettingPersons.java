package org.ctpat.vetting;

import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface VettingPersons extends JpaRepository<VettingPerson, String> {

  List<VettingPerson> findByAccountNumberOrderByEnteredAtAscIdAsc(String accountNumber);

  Optional<VettingPerson> findByIdAndAccountNumber(String id, String accountNumber);

  List<VettingPerson> findByKeyIdNot(String keyId, Limit limit);

  @Query("select distinct p.keyId from VettingPerson p")
  List<String> keyIds();
}
