package org.ctpat.vetting;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** After a change of the key everything comes under the new one at the next start. */
@Component
class KeyRotation {

  private static final Logger LOG = LoggerFactory.getLogger(KeyRotation.class);

  private final VettingPeople people;

  KeyRotation(VettingPeople people) {
    this.people = people;
  }

  @EventListener(ApplicationReadyEvent.class)
  void rotate() {
    int sealed = people.sealAnew();
    if (sealed > 0) {
      LOG.info("The personal data of {} people are under the current key now", sealed);
    }
  }
}
