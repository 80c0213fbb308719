package org.ctpat.portal;

import java.util.List;

/**
 * Sign-ins that the sign-in page offers; present where invented companies are shown, never in
 * production.
 */
public interface SampleSignIns {

  List<SampleSignIn> all();

  /** The password of all of them. */
  String password();

  /**
   * One of them.
   *
   * @param role what the person does, such as "Specialist, Buffalo"
   * @param company company of the person, or "CBP"
   */
  record SampleSignIn(String signIn, String name, String role, String company) {}
}
