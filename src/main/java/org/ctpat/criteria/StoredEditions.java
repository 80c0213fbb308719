package org.ctpat.criteria;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface StoredEditions extends JpaRepository<StoredEdition, String> {

  /** Name of the edition that is in force on a day. */
  @Query(
      "select e.name from StoredEdition e where e.inForceOn <= :day order by e.inForceOn desc,"
          + " e.importedAt desc limit 1")
  Optional<String> inForce(LocalDate day);

  @Query("select e.sha256 from StoredEdition e where e.name = :name")
  Optional<String> hash(String name);

  /** An edition is written once; only one that nobody follows is removed again. */
  @Modifying(clearAutomatically = true)
  @Query(value = "delete from criteria_edition where name = :name", nativeQuery = true)
  void remove(String name);

  @Query("select e.name from StoredEdition e order by e.inForceOn desc, e.importedAt desc")
  List<String> names();
}
