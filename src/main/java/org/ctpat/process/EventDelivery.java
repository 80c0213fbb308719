package org.ctpat.process;

import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.modulith.events.EventPublication;
import org.springframework.modulith.events.FailedEventPublications;
import org.springframework.modulith.events.ResubmissionOptions;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Delivers events again that failed, the engine being away for instance, until they succeed. */
@Component
@EnableAsync
@EnableScheduling
@EnableConfigurationProperties(DeliverySettings.class)
class EventDelivery {

  private static final int AT_ONCE = 100;

  private final FailedEventPublications failed;
  private final DeliverySettings settings;
  private final Clock clock;

  EventDelivery(FailedEventPublications failed, DeliverySettings settings, Clock clock) {
    this.failed = failed;
    this.settings = settings;
    this.clock = clock;
  }

  @Scheduled(fixedDelayString = "${ctpat.delivery.interval:2s}")
  void again() {
    failed.resubmit(
        ResubmissionOptions.defaults()
            .withMinAge(Duration.ZERO)
            .withBatchSize(AT_ONCE)
            .withMaxInFlight(AT_ONCE)
            .withFilter(this::isDue));
  }

  private boolean isDue(EventPublication publication) {
    var last = publication.getLastResubmissionDate();
    var since = last == null ? publication.getPublicationDate() : last;
    return !since
        .plus(settings.after(publication.getCompletionAttempts()))
        .isAfter(clock.instant());
  }
}
