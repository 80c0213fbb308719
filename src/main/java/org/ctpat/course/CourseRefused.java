package org.ctpat.course;

/** A step of a course cannot be done now; the message tells the learner what to do. */
public class CourseRefused extends RuntimeException {

  CourseRefused(String message) {
    super(message);
  }
}
