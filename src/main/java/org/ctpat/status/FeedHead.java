package org.ctpat.status;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The last position given out in the feed of changes; one row. */
@Entity
@Table(name = "status_feed")
class FeedHead {

  @Id private int id;
  private long lastPosition;

  protected FeedHead() {}

  long next() {
    return ++lastPosition;
  }
}
