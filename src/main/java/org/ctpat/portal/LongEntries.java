package org.ctpat.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses a text that no page asks for, before anything is done with it: the fields themselves take
 * less, and what comes past them comes from a script or a broken paste.
 */
class LongEntries implements HandlerInterceptor {

  /** Characters in one entry, as in the forms of tasks. */
  static final int LONGEST = 10_000;

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    request
        .getParameterMap()
        .forEach(
            (name, values) -> {
              for (var value : values) {
                if (value.length() > LONGEST) {
                  throw new EntryTooLong(
                      String.format(
                          Locale.US,
                          "The entry “%s” has %,d characters, and at most %,d are taken. Go back: what"
                              + " you typed is still in the form. Shorten it, or attach it as a file.",
                          name,
                          value.length(),
                          LONGEST));
                }
              }
            });
    return true;
  }
}
