package org.ctpat.vetting;

import java.util.Map;

/** The data are not taken or not opened; nothing was changed. */
public class VettingRefused extends RuntimeException {

  private final transient Map<String, String> problems;

  public VettingRefused(Map<String, String> problems) {
    super(String.join(" ", problems.values()));
    this.problems = Map.copyOf(problems);
  }

  /** What is wrong and what to do, by the name of the field. */
  public Map<String, String> problems() {
    return problems;
  }
}
