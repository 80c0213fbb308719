package org.ctpat.vetting;

import java.time.LocalDate;

/**
 * What the vetting unit needs to know of a person. Never put into a process variable, a letter, an
 * export or a log line; written as text it says nothing.
 *
 * @param countryOfBirth two letters, ISO 3166
 * @param citizenship two letters, ISO 3166
 */
public record VettingData(
    PersonRole role,
    String name,
    LocalDate bornOn,
    String countryOfBirth,
    String citizenship,
    IdKind idKind,
    String idNumber) {

  @Override
  public String toString() {
    return "VettingData[" + role + ", not shown]";
  }
}
