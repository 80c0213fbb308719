package org.ctpat.portal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;

/** The right of a person to act for a company in one of its roles, given when it applied. */
@Entity
@Table(name = "company_right")
class CompanySignIn {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "company_sign_in_seq")
  @SequenceGenerator(
      name = "company_sign_in_seq",
      sequenceName = "company_sign_in_seq",
      allocationSize = 50)
  private Long id;

  @Column(nullable = false, length = 200)
  private String signIn;

  @Column(nullable = false, length = 200)
  private String name;

  @Column(nullable = false, length = 20)
  private String accountNumber;

  @Column(nullable = false)
  private boolean officer;

  @Column(nullable = false)
  private Instant grantedAt;

  @SuppressWarnings("NullAway.Init")
  protected CompanySignIn() {}

  CompanySignIn(
      String signIn, String name, String accountNumber, boolean officer, Instant grantedAt) {
    this.signIn = signIn;
    this.name = name;
    this.accountNumber = accountNumber;
    this.officer = officer;
    this.grantedAt = grantedAt;
  }

  PortalUser person() {
    return PortalUser.ofCompany(signIn, name, accountNumber, officer);
  }
}
