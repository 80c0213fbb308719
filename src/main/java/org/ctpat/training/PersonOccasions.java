package org.ctpat.training;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface PersonOccasions extends JpaRepository<PersonOccasion, Long> {

  List<PersonOccasion> findByAccountNumber(String accountNumber);
}
