package org.ctpat.demo.riskrenewal;

import java.util.HashMap;
import java.util.Map;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.AccountProfiles;
import org.ctpat.audit.Actor;
import org.ctpat.demo.DemoCompany;
import org.ctpat.demo.FormScript;
import org.ctpat.task.InboxTask;
import org.springframework.stereotype.Component;

/** The point of contact confirms the company profile, with what changed in the year. */
@Component
class ConfirmCompanyProfileScript implements FormScript {

  private final AccountProfiles profiles;

  ConfirmCompanyProfileScript(AccountProfiles profiles) {
    this.profiles = profiles;
  }

  @Override
  public String formId() {
    return "confirm-company-profile";
  }

  @Override
  public Map<String, Object> play(InboxTask task, DemoCompany company, Actor by) {
    var file = RenewalFile.of(company);
    var data =
        new HashMap<String, Object>(
            profiles.view(AccountNumber.of(company.accountNumber())).toForm());
    if (file.employees() != null) {
      data.put("employees", file.employees());
    }
    data.put("companyChanges", file.changes());
    data.put("noUnpaidDebt", true);
    data.put("companyProfileConfirmed", true);
    return data;
  }
}
