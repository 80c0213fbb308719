package org.ctpat.document;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

interface KeptFiles extends JpaRepository<KeptFile, String> {

  Optional<KeptFile> findByIdAndAccountNumber(String id, String accountNumber);

  List<KeptFile> findByAccountNumberOrderByUploadedAtDescId(String accountNumber);
}
