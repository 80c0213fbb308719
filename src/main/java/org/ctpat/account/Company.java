package org.ctpat.account;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.ArrayList;
import java.util.List;
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

  @ElementCollection
  @CollectionTable(name = "company_contact", joinColumns = @JoinColumn(name = "company_id"))
  @OrderColumn(name = "position")
  private List<ContactEntry> contacts = new ArrayList<>();

  @ElementCollection
  @CollectionTable(name = "company_site", joinColumns = @JoinColumn(name = "company_id"))
  @OrderColumn(name = "position")
  private List<SiteEntry> sites = new ArrayList<>();

  @SuppressWarnings("NullAway.Init")
  protected Company() {}

  Company(String name, List<ContactEntry> contacts) {
    this.data = CompanyData.named(name);
    this.contacts.addAll(contacts);
  }

  /** Once it is stored. */
  long id() {
    return id == null ? 0 : id;
  }

  String name() {
    return data.name();
  }

  CompanyData data() {
    return data;
  }

  CompanyShare share() {
    return new CompanyShare(data, List.copyOf(contacts), List.copyOf(sites));
  }

  void describe(CompanyShare said) {
    if (!said.data().equals(data)) {
      data = said.data();
    }
    replace(contacts, said.contacts());
    replace(sites, said.sites());
  }

  /** Changes the rows of a list only when they differ, so that nothing is written for nothing. */
  static <T> void replace(List<T> rows, List<T> by) {
    if (!by.equals(rows)) {
      rows.clear();
      rows.addAll(by);
    }
  }
}
