package org.ctpat.criteria;

import java.util.List;

/**
 * How a criterion is understood and met, in plain words.
 *
 * @param asks what it asks
 * @param measures how different kinds of companies meet it
 * @param evidence what shows it
 * @param mistakes what goes wrong often
 * @param templates keys of templates that help
 */
public record CriterionGuidance(
    String asks,
    List<Measure> measures,
    List<String> evidence,
    List<String> mistakes,
    List<String> templates) {

  /** What a kind of company does. */
  public record Measure(String who, String how) {}
}
