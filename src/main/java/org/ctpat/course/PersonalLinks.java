package org.ctpat.course;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.Accounts;
import org.ctpat.audit.Actor;
import org.ctpat.audit.AuditEvent;
import org.ctpat.audit.AuditTrail;
import org.ctpat.audit.Sha256;
import org.ctpat.course.LinkRefused.Reason;
import org.ctpat.training.PersonView;
import org.ctpat.training.TrainingRefused;
import org.ctpat.training.Trainings;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Personal links to the built-in courses, for people without a sign-in. Whoever has the link is the
 * person, so it is unguessable, ends by itself, can be revoked, and only its hash is kept.
 */
@Service
@Transactional
@EnableConfigurationProperties(CourseSettings.class)
public class PersonalLinks {

  private static final ZoneId EASTERN = ZoneId.of("America/New_York");
  private static final int TOKEN_BYTES = 32;

  private final CourseLinks links;
  private final Trainings trainings;
  private final Accounts accounts;
  private final CourseSettings settings;
  private final AuditTrail trail;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  PersonalLinks(
      CourseLinks links,
      Trainings trainings,
      Accounts accounts,
      CourseSettings settings,
      AuditTrail trail,
      Clock clock) {
    this.links = links;
    this.trainings = trainings;
    this.accounts = accounts;
    this.settings = settings;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * A new link.
   *
   * @param token 43 characters, fit for an address; told this once only
   */
  public record Issued(String token, Instant expiresAt) {}

  /**
   * Issues a link for an active person; one issued before ends.
   *
   * @throws TrainingRefused when there is no such person, the person has left, or the membership
   *     has ended
   */
  public Issued issue(String accountNumber, String employeeId, Actor by) {
    var person = trainings.person(accountNumber, employeeId);
    if (!person.active()) {
      throw new TrainingRefused(
          person.name() + " has left: change the person's entry first if that is wrong");
    }
    if (ended(accountNumber)) {
      throw new TrainingRefused(
          "The membership of the company has ended, and with it the courses; the records are kept");
    }
    var now = clock.instant();
    links
        .findByAccountNumberAndEmployeeIdOrderByIdDesc(accountNumber, employeeId)
        .forEach(link -> link.revoke(now));
    var bytes = new byte[TOKEN_BYTES];
    random.nextBytes(bytes);
    var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    var expiresAt = now.atZone(EASTERN).plus(settings.linkLasts()).toInstant();
    links.saveAndFlush(
        new CourseLink(accountNumber, employeeId, Sha256.of(token), by.name(), now, expiresAt));
    record(accountNumber, "Course link issued", employeeId, by);
    return new Issued(token, expiresAt);
  }

  /**
   * Ends a link; repeating it changes nothing.
   *
   * @throws TrainingRefused when the account has no such link
   */
  public void revoke(String accountNumber, long linkId, Actor by) {
    var link =
        links
            .findByIdAndAccountNumber(linkId, accountNumber)
            .orElseThrow(() -> new TrainingRefused("There is no such link"));
    if (!link.revoked()) {
      link.revoke(clock.instant());
      record(accountNumber, "Course link revoked", link.employeeId(), by);
    }
  }

  /** The links of a person, newest first. */
  @Transactional(readOnly = true)
  public List<PersonalLink> of(String accountNumber, String employeeId) {
    var now = clock.instant();
    return links.findByAccountNumberAndEmployeeIdOrderByIdDesc(accountNumber, employeeId).stream()
        .map(link -> link.view(now))
        .toList();
  }

  /** The link of a token, locked until the transaction ends. */
  Opened open(String token) {
    var link =
        links.findByTokenHash(Sha256.of(token)).orElseThrow(() -> new LinkRefused(Reason.UNKNOWN));
    var now = clock.instant();
    if (link.revoked()) {
      throw new LinkRefused(Reason.REVOKED);
    }
    if (link.expired(now)) {
      throw new LinkRefused(Reason.EXPIRED);
    }
    var person = trainings.person(link.accountNumber(), link.employeeId());
    if (!person.active()) {
      throw new LinkRefused(Reason.LEFT);
    }
    if (ended(link.accountNumber())) {
      throw new LinkRefused(Reason.ENDED);
    }
    link.used(now);
    return new Opened(link.accountNumber(), person, link.expiresAt());
  }

  /** What a good link opens. */
  record Opened(String accountNumber, PersonView person, Instant expiresAt) {

    Actor actor() {
      return new Actor(person.employeeId(), person.name(), Actor.Kind.MEMBER);
    }
  }

  private boolean ended(String accountNumber) {
    return accounts.get(AccountNumber.of(accountNumber)).status().ended();
  }

  private void record(String accountNumber, String action, String employeeId, Actor by) {
    trail.record(new AuditEvent(accountNumber, null, action, employeeId, by, Map.of(), Map.of()));
  }
}
