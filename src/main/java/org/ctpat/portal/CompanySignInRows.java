package org.ctpat.portal;

import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface CompanySignInRows extends Repository<CompanySignIn, Long> {

  CompanySignIn save(CompanySignIn row);

  @Query("select s from CompanySignIn s where s.signIn = :signIn")
  Optional<CompanySignIn> findBySignIn(String signIn);

  @Query("select count(s) > 0 from CompanySignIn s where s.signIn = :signIn")
  boolean existsBySignIn(String signIn);
}
