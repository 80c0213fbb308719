package org.ctpat.portal;

import java.io.Serializable;
import java.util.Set;
import org.ctpat.audit.Actor;
import org.ctpat.task.Person;
import org.jspecify.annotations.Nullable;

/**
 * Who is signed in.
 *
 * @param id sign-in name
 * @param name name to show
 * @param accountNumber account of a person of a company; null for people of CBP and for people who
 *     have not applied yet
 * @param groups groups of the person, such as {@code ctpat-specialist} or {@code member-10-000101}
 */
public record PortalUser(String id, String name, @Nullable String accountNumber, Set<String> groups)
    implements Serializable {

  private static final String CBP_GROUPS = "ctpat-";

  public PortalUser {
    groups = Set.copyOf(groups);
  }

  /** A point of contact of a company, or one of its officers. */
  public static PortalUser ofCompany(
      String id, String name, String accountNumber, boolean officer) {
    var member = "member-" + accountNumber;
    return new PortalUser(
        id,
        name,
        accountNumber,
        officer ? Set.of(member, "officer-" + accountNumber) : Set.of(member));
  }

  public boolean ofCbp() {
    return accountNumber == null && groups.stream().anyMatch(group -> group.startsWith(CBP_GROUPS));
  }

  public boolean ofCompany() {
    return accountNumber != null;
  }

  public boolean officer() {
    return accountNumber != null && groups.contains("officer-" + accountNumber);
  }

  public boolean specialist() {
    return groups.contains("ctpat-specialist");
  }

  public boolean supervisor() {
    return groups.contains("ctpat-supervisor");
  }

  public boolean headquarters() {
    return groups.contains("ctpat-headquarters");
  }

  public boolean appealsAuthority() {
    return groups.contains("ctpat-appeals");
  }

  public boolean processOwner() {
    return groups.contains("ctpat-process-owner");
  }

  /** Whether the person administers the system. */
  public boolean administrator() {
    return ofCbp() && (processOwner() || headquarters() || supervisor());
  }

  /** Key of the message that names the role. */
  public String roleKey() {
    if (ofCompany()) {
      return officer() ? "role.officer" : "role.member";
    }
    return groups.stream()
        .filter(group -> group.startsWith(CBP_GROUPS))
        .sorted()
        .findFirst()
        .map(group -> "role." + group)
        .orElse("role.none");
  }

  /** The person as tasks know it. */
  public Person person() {
    return new Person(id, name, groups, accountNumber);
  }

  public Actor actor() {
    return new Actor(id, name, ofCbp() ? Actor.Kind.CBP : Actor.Kind.MEMBER);
  }
}
