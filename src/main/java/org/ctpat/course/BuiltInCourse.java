package org.ctpat.course;

import java.util.List;
import java.util.stream.Stream;

/**
 * A course that people read and are tested on; its text is data in {@code courses/<id>.yaml}.
 *
 * @param id course of the catalogue that it serves, such as {@code TR06}
 * @param edition edition of the text, kept with every test taken on it
 * @param minutes about how long reading and test take
 * @param aim what a person can do afterwards, in one sentence
 * @param questions pool from which each test is drawn
 */
public record BuiltInCourse(
    String id,
    String edition,
    String title,
    int minutes,
    String aim,
    List<Part> parts,
    List<Question> questions) {

  /**
   * One page.
   *
   * @param text paragraphs separated by empty lines; a paragraph of lines that begin with {@code -}
   *     is a list
   */
  public record Part(String title, String text) {

    /** The paragraphs and lists in order. */
    public List<Block> blocks() {
      return Stream.of(text.strip().split("\n\\s*\n")).map(Block::of).toList();
    }
  }

  /**
   * A paragraph, or a list.
   *
   * @param lines one text for a paragraph, the items for a list
   */
  public record Block(boolean list, List<String> lines) {

    static Block of(String text) {
      var joined = text.strip().replaceAll("\n(?!- )\\s*", " ");
      return joined.startsWith("- ")
          ? new Block(true, joined.lines().map(line -> line.substring(2).strip()).toList())
          : new Block(false, List.of(joined));
    }
  }

  /**
   * A question; with more than one right answer all of them must be chosen and no other.
   *
   * @param why explanation shown with the result
   */
  public record Question(String ask, List<String> right, List<String> wrong, String why) {

    /** Whether several answers are to be chosen. */
    public boolean multiple() {
      return right.size() > 1;
    }
  }
}
