package org.ctpat.account;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

/** A company as such, whatever its roles: each role is an account that refers to it. */
@Entity
@Table(name = "company")
class Company {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "company_seq")
  @SequenceGenerator(name = "company_seq", sequenceName = "company_seq", allocationSize = 50)
  private @Nullable Long id;

  @Version private @Nullable Integer version;
  @Embedded private CompanyData data;

  @SuppressWarnings("NullAway.Init")
  protected Company() {}

  Company(String name) {
    this.data = CompanyData.named(name);
  }

  String name() {
    return data.name();
  }

  CompanyData data() {
    return data;
  }

  void describe(CompanyProfile profile) {
    var said = CompanyData.of(profile, data.name());
    if (!said.equals(data)) {
      data = said;
    }
  }
}
