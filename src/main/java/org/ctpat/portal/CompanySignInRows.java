package org.ctpat.portal;

import java.util.List;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.data.repository.query.Param;

interface CompanySignInRows extends Repository<CompanySignIn, Long> {

  CompanySignIn save(CompanySignIn row);

  @Query("select person from CompanySignIn person where person.signIn = :signIn order by person.id")
  List<CompanySignIn> of(@Param("signIn") String signIn);

  @Query(
      "select person from CompanySignIn person where person.accountNumber = :account order by person.id")
  List<CompanySignIn> ofAccount(@Param("account") String account);
}
