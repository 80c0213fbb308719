package org.ctpat.portal;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Answered with 400: the request makes no sense; the message says what would. */
@ResponseStatus(HttpStatus.BAD_REQUEST)
class BadRequest extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BadRequest(String message) {
    super(message);
  }
}
