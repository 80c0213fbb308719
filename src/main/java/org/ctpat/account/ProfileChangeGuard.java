package org.ctpat.account;

import java.util.Map;
import java.util.Optional;
import org.ctpat.audit.AuditTrail;
import org.springframework.stereotype.Component;

/** A member's identifiers or business partners have just been changed, as the trail tells. */
@Component
class ProfileChangeGuard implements TransitionGuard {

  private final AuditTrail audit;

  ProfileChangeGuard(AuditTrail audit) {
    this.audit = audit;
  }

  @Override
  public Map<String, Check> checks() {
    return Map.of("profile updated", (number, caseId) -> unchanged(number));
  }

  private Optional<String> unchanged(AccountNumber number) {
    return audit.history(number.value(), 1).stream()
            .anyMatch(
                entry ->
                    entry.action().equals("Company profile changed")
                        || entry.action().startsWith("Business partner "))
        ? Optional.empty()
        : Optional.of("neither its profile nor its partners have just been changed");
  }
}
