package org.ctpat.status;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.orm.ObjectOptimisticLockingFailureException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends changes to the registered addresses. Each comes at least once, with its position, so that a
 * receiver can tell a repetition; it is signed with the secret of the address: {@code
 * CTPAT-Signature: t=<seconds>,v1=<hex>}, where hex is HMAC-SHA256 of {@code <seconds>.<body>}.
 */
@Component
class WebhookSender {

  private static final int AT_ONCE = 100;

  private final Webhooks webhooks;
  private final ChangeFeed feed;
  private final StatusSettings settings;
  private final JsonMapper json;
  private final Clock clock;
  private final HttpClient client;

  WebhookSender(
      Webhooks webhooks, ChangeFeed feed, StatusSettings settings, JsonMapper json, Clock clock) {
    this.webhooks = webhooks;
    this.feed = feed;
    this.settings = settings;
    this.json = json;
    this.clock = clock;
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(settings.webhooks().timeout())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /** Sends what is due; an address that fails is left until its next time. */
  @Scheduled(fixedDelayString = "${ctpat.status.webhooks.interval:2s}")
  void send() {
    feed.line();
    for (var webhook : webhooks.active()) {
      for (int sent = 0; sent < AT_ONCE && sendNext(webhook); sent++) {
        // the next one of this address
      }
    }
  }

  private boolean sendNext(long webhook) {
    try {
      var next = webhooks.take(webhook);
      return next.isPresent() && deliver(next.get());
    } catch (ObjectOptimisticLockingFailureException e) {
      return false; // another instance has taken it
    }
  }

  private boolean deliver(Webhooks.Outgoing outgoing) {
    var problem = call(outgoing);
    if (problem == null) {
      webhooks.delivered(outgoing.deliveryId());
      return true;
    }
    webhooks.failed(outgoing.deliveryId(), problem);
    return false;
  }

  /** What went wrong; null when the address has taken the change. */
  private @Nullable String call(Webhooks.Outgoing outgoing) {
    var body = json.writeValueAsString(outgoing.change());
    var request =
        HttpRequest.newBuilder(outgoing.address())
            .timeout(settings.webhooks().timeout())
            .header("Content-Type", "application/json")
            .header("CTPAT-Position", String.valueOf(outgoing.change().position()))
            .header(
                "CTPAT-Signature",
                signature(outgoing.secret(), clock.instant().getEpochSecond(), body))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      var status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      return status >= 200 && status < 300 ? null : "answered with status " + status;
    } catch (IOException e) {
      return e.getClass().getSimpleName() + (e.getMessage() == null ? "" : ": " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "the application was stopped";
    }
  }

  static String signature(String secret, long seconds, String body) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      var hash = mac.doFinal((seconds + "." + body).getBytes(StandardCharsets.UTF_8));
      return "t=" + seconds + ",v1=" + HexFormat.of().formatHex(hash);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has HMAC-SHA256", e);
    }
  }
}
