package org.ctpat.status;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ctpat.account.MembershipStatus;
import org.ctpat.audit.Actor;
import org.ctpat.sealing.Sealer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The addresses that changes are sent to, and what is under way to them. Each address gets the
 * changes in their order; one that cannot be delivered is tried ever later, and is dead after the
 * last try, so that the next ones can follow.
 */
@Service
public class Webhooks {

  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_ADDRESS = 500;
  private static final int SHOWN_DEAD = 100;

  /** Longer than any try takes; an instance that ends meanwhile loses its claim. */
  private static final Duration CLAIM = Duration.ofMinutes(2);

  private final WebhookRows webhooks;
  private final WebhookDeliveries deliveries;
  private final ChangeFeed feed;
  private final ApiKeys keys;
  private final Sealer sealer;
  private final StatusSettings settings;
  private final Clock clock;

  Webhooks(
      WebhookRows webhooks,
      WebhookDeliveries deliveries,
      ChangeFeed feed,
      ApiKeys keys,
      Sealer sealer,
      StatusSettings settings,
      Clock clock) {
    this.webhooks = webhooks;
    this.deliveries = deliveries;
    this.feed = feed;
    this.keys = keys;
    this.sealer = sealer;
    this.settings = settings;
    this.clock = clock;
  }

  /** Secrets from before they were sealed, or under an earlier key, come under the current one. */
  @EventListener(ApplicationReadyEvent.class)
  @Transactional
  void sealSecrets() {
    webhooks.findAll().forEach(webhook -> webhook.sealAnew(sealer));
  }

  /**
   * Registers an address for all changes from now. The secret is in the answer and shown nowhere
   * else.
   *
   * @throws Refused when the name is missing or the address is none that can be called safely
   */
  @Transactional
  public NewWebhook register(String name, String address, Actor by) {
    var said = name.strip();
    if (said.isEmpty() || said.length() > LONGEST_NAME) {
      throw new Refused("Name the system behind the address, in at most 100 characters.");
    }
    var uri = uri(address);
    feed.line(); // what has changed before is not sent
    var secret = "whsec_" + keys.random();
    var webhook = webhooks.save(new Webhook(said, uri, secret, sealer, by.name(), now()));
    return new NewWebhook(webhook.view(0, 0), secret);
  }

  private URI uri(String address) {
    URI uri;
    try {
      uri = new URI(address.strip());
    } catch (URISyntaxException e) {
      throw new Refused("'" + address + "' is no address: give one as https://host/path.");
    }
    boolean allowed =
        "https".equals(uri.getScheme())
            || ("http".equals(uri.getScheme()) && settings.webhooks().allowHttp());
    if (!allowed || uri.getHost() == null || uri.getUserInfo() != null) {
      throw new Refused("The address must begin with https:// and name a host, without user name.");
    }
    if (uri.toString().length() > LONGEST_ADDRESS) {
      throw new Refused("The address is longer than 500 characters.");
    }
    return uri;
  }

  /** Ends an address; what waits for it is no longer sent. Harmless when it has ended. */
  @Transactional
  public void end(long id, Actor by) {
    webhooks
        .findById(id)
        .orElseThrow(() -> new Refused("There is no address " + id + "."))
        .end(by.name(), now());
    deliveries
        .findByWebhookIdAndState(id, WebhookDelivery.State.PENDING)
        .forEach(delivery -> delivery.cancel(now()));
  }

  /** All addresses, the newest first. */
  @Transactional(readOnly = true)
  public List<View> all() {
    return webhooks.findAllByOrderByIdDesc().stream()
        .map(
            webhook ->
                webhook.view(
                    deliveries.countByWebhookIdAndState(
                        webhook.id(), WebhookDelivery.State.PENDING),
                    deliveries.countByWebhookIdAndState(webhook.id(), WebhookDelivery.State.DEAD)))
        .toList();
  }

  /** The newest deliveries that were given up. */
  @Transactional(readOnly = true)
  public List<Dead> dead() {
    var names =
        webhooks.findAll().stream()
            .collect(Collectors.toMap(Webhook::id, Webhook::name, (one, other) -> one));
    return deliveries
        .findByStateOrderByIdDesc(WebhookDelivery.State.DEAD, Limit.of(SHOWN_DEAD))
        .stream()
        .map(delivery -> delivery.view(names.getOrDefault(delivery.webhookId(), "")))
        .toList();
  }

  /**
   * Tries a dead delivery again from the beginning.
   *
   * @throws Refused when it is not dead
   */
  @Transactional
  public void again(long deliveryId) {
    delivery(deliveryId).again(now());
  }

  /** The addresses that are called at present. */
  @Transactional(readOnly = true)
  List<Long> active() {
    return webhooks.findByEndedAtIsNull().stream().map(Webhook::id).toList();
  }

  /**
   * The next delivery of an address, if its time has come; claimed, so that nobody else takes it.
   */
  @Transactional
  Optional<Outgoing> take(long webhookId) {
    var now = now();
    return deliveries
        .findFirstByWebhookIdAndStateOrderByPosition(webhookId, WebhookDelivery.State.PENDING)
        .filter(delivery -> delivery.due(now))
        .map(
            delivery -> {
              delivery.claim(now.plus(CLAIM));
              var webhook = webhooks.findById(webhookId).orElseThrow();
              return new Outgoing(
                  delivery.id(),
                  webhook.address(),
                  webhook.secret(sealer),
                  feed.views(List.of(delivery.change())).getFirst());
            });
  }

  @Transactional
  void delivered(long deliveryId) {
    delivery(deliveryId).delivered(now());
  }

  @Transactional
  void failed(long deliveryId, String why) {
    delivery(deliveryId).failed(why, now(), settings.webhooks());
  }

  /** What is to be sent where. */
  record Outgoing(long deliveryId, URI address, String secret, Change change) {}

  /** An address just registered, with its secret. */
  public record NewWebhook(View webhook, String secret) {}

  /**
   * An address.
   *
   * @param pending changes on their way
   * @param dead changes that were given up
   */
  public record View(
      long id,
      String name,
      String address,
      String createdBy,
      Instant createdAt,
      @Nullable Instant endedAt,
      long pending,
      long dead) {}

  /** A delivery that was given up, with what the last try met. */
  public record Dead(
      long id,
      String webhook,
      long position,
      String accountNumber,
      MembershipStatus status,
      int attempts,
      String problem,
      Instant since) {}

  private WebhookDelivery delivery(long id) {
    return deliveries
        .findById(id)
        .orElseThrow(() -> new Refused("There is no delivery " + id + "."));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
