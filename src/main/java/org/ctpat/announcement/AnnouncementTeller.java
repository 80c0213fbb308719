package org.ctpat.announcement;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Tells the accounts of what is published, in chunks of a transaction each. */
@Component
class AnnouncementTeller {

  private final Announcements announcements;

  AnnouncementTeller(Announcements announcements) {
    this.announcements = announcements;
  }

  @Scheduled(fixedDelayString = "${ctpat.announcements.interval:5s}")
  void tell() {
    for (var id : announcements.untold()) {
      while (announcements.tellNext(id)) {
        // the next chunk
      }
    }
  }
}
