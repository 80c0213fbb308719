package org.ctpat.course;

import java.time.Period;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How tests are held and how long personal links last; choices of this system, since the criteria
 * prescribe no test.
 *
 * @param questions questions of a test, drawn from the pool of the course
 * @param passMark share of right answers needed to pass, in percent
 * @param linkLasts how long a personal link is good
 */
@ConfigurationProperties("ctpat.courses")
record CourseSettings(
    @DefaultValue("6") int questions,
    @DefaultValue("80") int passMark,
    @DefaultValue("30d") Period linkLasts) {

  CourseSettings {
    if (questions < 1 || passMark < 1 || passMark > 100) {
      throw new IllegalArgumentException(
          "ctpat.courses.questions must be 1 or more and ctpat.courses.pass-mark 1 to 100, not "
              + questions
              + " and "
              + passMark);
    }
  }

  /** Right answers needed to pass a test of this many questions. */
  int needed(int asked) {
    return Math.ceilDiv(asked * passMark, 100);
  }
}
