package org.ctpat.process;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How events that the engine did not take are delivered again.
 *
 * @param firstDelay wait after the first failure; doubled after each further one
 * @param longestDelay longest wait
 */
@ConfigurationProperties("ctpat.delivery")
record DeliverySettings(
    @DefaultValue("5s") Duration firstDelay, @DefaultValue("5m") Duration longestDelay) {

  Duration after(int failures) {
    var doublings = Math.clamp(failures - 1, 0, 16);
    var delay = firstDelay.multipliedBy(1L << doublings);
    return delay.compareTo(longestDelay) < 0 ? delay : longestDelay;
  }
}
