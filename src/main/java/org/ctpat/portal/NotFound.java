package org.ctpat.portal;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Answered with 404: there is no such thing, or not for this person, who need not know which. */
@ResponseStatus(HttpStatus.NOT_FOUND)
class NotFound extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NotFound(String what) {
    super(what);
  }
}
