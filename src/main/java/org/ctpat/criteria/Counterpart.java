package org.ctpat.criteria;

/**
 * What corresponds to a criterion in another programme.
 *
 * @param scheme {@code SAFE} or {@code PIP}
 * @param section short name of the section, such as {@code G}
 * @param confidence {@code medium} or {@code low}: none was read in the programme's own text
 */
public record Counterpart(
    String scheme, String schemeName, String section, String sectionName, String confidence) {

  /** As people name it, such as "G Cargo security". */
  public String label() {
    return section.length() == 1 ? section + " " + sectionName : sectionName;
  }
}
