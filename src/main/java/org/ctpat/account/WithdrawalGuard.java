package org.ctpat.account;

import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** A member leaves on a request of its own that CBP has confirmed. */
@Component
class WithdrawalGuard implements TransitionGuard {

  private final WithdrawalRequests requests;

  WithdrawalGuard(WithdrawalRequests requests) {
    this.requests = requests;
  }

  @Override
  public Map<String, Check> checks() {
    return Map.of(
        "written request with reason by the POC",
        this::unconfirmed,
        "SUSPENDED withdraw",
        this::unconfirmed);
  }

  private Optional<String> unconfirmed(AccountNumber number, String requestId) {
    return requests.findByAccountNumberOrderByIdDesc(number.value()).stream()
            .map(WithdrawalRequest::view)
            .anyMatch(
                request ->
                    request.requestId().equals(requestId)
                        && request.state() == Withdrawal.State.CONFIRMED)
        ? Optional.empty()
        : Optional.of("no request “" + requestId + "” of the company is confirmed");
  }
}
