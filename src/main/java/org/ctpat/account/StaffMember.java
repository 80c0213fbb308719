package org.ctpat.account;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "staff_member")
class StaffMember {

  @Id private String id;
  @Version private @Nullable Integer version;
  private String name;
  private String office;
  private @Nullable String mail;

  @ElementCollection
  @CollectionTable(name = "staff_group", joinColumns = @JoinColumn(name = "staff_id"))
  @Column(name = "group_name")
  private Set<String> groups = new HashSet<>();

  @SuppressWarnings("NullAway.Init")
  protected StaffMember() {}

  StaffMember(StaffPerson person) {
    this.id = person.id();
    become(person);
  }

  void become(StaffPerson person) {
    name = person.name();
    office = person.office();
    mail = person.mail();
    if (!groups.equals(person.groups())) {
      groups.clear();
      groups.addAll(person.groups());
    }
  }

  StaffPerson view() {
    return new StaffPerson(id, name, office, Set.copyOf(groups), mail);
  }
}
