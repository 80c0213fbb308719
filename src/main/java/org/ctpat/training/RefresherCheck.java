package org.ctpat.training;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.TreeSet;
import org.ctpat.audit.Actor;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Looks every day for members whose must courses expire within 30 days, or are asked for anew after
 * an incident or a change of procedure, and announces a refresher.
 */
@Component
public class RefresherCheck {

  static final Actor ACTOR = Actor.system("refresher-check");

  /** An occasion that is older than this has come up in a plan long ago. */
  private static final int OCCASION_DAYS = 365;

  private final Completions completions;
  private final PersonOccasions occasions;
  private final Refreshers refreshers;
  private final Clock clock;

  RefresherCheck(
      Completions completions, PersonOccasions occasions, Refreshers refreshers, Clock clock) {
    this.completions = completions;
    this.occasions = occasions;
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
    var concerned = new TreeSet<>(completions.accountsWithExpiryUntil(until));
    concerned.addAll(occasions.accountsWithOccasionSince(today.minusDays(OCCASION_DAYS)));
    for (var account : concerned) {
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
