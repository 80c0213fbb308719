package org.ctpat.account;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/** How the name of a company is sorted and searched, whatever its accents, signs and capitals. */
public final class CompanyName {

  private static final int WORD = 60;

  private CompanyName() {}

  /** In small letters and digits with single blanks, such as {@code blue heron home goods inc}. */
  public static String key(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFD)
        .replaceAll("\\p{M}+", "")
        .toLowerCase(Locale.ROOT)
        .replaceAll("['’]", "")
        .replaceAll("[^\\p{L}\\p{N}]+", " ")
        .strip();
  }

  /** Its words, each at most 60 characters long, in their order. */
  public static Set<String> words(String name) {
    var words = new LinkedHashSet<String>();
    Arrays.stream(key(name).split(" "))
        .filter(word -> !word.isEmpty())
        .map(word -> word.length() <= WORD ? word : word.substring(0, WORD))
        .forEach(words::add);
    return words;
  }
}
