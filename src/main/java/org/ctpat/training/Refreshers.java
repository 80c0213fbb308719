package org.ctpat.training;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.Set;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.Accounts;
import org.ctpat.account.MembershipStatus;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Announces a refresher of one account. */
@Component
class Refreshers {

  private static final Set<MembershipStatus> MEMBERS =
      EnumSet.of(
          MembershipStatus.CERTIFIED,
          MembershipStatus.CERTIFIED_VALIDATED,
          MembershipStatus.TIER_3,
          MembershipStatus.SUSPENDED);

  /**
   * A plan that was never finished, since its case ended early, blocks refreshers no longer than
   * this.
   */
  private static final Duration PLAN_RUNS = Duration.ofDays(180);

  private final Trainings trainings;
  private final TrainingPlans plans;
  private final Accounts accounts;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Refreshers(
      Trainings trainings,
      TrainingPlans plans,
      Accounts accounts,
      ApplicationEventPublisher events,
      Clock clock) {
    this.trainings = trainings;
    this.plans = plans;
    this.accounts = accounts;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Announces a refresher once for each account and month; false when none is needed or one is
   * running.
   */
  @Transactional
  boolean announce(String accountNumber, LocalDate today, LocalDate until) {
    var account = accounts.get(AccountNumber.of(accountNumber));
    var planId = accountNumber + "-TR-" + YearMonth.from(today);
    if (!MEMBERS.contains(account.status())
        || running(accountNumber)
        || plans.existsById(planId)
        || !trainings.refresherNeeded(accountNumber, until)) {
      return false;
    }
    var plan =
        trainings.announce(
            accountNumber, planId, planId, account.entityType(), RefresherCheck.ACTOR);
    events.publishEvent(
        new RefresherDue(accountNumber, planId, account.entityType(), plan.planned().gapDueAt()));
    return true;
  }

  private boolean running(String accountNumber) {
    return plans
        .findFirstByAccountNumberOrderByOpenedAtDescIdDesc(accountNumber)
        .filter(TrainingPlan::running)
        .filter(plan -> plan.openedAt().plus(PLAN_RUNS).isAfter(clock.instant()))
        .isPresent();
  }
}
