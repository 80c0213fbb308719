package org.ctpat.portal;

import org.ctpat.account.AccountView;
import org.ctpat.account.CaseState;
import org.ctpat.account.MembershipStatus;
import org.springframework.stereotype.Component;

/** Which message names a group, a status or a step; for templates. */
@Component("words")
public class Wording {

  /** Key of the message that names a candidate group. */
  public String groupKey(String group) {
    if (group.startsWith("member-")) {
      return "group.member";
    }
    if (group.startsWith("officer-")) {
      return "group.officer";
    }
    return "group." + group;
  }

  /**
   * Key of the message that names the standing: the membership, or the step of a first application.
   */
  public String statusKey(AccountView account) {
    return account.status() == MembershipStatus.NONE
        ? "case." + account.caseState()
        : "status." + account.status();
  }

  /**
   * Key of the message that names the running case beside a membership, such as a validation; empty
   * without one.
   */
  public String caseKey(AccountView account) {
    return account.status() == MembershipStatus.NONE || account.caseState() == CaseState.NONE
        ? ""
        : "case." + account.caseState();
  }

  /** Style of the status tag. */
  public String statusMark(AccountView account) {
    return switch (account.status()) {
      case CERTIFIED, CERTIFIED_VALIDATED, TIER_3 -> "ok";
      case SUSPENDED, REMOVED, INELIGIBLE -> "bad";
      case WITHDRAWN -> "plain";
      case NONE -> account.caseState() == CaseState.RETURNED ? "warn" : "";
    };
  }
}
