package org.ctpat.portal.api;

/** More identifiers in one request than allowed. */
class BatchTooLarge extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BatchTooLarge(int asked, int limit) {
    super(
        "%d identifiers in one request are too many: send at most %d, and the rest in further requests."
            .formatted(asked, limit));
  }
}
