package org.ctpat.criteria;

import java.util.List;

/** Lists that stay readable: the first ten are named, the rest is counted. */
final class Listing {

  private static final int NAMED = 10;

  private Listing() {}

  static String firstTen(List<String> texts, String separator) {
    var named = String.join(separator, texts.subList(0, Math.min(NAMED, texts.size())));
    return texts.size() <= NAMED
        ? named
        : named + separator + "and " + (texts.size() - NAMED) + " more";
  }

  /** As a list in Markdown, empty when there is nothing. */
  static String bullets(List<String> texts) {
    return texts.isEmpty() ? "" : "- " + firstTen(texts, "\n- ");
  }
}
