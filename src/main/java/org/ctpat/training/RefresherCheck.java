package org.ctpat.training;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import org.ctpat.audit.Actor;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Looks every day for members whose must courses expire within 30 days, and announces a refresher.
 */
@Component
public class RefresherCheck {

  static final Actor ACTOR = Actor.system("refresher-check");

  private final Completions completions;
  private final Refreshers refreshers;
  private final Clock clock;

  RefresherCheck(Completions completions, Refreshers refreshers, Clock clock) {
    this.completions = completions;
    this.refreshers = refreshers;
    this.clock = clock;
  }

  /**
   * Checks all accounts, each in a transaction of its own. A second run on the same day changes
   * nothing.
   *
   * @return how many refreshers were announced
   * @throws IllegalStateException after the last account when some could not be checked
   */
  public int run() {
    var today = LocalDate.ofInstant(clock.instant(), Trainings.EASTERN);
    var until = today.plusDays(PersonDuties.SOON_DAYS);
    var failures = new ArrayList<RuntimeException>();
    int announced = 0;
    for (var account : completions.accountsWithExpiryUntil(until)) {
      try {
        if (refreshers.announce(account, today, until)) {
          announced++;
        }
      } catch (RuntimeException e) {
        failures.add(new IllegalStateException("Account " + account + ": " + e.getMessage(), e));
      }
    }
    if (!failures.isEmpty()) {
      var failed =
          new IllegalStateException(
              failures.size() + " accounts could not be checked for refreshers; the others were");
      failures.forEach(failed::addSuppressed);
      throw failed;
    }
    return announced;
  }

  @Scheduled(cron = "${ctpat.training.refresher-check:0 15 5 * * *}", zone = "America/New_York")
  void daily() {
    run();
  }
}
