package org.ctpat.audit;

/**
 * Who did something: a person of a company or of CBP, or an automated step.
 *
 * @param id sign-in name of the person, or the job type of the automated step
 * @param name name to show
 */
public record Actor(String id, String name, Kind kind) {

  /** Whether a person of a company, a person of CBP or an automated step acted. */
  public enum Kind {
    MEMBER,
    CBP,
    SYSTEM
  }

  public static Actor system(String step) {
    return new Actor(step, "System (" + step + ")", Kind.SYSTEM);
  }
}
