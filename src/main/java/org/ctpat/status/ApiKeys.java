package org.ctpat.status;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.Accounts;
import org.ctpat.audit.Actor;
import org.ctpat.audit.Sha256;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The keys by which systems ask the status service. A key is 256 random bits, so its SHA-256 is all
 * that is kept of it.
 */
@Service
public class ApiKeys {

  private static final String MARK = "ctpat_";
  private static final int SHOWN = 12;
  private static final int LONGEST_NAME = 100;
  private static final int MOST_REQUESTS = 60_000;
  private static final Duration USE_KEPT_EVERY = Duration.ofMinutes(1);

  private final SecureRandom random = new SecureRandom();
  private final ApiKeyRows keys;
  private final Accounts accounts;
  private final StatusSettings settings;
  private final Clock clock;

  ApiKeys(ApiKeyRows keys, Accounts accounts, StatusSettings settings, Clock clock) {
    this.keys = keys;
    this.accounts = accounts;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Makes a key. Its text is in the answer and nowhere else.
   *
   * @param accountNumber the member whose partners an SVI key shows; null for systems of CBP
   * @param requestsPerMinute null for the usual number
   * @throws Refused when the name is missing, no right is chosen, or rights and account do not go
   *     together
   */
  @Transactional
  public NewKey create(
      String name,
      Set<ApiRight> rights,
      @Nullable String accountNumber,
      @Nullable Integer requestsPerMinute,
      Actor by) {
    var said = name.strip();
    if (said.isEmpty() || said.length() > LONGEST_NAME) {
      throw new Refused("Name the system that gets the key, in at most 100 characters.");
    }
    if (rights.isEmpty()) {
      throw new Refused("Choose at least one right.");
    }
    var limit = requestsPerMinute == null ? settings.requestsPerMinute() : requestsPerMinute;
    if (limit < 1 || limit > MOST_REQUESTS) {
      throw new Refused("Requests per minute: a number from 1 to 60000.");
    }
    var account = accountNumber == null ? "" : accountNumber.strip();
    if (rights.contains(ApiRight.SVI) != !account.isEmpty()) {
      throw new Refused(
          "A key for partners' status belongs to one member: choose that right and give the account number, or neither.");
    }
    if (!account.isEmpty() && rights.size() > 1) {
      throw new Refused("A key of a member sees partners' status alone: choose no other right.");
    }
    if (!account.isEmpty() && !exists(account)) {
      throw new Refused("There is no account " + account + ".");
    }
    var text = MARK + random();
    var key =
        keys.save(
            new ApiKey(
                said,
                Sha256.of(text),
                text.substring(0, SHOWN),
                account.isEmpty() ? null : account,
                limit,
                rights,
                by.name(),
                now()));
    return new NewKey(key.view(), text);
  }

  /** The key of this text, unless it is unknown or revoked; its use is noted by the minute. */
  @Transactional
  public Optional<Key> find(String text) {
    var key = keys.findByKeyHashAndRevokedAtIsNull(Sha256.of(text)).map(ApiKey::view);
    key.filter(this::notNotedLately).ifPresent(used -> keys.used(used.id(), now()));
    return key;
  }

  /** Ends a key; harmless when it has ended. */
  @Transactional
  public void revoke(long id, Actor by) {
    keys.findById(id)
        .orElseThrow(() -> new Refused("There is no key " + id + "."))
        .revoke(by.name(), now());
  }

  /** All keys, the newest first. */
  @Transactional(readOnly = true)
  public List<Key> all() {
    return keys.findAllByOrderByIdDesc().stream().map(ApiKey::view).toList();
  }

  /** A key just made, with its text. */
  public record NewKey(Key key, String text) {}

  /**
   * A key without its text.
   *
   * @param beginning first characters, by which people tell keys apart
   * @param accountNumber the member it belongs to, null for systems of CBP
   */
  public record Key(
      long id,
      String name,
      String beginning,
      @Nullable String accountNumber,
      int requestsPerMinute,
      Set<ApiRight> rights,
      String createdBy,
      Instant createdAt,
      @Nullable Instant lastUsedAt,
      @Nullable String revokedBy,
      @Nullable Instant revokedAt) {}

  /** 256 random bits as text. */
  String random() {
    var bits = new byte[32];
    random.nextBytes(bits);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
  }

  private boolean exists(String account) {
    try {
      return accounts.find(AccountNumber.of(account)).isPresent();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private boolean notNotedLately(Key key) {
    return key.lastUsedAt() == null || key.lastUsedAt().plus(USE_KEPT_EVERY).isBefore(now());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
