package org.ctpat.course;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;

interface CourseLinks extends JpaRepository<CourseLink, Long> {

  /** With the row locked, so that what one person does happens one after the other. */
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  Optional<CourseLink> findByTokenHash(String tokenHash);

  List<CourseLink> findByAccountNumberAndEmployeeIdOrderByIdDesc(
      String accountNumber, String employeeId);

  Optional<CourseLink> findByIdAndAccountNumber(Long id, String accountNumber);
}
