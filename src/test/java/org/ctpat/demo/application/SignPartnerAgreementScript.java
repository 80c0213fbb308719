package org.ctpat.demo.application;

import java.util.Map;
import org.ctpat.account.Agreements;
import org.ctpat.audit.Actor;
import org.ctpat.demo.DemoCompany;
import org.ctpat.demo.FormScript;
import org.ctpat.task.InboxTask;
import org.springframework.stereotype.Component;

/** The officer signs the agreement as shown. */
@Component
class SignPartnerAgreementScript implements FormScript {

  private final Agreements agreements;

  SignPartnerAgreementScript(Agreements agreements) {
    this.agreements = agreements;
  }

  @Override
  public String formId() {
    return "sign-partner-agreement";
  }

  @Override
  public Map<String, Object> play(InboxTask task, DemoCompany company, Actor by) {
    var agreement = agreements.current();
    return Map.of(
        "agreementVersion", agreement.version(),
        "language", agreement.language(),
        "agreementHash", agreement.hash(),
        "agreementAccepted", true);
  }
}
