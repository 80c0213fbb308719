package org.ctpat.status;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface ApiKeyRows extends JpaRepository<ApiKey, Long> {

  Optional<ApiKey> findByKeyHashAndRevokedAtIsNull(String keyHash);

  List<ApiKey> findAllByOrderByIdDesc();

  @Modifying
  @Query("update ApiKey k set k.lastUsedAt = :now where k.id = :id")
  void used(long id, Instant now);
}
