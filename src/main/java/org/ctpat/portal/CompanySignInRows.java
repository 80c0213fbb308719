package org.ctpat.portal;

import java.util.Optional;
import org.springframework.data.repository.Repository;

interface CompanySignInRows extends Repository<CompanySignIn, Long> {

  CompanySignIn save(CompanySignIn row);

  Optional<CompanySignIn> findBySignIn(String signIn);

  boolean existsBySignIn(String signIn);
}
