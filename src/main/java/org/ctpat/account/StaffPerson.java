package org.ctpat.account;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A person of CBP.
 *
 * @param id sign-in name
 * @param office field office, or Headquarters
 * @param groups candidate groups, such as {@code ctpat-specialist}
 * @param mail address for mails; null when none is known
 */
public record StaffPerson(
    String id, String name, String office, Set<String> groups, @Nullable String mail) {}
