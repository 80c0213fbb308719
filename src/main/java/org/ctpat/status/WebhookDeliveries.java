package org.ctpat.status;

import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;

interface WebhookDeliveries extends JpaRepository<WebhookDelivery, Long> {

  Optional<WebhookDelivery> findFirstByWebhookIdAndStateOrderByPosition(
      long webhookId, WebhookDelivery.State state);

  List<WebhookDelivery> findByWebhookIdAndState(long webhookId, WebhookDelivery.State state);

  List<WebhookDelivery> findByStateOrderByIdDesc(WebhookDelivery.State state, Limit limit);

  long countByWebhookIdAndState(long webhookId, WebhookDelivery.State state);
}
