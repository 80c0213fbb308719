package org.ctpat.portal;

/**
 * How far a demonstration is filled with companies; present where there is one, never in
 * production.
 */
public interface DemoFilling {

  /** How many companies are there. */
  int done();

  /** How many there will be. */
  int total();

  /** Whether nothing more comes. */
  boolean finished();
}
