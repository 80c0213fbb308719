package org.ctpat.portal.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Objects;
import org.ctpat.account.AccountNumber;
import org.ctpat.status.ApiKeys;
import org.ctpat.status.StatusConsents;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The status of a member's partners, as far as both have agreed (SVI). */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(
    name = "Partners",
    description = "For systems of a member; needs the right SVI, and the partner's consent")
class PartnersApi {

  private final StatusConsents consents;

  PartnersApi(StatusConsents consents) {
    this.consents = consents;
  }

  @GetMapping("/partners")
  @Operation(summary = "The status of all partners that have agreed")
  List<StatusConsents.Partner> all(
      @Parameter(hidden = true) @AuthenticationPrincipal ApiKeys.Key key) {
    return consents.partners(account(key));
  }

  @GetMapping("/partners/{accountNumber}")
  @Operation(
      summary = "The status of one partner",
      description =
          "Answered with status 404 without consent, whether there is such an account or not.")
  StatusConsents.Partner one(
      @Parameter(hidden = true) @AuthenticationPrincipal ApiKeys.Key key,
      @PathVariable String accountNumber) {
    return consents
        .partner(account(key), accountNumber)
        .orElseThrow(() -> new NoPartner(accountNumber));
  }

  private static AccountNumber account(ApiKeys.Key key) {
    return AccountNumber.of(Objects.requireNonNull(key.accountNumber()));
  }
}
