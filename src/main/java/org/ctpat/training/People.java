package org.ctpat.training;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

interface People extends JpaRepository<Person, Long> {

  List<Person> findByAccountNumberOrderByEmployeeId(String accountNumber);

  Optional<Person> findByAccountNumberAndEmployeeId(String accountNumber, String employeeId);
}
