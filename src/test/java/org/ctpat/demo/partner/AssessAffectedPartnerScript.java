package org.ctpat.demo.partner;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.ctpat.audit.Actor;
import org.ctpat.deadline.UsEastern;
import org.ctpat.demo.DemoCompany;
import org.ctpat.demo.FormScript;
import org.ctpat.document.Documents;
import org.ctpat.task.InboxTask;
import org.springframework.stereotype.Component;

/** The member keeps the partner and drives its loads itself for the time being. */
@Component
class AssessAffectedPartnerScript implements FormScript {

  private final Documents documents;
  private final Clock clock;

  AssessAffectedPartnerScript(Documents documents, Clock clock) {
    this.documents = documents;
    this.clock = clock;
  }

  @Override
  public String formId() {
    return "assess-affected-partner";
  }

  @Override
  public Map<String, Object> play(InboxTask task, DemoCompany company, Actor by) {
    var report =
        documents.store(
            task.accountNumber(),
            "seal-checks.txt",
            new ByteArrayInputStream(
                "Seal checks of all loads since the notice: no deviation."
                    .getBytes(StandardCharsets.UTF_8)),
            "partner follow-up " + task.caseId(),
            null,
            by);
    return Map.of(
        "partnerDecision",
        "mitigate",
        "measures",
        "Our own people seal and inspect each load of this partner, and track it by satellite until delivery.",
        "doneUntil",
        LocalDate.ofInstant(clock.instant(), UsEastern.ZONE).plusDays(10).toString(),
        "measureFiles",
        List.of(report.id()));
  }
}
