package org.ctpat.demo.criteriatraining;

import java.time.LocalDate;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ctpat.audit.Actor;
import org.ctpat.criteria.Answer;
import org.ctpat.criteria.CompanyFacts;
import org.ctpat.criteria.ProfileView.CriterionAnswer;
import org.ctpat.criteria.SecurityProfiles;
import org.ctpat.deadline.Deadlines;
import org.ctpat.demo.DemoCompany;
import org.ctpat.document.Documents;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Writes the security profile of a demo company from its {@code answers.csv}; where it has none,
 * from the catalogue and what its {@code application.json} says of its practice.
 */
@Component
public class ProfileAuthor {

  private final SecurityProfiles profiles;
  private final CompanyFacts facts;
  private final Documents documents;
  private final Deadlines deadlines;

  ProfileAuthor(
      SecurityProfiles profiles, CompanyFacts facts, Documents documents, Deadlines deadlines) {
    this.profiles = profiles;
    this.facts = facts;
    this.documents = documents;
    this.deadlines = deadlines;
  }

  /**
   * States what holds for the company, and answers every criterion that is not complete then, with
   * its evidence.
   */
  public void complete(DemoCompany company, String accountNumber, Actor by) {
    state(company, accountNumber, by);
    var evidence = new EvidenceFolder(documents, company, accountNumber, deadlines.today(), by);
    var present = answers(accountNumber);
    if (!company.has("answers.csv")) {
      var practice = new Practice(company);
      present.values().stream()
          .filter(answer -> !answer.complete())
          .forEach(answer -> writeFromCatalogue(practice, evidence, accountNumber, answer, by));
      return;
    }
    for (var row : company.csv("answers.csv")) {
      var id = row.get("criterion_id");
      var answer = present.get(id);
      if (answer == null || answer.complete()) {
        continue;
      }
      var version = answer.version();
      for (var file : row.get("evidence").split("\\|")) {
        if (!file.isEmpty()) {
          var document = evidence.id(file, "criterion " + id);
          version = profiles.attach(accountNumber, id, document, by).version();
        }
      }
      var reason = row.get("not_applicable_reason");
      var reviewedOn = deadlines.today().minusDays(Long.parseLong(row.get("reviewed_days_before")));
      profiles.answer(
          accountNumber,
          id,
          new Answer(
              row.get("how_met"),
              !reason.isEmpty(),
              reason,
              row.get("responsible"),
              reviewedOn,
              version),
          by);
    }
  }

  /** The facts that do not hold are listed in {@code application.json}, if there are any. */
  private void state(DemoCompany company, String accountNumber, Actor by) {
    var doesNotHold =
        company
            .json("application.json")
            .path("doesNotHold")
            .valueStream()
            .map(JsonNode::asString)
            .toList();
    for (var fact : facts.of(accountNumber)) {
      facts.state(accountNumber, fact.key(), !doesNotHold.contains(fact.key()), by);
    }
  }

  private void writeFromCatalogue(
      Practice practice,
      EvidenceFolder evidence,
      String accountNumber,
      CriterionAnswer answer,
      Actor by) {
    var criterion = answer.criterion();
    var version = answer.version();
    if (criterion.isMust()) {
      var document =
          evidence.id(
              "security-manual-%02d.txt".formatted(criterion.categoryNumber()),
              "category " + criterion.category());
      version = profiles.attach(accountNumber, criterion.id(), document, by).version();
    }
    profiles.answer(
        accountNumber,
        criterion.id(),
        new Answer(
            practice.howMet(criterion),
            false,
            "",
            practice.responsible(criterion),
            deadlines.today().minusDays(40),
            version),
        by);
  }

  /** Answers the specialist's open remarks with what was done. */
  void answerRemarks(String accountNumber, Actor by) {
    for (var criterion : profiles.openRemarks(accountNumber)) {
      extend(
          accountNumber,
          criterion.id(),
          "After the specialist's remark the procedure was made more precise: it now names who"
              + " does it, how often, and where the record is kept.",
          by);
    }
  }

  /** Gives the date of the new review where the yearly one has run out. */
  void reviewAgain(String accountNumber, Actor by) {
    answers(accountNumber).values().stream()
        .filter(answer -> !answer.complete() && answer.version() != null)
        .forEach(answer -> write(accountNumber, answer, answer.howMet(), deadlines.today(), by));
  }

  /** Adds a sentence to an answer. */
  void extend(String accountNumber, String criterionId, String sentence, Actor by) {
    var answer = answers(accountNumber, criterionId);
    write(accountNumber, answer, answer.howMet() + " " + sentence, deadlines.today(), by);
  }

  private void write(
      String accountNumber, CriterionAnswer answer, String howMet, LocalDate on, Actor by) {
    profiles.answer(
        accountNumber,
        answer.criterion().id(),
        new Answer(
            answer.notApplicable() ? "" : howMet.strip(),
            answer.notApplicable(),
            answer.notApplicable() ? answer.reason() : "",
            answer.responsible(),
            on,
            answer.version()),
        by);
  }

  private CriterionAnswer answers(String accountNumber, String criterionId) {
    var answer = answers(accountNumber).get(criterionId);
    if (answer == null) {
      throw new IllegalArgumentException("Criterion " + criterionId + " does not apply");
    }
    return answer;
  }

  private Map<String, CriterionAnswer> answers(String accountNumber) {
    return profiles.view(accountNumber).categories().stream()
        .flatMap(category -> category.criteria().stream())
        .collect(Collectors.toMap(answer -> answer.criterion().id(), Function.identity()));
  }
}
