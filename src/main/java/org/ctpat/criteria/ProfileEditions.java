package org.ctpat.criteria;

import java.time.Instant;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface ProfileEditions extends JpaRepository<ProfileEdition, String> {

  long countByEdition(String edition);

  /** Keeps the edition of an account that has none yet; two people may begin at the same time. */
  @Modifying
  @Query(
      value =
          "insert into profile_edition (account_number, edition, since, adopted_by)"
              + " values (:accountNumber, :edition, :since, :by) on conflict do nothing",
      nativeQuery = true)
  void begin(String accountNumber, String edition, Instant since, String by);
}
