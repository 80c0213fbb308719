package org.ctpat.course;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The questions of one test as they were asked, and what was answered so far. */
record Sheet(List<Asked> questions) {

  static final Sheet EMPTY = new Sheet(List.of());

  /**
   * A question as asked; later editions of the course do not touch it.
   *
   * @param options answers in the order shown
   * @param right indexes of the right ones
   * @param chosen indexes of the chosen ones, null while not answered
   */
  record Asked(
      String ask,
      List<String> options,
      Set<Integer> right,
      String why,
      @Nullable Set<Integer> chosen) {

    boolean answered() {
      return chosen != null;
    }

    boolean correct() {
      return right.equals(chosen);
    }

    Asked answer(Set<Integer> options) {
      return new Asked(ask, this.options, right, why, Set.copyOf(options));
    }
  }

  /** Draws a test; questions asked before come only when no others are left. */
  static Sheet draw(BuiltInCourse course, int number, Set<String> askedBefore, Random random) {
    var pool = new ArrayList<>(course.questions());
    Collections.shuffle(pool, random);
    var fresh = pool.stream().filter(question -> !askedBefore.contains(question.ask()));
    var known = pool.stream().filter(question -> askedBefore.contains(question.ask()));
    return new Sheet(
        Stream.concat(fresh, known).limit(number).map(question -> ask(question, random)).toList());
  }

  private static Asked ask(BuiltInCourse.Question question, Random random) {
    var options =
        new ArrayList<>(
            Stream.concat(question.right().stream(), question.wrong().stream()).toList());
    Collections.shuffle(options, random);
    var right = new HashSet<Integer>();
    question.right().forEach(answer -> right.add(options.indexOf(answer)));
    return new Asked(question.ask(), List.copyOf(options), Set.copyOf(right), question.why(), null);
  }

  /** The same test with one more answer. */
  Sheet answer(int index, Set<Integer> options) {
    var answered = new ArrayList<>(questions);
    answered.set(index, questions.get(index).answer(options));
    return new Sheet(List.copyOf(answered));
  }

  boolean complete() {
    return !questions.isEmpty() && questions.stream().allMatch(Asked::answered);
  }

  int correct() {
    return (int) questions.stream().filter(Asked::correct).count();
  }
}
