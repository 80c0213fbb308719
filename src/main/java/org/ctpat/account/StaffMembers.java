package org.ctpat.account;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface StaffMembers extends JpaRepository<StaffMember, String> {

  @Query(
      "select s from StaffMember s join fetch s.groups where :group member of s.groups order by"
          + " s.name")
  List<StaffMember> inGroup(String group);

  @Query("select distinct s from StaffMember s left join fetch s.groups order by s.name, s.id")
  List<StaffMember> withGroups();
}
