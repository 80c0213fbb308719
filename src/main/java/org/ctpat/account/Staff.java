package org.ctpat.account;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** The people of CBP who work with the programme: their names, groups and offices. */
@Service
public class Staff implements SmartInitializingSingleton {

  private final StaffMembers members;
  private final StaffSettings settings;
  private final TransactionTemplate transaction;

  Staff(StaffMembers members, StaffSettings settings, TransactionTemplate transaction) {
    this.members = members;
    this.settings = settings;
    this.transaction = transaction;
  }

  /** Brings the stored people up to date with the configuration; others stay. */
  @Override
  public void afterSingletonsInstantiated() {
    transaction.executeWithoutResult(
        status -> {
          for (var person : settings.staff()) {
            members
                .findById(person.id())
                .ifPresentOrElse(
                    known -> known.become(person), () -> members.save(new StaffMember(person)));
          }
        });
  }

  @Transactional(readOnly = true)
  public Optional<StaffPerson> find(String id) {
    return members.findById(id).map(StaffMember::view);
  }

  /** The name to show; the sign-in name itself when the person is not known. */
  @Transactional(readOnly = true)
  public String name(String id) {
    return find(id).map(StaffPerson::name).orElse(id);
  }

  /** All people, by name. */
  @Transactional(readOnly = true)
  public List<StaffPerson> all() {
    return members.withGroups().stream().map(StaffMember::view).toList();
  }

  /** The people in a group, such as {@code ctpat-specialist}, by name. */
  @Transactional(readOnly = true)
  public List<StaffPerson> inGroup(String group) {
    return members.inGroup(group).stream().map(StaffMember::view).toList();
  }

  /**
   * The people in a group as options of a form: label with name and office, value the sign-in name.
   */
  @Transactional(readOnly = true)
  public List<Map<String, Object>> options(String group) {
    return inGroup(group).stream()
        .map(
            person ->
                Map.<String, Object>of(
                    "label", person.name() + " (" + person.office() + ")", "value", person.id()))
        .toList();
  }
}
