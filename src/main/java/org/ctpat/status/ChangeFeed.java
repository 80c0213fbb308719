package org.ctpat.status;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.ctpat.account.Benefit;
import org.ctpat.account.Benefits;
import org.ctpat.account.Identifier;
import org.ctpat.account.IdentifierRegister;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * All changes of a status, each once and in one order. Positions are given out after the commit of
 * the change, one after the other under a lock: whoever has read up to a position has missed
 * nothing before it, even when a long transaction commits late.
 */
@Service
public class ChangeFeed {

  private static final int AT_ONCE = 500;

  private final StatusChanges changes;
  private final FeedHeads heads;
  private final WebhookRows webhooks;
  private final WebhookDeliveries deliveries;
  private final IdentifierRegister register;
  private final Benefits benefits;

  ChangeFeed(
      StatusChanges changes,
      FeedHeads heads,
      WebhookRows webhooks,
      WebhookDeliveries deliveries,
      IdentifierRegister register,
      Benefits benefits) {
    this.changes = changes;
    this.heads = heads;
    this.webhooks = webhooks;
    this.deliveries = deliveries;
    this.register = register;
    this.benefits = benefits;
  }

  /**
   * Gives committed changes their positions and lines them up for the webhooks; does nothing when
   * all have theirs.
   */
  @Transactional
  public void line() {
    while (changes.existsByPositionIsNull()) {
      var head = heads.locked();
      var waiting = changes.findByPositionIsNullOrderById(Limit.of(AT_ONCE));
      var addresses = waiting.isEmpty() ? List.<Webhook>of() : webhooks.findByEndedAtIsNull();
      for (var change : waiting) {
        change.takePosition(head.next());
        for (var address : addresses) {
          deliveries.save(new WebhookDelivery(address.id(), change));
        }
      }
      changes.flush();
    }
  }

  /**
   * The changes after a position, oldest first.
   *
   * @param position 0 for the beginning
   * @param limit at most 500
   */
  @Transactional
  public Page after(long position, int limit) {
    line();
    var size = Math.clamp(limit, 1, AT_ONCE);
    var found = changes.findByPositionGreaterThanOrderByPosition(position, Limit.of(size + 1));
    var shown = found.subList(0, Math.min(size, found.size()));
    return new Page(
        views(shown), shown.isEmpty() ? position : shown.getLast().position(), found.size() > size);
  }

  /**
   * Some changes.
   *
   * @param cursor what to ask after next time
   * @param more whether there are more already
   */
  public record Page(List<Change> changes, long cursor, boolean more) {}

  List<Change> views(List<StatusChange> rows) {
    var identifiers = new HashMap<String, List<Identifier>>();
    var accounts = rows.stream().map(StatusChange::accountNumber).distinct().toList();
    register
        .of(accounts)
        .forEach(
            holder ->
                identifiers
                    .computeIfAbsent(holder.accountNumber(), number -> new ArrayList<>())
                    .add(holder.identifier()));
    return rows.stream()
        .map(
            row ->
                new Change(
                    row.position(),
                    row.accountNumber(),
                    row.entityType(),
                    row.statusBefore(),
                    row.status(),
                    row.tier(),
                    benefits.of(row.entityType(), row.status()).stream().map(Benefit::id).toList(),
                    identifiers.getOrDefault(row.accountNumber(), List.of()),
                    row.changedAt()))
        .toList();
  }
}
