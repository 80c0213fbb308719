package org.ctpat.account;

import java.util.Set;

/**
 * A person of CBP.
 *
 * @param id sign-in name
 * @param office field office, or Headquarters
 * @param groups candidate groups, such as {@code ctpat-specialist}
 */
public record StaffPerson(String id, String name, String office, Set<String> groups) {}
