package org.ctpat.portal;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Answered with 422: a text is longer than any entry may be; the message names it. */
@ResponseStatus(HttpStatus.UNPROCESSABLE_CONTENT)
class EntryTooLong extends RuntimeException {

  private static final long serialVersionUID = 1L;

  EntryTooLong(String message) {
    super(message);
  }
}
