package org.ctpat.course;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface Attempts extends JpaRepository<Attempt, Long> {

  List<Attempt> findByAccountNumberAndEmployeeIdOrderByStartedAtDescIdDesc(
      String accountNumber, String employeeId);

  List<Attempt> findByAccountNumberAndEmployeeIdAndCourseIdOrderByStartedAtDescIdDesc(
      String accountNumber, String employeeId, String courseId);
}
