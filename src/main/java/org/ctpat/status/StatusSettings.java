package org.ctpat.status;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of the status service.
 *
 * @param batchLimit identifiers in one request at most
 * @param requestsPerMinute what a new key may ask, unless said otherwise when it is made
 */
@ConfigurationProperties("ctpat.status")
public record StatusSettings(
    @DefaultValue("500") int batchLimit,
    @DefaultValue("600") int requestsPerMinute,
    @DefaultValue WebhookSettings webhooks) {

  /**
   * How changes are sent to registered addresses.
   *
   * @param attempts how often a delivery is tried before it counts as dead
   * @param firstDelay wait after the first failure; doubled after each further one
   * @param longestDelay longest wait
   * @param timeout how long an address may take to answer
   * @param allowHttp whether addresses without encryption may be registered; for trials only
   */
  public record WebhookSettings(
      @DefaultValue("10") int attempts,
      @DefaultValue("10s") Duration firstDelay,
      @DefaultValue("6h") Duration longestDelay,
      @DefaultValue("5s") Duration timeout,
      @DefaultValue("false") boolean allowHttp) {

    Duration after(int failures) {
      var delay = firstDelay.multipliedBy(1L << Math.clamp(failures - 1, 0, 20));
      return delay.compareTo(longestDelay) < 0 ? delay : longestDelay;
    }
  }
}
