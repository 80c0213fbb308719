package org.ctpat.process;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Account numbers for tests, each handed out once, so that tests sharing an engine and a database
 * do not meet.
 */
public final class TestAccounts {

  private static final AtomicInteger LAST = new AtomicInteger(100_000);

  private TestAccounts() {}

  /** The next number, such as {@code 90-100001}. */
  public static String next() {
    return "90-" + LAST.incrementAndGet();
  }
}
