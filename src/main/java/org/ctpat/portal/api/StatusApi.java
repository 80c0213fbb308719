package org.ctpat.portal.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.ctpat.account.Benefit;
import org.ctpat.account.Benefits;
import org.ctpat.status.Answer;
import org.ctpat.status.Question;
import org.ctpat.status.Refused;
import org.ctpat.status.StatusService;
import org.ctpat.status.StatusSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The status of the holders of identifiers, one by one or in batches. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Status", description = "For systems of CBP and of the ports; needs the right STATUS")
class StatusApi {

  private final StatusService service;
  private final Benefits benefits;
  private final StatusSettings settings;

  StatusApi(StatusService service, Benefits benefits, StatusSettings settings) {
    this.service = service;
    this.benefits = benefits;
    this.settings = settings;
  }

  @GetMapping("/status")
  @Operation(
      summary = "Status, tier and benefits of the holder of one identifier",
      description =
          "An identifier that nobody holds is answered with UNKNOWN; one in a wrong form is refused with status 400, and so is a social security number, which has no place in an address: send it in a batch.")
  Answer one(
      @Parameter(
              description =
                  "A scheme such as SCAC, MID or EIN, the beginning of several (IOR, FMC, IATA), or ACCOUNT",
              example = "SCAC")
          @RequestParam
          String scheme,
      @Parameter(description = "The identifier", example = "TSZL") @RequestParam String value,
      @Parameter(description = "The status at the end of this day, U.S. Eastern; today without it")
          @RequestParam(required = false)
          @Nullable LocalDate asOf) {
    var question = new Question(scheme, value);
    if (service.personal(question)) {
      throw new Refused(
          "A social security number has no place in an address, which servers on the way keep: send it in the body of POST /api/v1/status/batch.");
    }
    var answer = service.of(List.of(question), asOf).getFirst();
    if (answer.outcome() == Answer.Outcome.INVALID) {
      throw new Refused(String.valueOf(answer.detail()));
    }
    return answer;
  }

  @PostMapping(path = "/status/batch", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "The same for up to 500 identifiers at once",
      description =
          "One answer for each identifier, in their order. One in a wrong form is answered with INVALID and what is wrong with it. More than 500 are refused with status 413. The social security number of a sole proprietor (scheme IOR or IOR_SSN) is looked up by a keyed fingerprint, not logged, and masked in the answer.")
  BatchAnswer batch(@RequestBody Batch batch) {
    var identifiers = batch.identifiers();
    if (identifiers == null || identifiers.isEmpty()) {
      throw new Refused(
          "Send the identifiers as {\"identifiers\": [{\"scheme\": \"SCAC\", \"value\": \"TSZL\"}]}.");
    }
    if (identifiers.size() > settings.batchLimit()) {
      throw new BatchTooLarge(identifiers.size(), settings.batchLimit());
    }
    if (identifiers.contains(null)) {
      throw new Refused("An identifier is null: give scheme and value of each.");
    }
    return new BatchAnswer(batch.asOf(), service.of(identifiers, batch.asOf()));
  }

  @GetMapping("/benefits")
  @Operation(
      summary = "What the numbers of the benefits mean",
      description = "From the decision table benefits, as deployed now.")
  List<Benefit> benefits() {
    return benefits.all();
  }

  @GetMapping("/schemes")
  @Operation(summary = "The schemes of identifiers and their forms in words")
  Map<String, String> schemes() {
    return service.schemes();
  }

  /** Identifiers to be answered together. */
  record Batch(@Nullable LocalDate asOf, @Nullable List<Question> identifiers) {}

  /** One answer for each identifier, in their order. */
  record BatchAnswer(@Nullable LocalDate asOf, List<Answer> answers) {}
}
