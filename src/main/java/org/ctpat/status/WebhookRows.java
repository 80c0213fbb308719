package org.ctpat.status;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface WebhookRows extends JpaRepository<Webhook, Long> {

  List<Webhook> findByEndedAtIsNull();

  List<Webhook> findAllByOrderByIdDesc();
}
