package org.ctpat.demo.application;

import java.util.Map;
import org.ctpat.account.Agreements;
import org.ctpat.audit.Actor;
import org.ctpat.demo.DemoCompany;
import org.ctpat.demo.FormScript;
import org.ctpat.task.InboxTask;
import org.ctpat.vetting.VettingData;
import org.ctpat.vetting.VettingPeople;
import org.springframework.stereotype.Component;

/** The officer enters who is to be vetted, and signs the agreement as shown. */
@Component
class SignPartnerAgreementScript implements FormScript {

  private final Agreements agreements;
  private final VettingPeople vetting;

  SignPartnerAgreementScript(Agreements agreements, VettingPeople vetting) {
    this.vetting = vetting;
    this.agreements = agreements;
  }

  @Override
  public String formId() {
    return "sign-partner-agreement";
  }

  @Override
  public Map<String, Object> play(InboxTask task, DemoCompany company, Actor by) {
    if (vetting.of(task.accountNumber()).isEmpty()) {
      for (var person : company.json("vetting.json", VettingData[].class)) {
        vetting.enter(task.accountNumber(), person, by);
      }
    }
    var agreement = agreements.current();
    return Map.of(
        "agreementVersion", agreement.version(),
        "language", agreement.language(),
        "agreementHash", agreement.hash(),
        "agreementAccepted", true);
  }
}
