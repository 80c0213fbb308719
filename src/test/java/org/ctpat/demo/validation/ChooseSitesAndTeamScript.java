package org.ctpat.demo.validation;

import java.util.List;
import java.util.Map;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.Accounts;
import org.ctpat.account.Site;
import org.ctpat.audit.Actor;
import org.ctpat.demo.DemoCompany;
import org.ctpat.demo.FormScript;
import org.ctpat.task.InboxTask;
import org.springframework.stereotype.Component;

/** The specialist chooses the sites of {@code visits.json} and a team of two. */
@Component
class ChooseSitesAndTeamScript implements FormScript {

  private final Accounts accounts;

  ChooseSitesAndTeamScript(Accounts accounts) {
    this.accounts = accounts;
  }

  @Override
  public String formId() {
    return "choose-sites-and-team";
  }

  @Override
  public Map<String, Object> play(InboxTask task, DemoCompany company, Actor by) {
    var plan = VisitPlan.of(company);
    List<String> sites =
        accounts.sites(AccountNumber.of(task.accountNumber())).stream()
            .map(Site::name)
            .filter(name -> plan.at(name).isPresent())
            .toList();
    return Map.of(
        "validationKind",
        plan.kind(),
        "sites",
        sites,
        "sitesReason",
        plan.sitesReason(),
        "team",
        plan.team(),
        "lead",
        plan.team().getFirst(),
        "travelPlan",
        plan.travelPlan(),
        "otherDocuments",
        String.join("\n", plan.documents()));
  }
}
