package org.ctpat.partner;

import org.jspecify.annotations.Nullable;

/**
 * Which partners of a company to list, and in which order.
 *
 * @param text part of the name, the country code or the account number; empty for all
 * @param standing with this standing alone; null for all
 * @param ended those that are not used any more, instead of those that are
 * @param sort what comes first
 * @param number of the page, from 1
 */
public record PartnerSearch(
    String text, @Nullable PartnerStanding standing, boolean ended, Sort sort, int number) {

  /** Orders of the list; the name decides between equals. */
  public enum Sort {
    NAME("name"),
    COUNTRY("country"),
    RISK("risk"),
    STANDING("standing"),
    PROVEN_UNTIL("provenUntil"),
    NEXT_CHECK("nextCheckOn");

    private final String property;

    Sort(String property) {
      this.property = property;
    }

    String property() {
      return property;
    }
  }
}
