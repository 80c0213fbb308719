package org.ctpat.announcement;

/** What was asked cannot be done with the announcement; the message says why. */
public class AnnouncementRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  AnnouncementRefused(String message) {
    super(message);
  }
}
