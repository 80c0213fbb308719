package org.ctpat.mail;

import java.time.Duration;
import java.time.LocalTime;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How mails are written and sent.
 *
 * @param from sender
 * @param digestAt when the daily digest goes out, U.S. Eastern
 * @param attempts how often a mail that its server refuses is tried
 * @param firstDelay wait after the first failure; doubled after each further one
 * @param longestDelay longest wait
 * @param forCompanies what people of companies have while they choose nothing else
 * @param forCbp what people of CBP have while they choose nothing else
 * @param alwaysAtOnce templates of letters with legal effect
 */
@ConfigurationProperties("ctpat.mail")
public record MailSettings(
    @DefaultValue("CTPAT Certification <no-reply@localhost>") String from,
    @DefaultValue("07:00") LocalTime digestAt,
    @DefaultValue("8") int attempts,
    @DefaultValue("30s") Duration firstDelay,
    @DefaultValue("1h") Duration longestDelay,
    @DefaultValue("AT_ONCE") MailChoice forCompanies,
    @DefaultValue("DAILY") MailChoice forCbp,
    @DefaultValue Set<String> alwaysAtOnce) {

  Duration after(int failures) {
    var delay = firstDelay.multipliedBy(1L << Math.clamp(failures - 1, 0, 20));
    return delay.compareTo(longestDelay) < 0 ? delay : longestDelay;
  }
}
