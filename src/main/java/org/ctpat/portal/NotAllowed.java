package org.ctpat.portal;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Answered with 403: the person may see the thing but not do this with it. */
@ResponseStatus(HttpStatus.FORBIDDEN)
class NotAllowed extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NotAllowed(String message) {
    super(message);
  }
}
