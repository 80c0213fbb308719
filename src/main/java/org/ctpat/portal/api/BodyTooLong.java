package org.ctpat.portal.api;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** More in the body of a request than is read. */
@ResponseStatus(HttpStatus.CONTENT_TOO_LARGE)
class BodyTooLong extends RuntimeException {

  static final String WORDS =
      "A request is at most 1 MB long: send less at once, such as fewer identifiers.";

  private static final long serialVersionUID = 1L;

  BodyTooLong() {
    super(WORDS);
  }
}
