package org.ctpat.partner;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.ctpat.audit.Actor;
import org.ctpat.task.FieldError;
import org.ctpat.task.FormHandler;
import org.ctpat.task.InboxTask;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The member says what it does about a partner that lost its status or proof. */
@Component
class AssessAffectedPartnerForm implements FormHandler {

  private static final String DECISION = "partnerDecision";
  private static final String DONE_UNTIL = "doneUntil";
  private static final String REPLACEMENT = "replacementName";
  private static final String COUNTRY = "replacementCountry";
  private static final String FILES = "measureFiles";

  /** Fields of the form by those of a proof. */
  private static final Map<String, String> PROOF_FIELDS =
      Map.of(
          "kind", "proofKind",
          "programme", "proofProgramme",
          "reference", "proofReference",
          "validUntil", "proofValidUntil",
          "files", FILES);

  private final FollowUps followUps;
  private final Partners partners;

  AssessAffectedPartnerForm(FollowUps followUps, Partners partners) {
    this.followUps = followUps;
    this.partners = partners;
  }

  @Override
  public String formId() {
    return "assess-affected-partner";
  }

  @Override
  public Map<String, Object> prefill(InboxTask task) {
    return Map.of(
        "proofKinds",
        Arrays.stream(ProofKind.values())
            .filter(kind -> kind != ProofKind.SVI)
            .map(kind -> Map.of("label", kind.label(), "value", kind.name()))
            .toList(),
        "programmes",
        partners.programmes().stream()
            .map(
                programme ->
                    Map.of(
                        "label",
                        programme.partner() + ", " + programme.program(),
                        "value",
                        programme.code()))
            .toList(),
        "partnerPage",
        followUps
            .find(task.caseId())
            .map(
                followUp ->
                    "/accounts/%s/partners/%d"
                        .formatted(followUp.accountNumber(), followUp.partnerId()))
            .orElse("/"));
  }

  @Override
  public List<FieldError> validate(InboxTask task, Map<String, Object> data, Actor by) {
    var submitted = new Submitted(data);
    var errors = new ArrayList<FieldError>();
    var decision = decision(submitted);
    if (decision.isEmpty()) {
      return List.of(new FieldError(DECISION, "Say what you do about the partner"));
    }
    var until = submitted.date(DONE_UNTIL);
    switch (decision.get()) {
      case REPLACE -> {
        if (submitted.text(REPLACEMENT).isEmpty()) {
          errors.add(new FieldError(REPLACEMENT, "Name the new partner"));
        }
        if (!known(submitted.text(COUNTRY))) {
          errors.add(
              new FieldError(COUNTRY, "Give the country as a code of two letters, such as MX"));
        }
      }
      case MITIGATE -> {
        if (until == null) {
          errors.add(new FieldError(DONE_UNTIL, "Say by when the measures are done"));
        } else if (until.isBefore(followUps.today())) {
          errors.add(new FieldError(DONE_UNTIL, "The day lies today or later"));
        }
        if (submitted.texts(FILES).isEmpty()) {
          errors.add(new FieldError(FILES, "Add at least one file that shows the measures"));
        }
      }
      case NEW_PROOF -> errors.addAll(proofErrors(task, submitted));
      case NOT_USED -> {}
    }
    return errors;
  }

  private List<FieldError> proofErrors(InboxTask task, Submitted submitted) {
    var errors = new ArrayList<FieldError>();
    if (submitted.texts(FILES).isEmpty()) {
      errors.add(new FieldError(FILES, "Add the proof as a file"));
    }
    var proof = proof(submitted);
    if (proof == null) {
      errors.add(new FieldError("proofKind", "Choose the kind of the new proof"));
    } else {
      partners.problems(task.accountNumber(), proof).stream()
          .map(
              problem ->
                  new FieldError(
                      PROOF_FIELDS.getOrDefault(problem.key(), DECISION), problem.message()))
          .forEach(errors::add);
      var until = proof.validUntil();
      if (until != null && until.isBefore(followUps.today())) {
        errors.add(new FieldError("proofValidUntil", "This proof has ended already"));
      }
    }
    return errors;
  }

  @Override
  public void record(InboxTask task, Map<String, Object> data, Actor by) {
    var submitted = new Submitted(data);
    var decision = decision(submitted).orElseThrow();
    var replaced = decision == FollowUpDecision.REPLACE;
    followUps.answer(
        task.caseId(),
        task.key(),
        new PartnerAnswer(
            decision,
            submitted.text("measures"),
            decision == FollowUpDecision.NOT_USED ? null : submitted.date(DONE_UNTIL),
            replaced ? submitted.text(REPLACEMENT) : null,
            replaced ? submitted.text(COUNTRY).toUpperCase(Locale.ROOT) : null,
            decision == FollowUpDecision.NEW_PROOF ? proof(submitted) : null,
            submitted.texts(FILES)),
        by);
  }

  private static Optional<FollowUpDecision> decision(Submitted submitted) {
    var word = submitted.text(DECISION);
    return Arrays.stream(FollowUpDecision.values())
        .filter(decision -> decision.word().equals(word))
        .findFirst();
  }

  private @Nullable ProofEntry proof(Submitted submitted) {
    var word = submitted.text("proofKind");
    return Arrays.stream(ProofKind.values())
        .filter(kind -> kind.name().equals(word))
        .findFirst()
        .map(
            kind ->
                new ProofEntry(
                    kind,
                    submitted.textOrNull("proofProgramme"),
                    submitted.text("proofReference"),
                    followUps.today(),
                    submitted.date("proofValidUntil"),
                    "",
                    submitted.texts(FILES)))
        .orElse(null);
  }

  private static boolean known(String country) {
    return PartnerRules.COUNTRIES.contains(country.toUpperCase(Locale.ROOT));
  }
}
