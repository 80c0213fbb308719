package org.ctpat.demo.application;

import java.util.Map;
import org.ctpat.account.Invitations;
import org.ctpat.audit.Actor;
import org.ctpat.demo.DemoCompany;
import org.ctpat.demo.DemoPeople;
import org.ctpat.demo.FormScript;
import org.ctpat.task.InboxTask;
import org.springframework.stereotype.Component;

/**
 * The point of contact fills in the company profile, from {@code profile.json} of the company.
 * Where that has the number of an invitation, CBP sends one first.
 */
@Component
class CompleteCompanyProfileScript implements FormScript {

  private static final String INVITATION = "invitationNumber";

  private final Invitations invitations;

  CompleteCompanyProfileScript(Invitations invitations) {
    this.invitations = invitations;
  }

  @Override
  public String formId() {
    return "complete-company-profile";
  }

  @Override
  public Map<String, Object> play(InboxTask task, DemoCompany company, Actor by) {
    var data = ProfileData.of(company);
    if (data.containsKey(INVITATION)) {
      var headquarters = DemoPeople.cbp("helen.brandt");
      data.put(
          INVITATION,
          invitations
              .invite(
                  company.entityType(),
                  company.name(),
                  new Actor(headquarters.id(), headquarters.name(), Actor.Kind.CBP))
              .number());
    }
    return data;
  }
}
