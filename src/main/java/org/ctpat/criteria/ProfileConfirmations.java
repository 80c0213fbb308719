package org.ctpat.criteria;

import org.springframework.data.jpa.repository.JpaRepository;

interface ProfileConfirmations extends JpaRepository<ProfileConfirmation, Long> {

  boolean existsByCaseId(String caseId);
}
