package org.ctpat.validation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ctpat.account.Staff;
import org.ctpat.audit.Actor;
import org.ctpat.task.FieldError;
import org.ctpat.task.FormHandler;
import org.ctpat.task.InboxTask;
import org.springframework.stereotype.Component;

/** Kind of the validation, sites, the team of two and the documents that the notice asks for. */
@Component
class ChooseSitesAndTeamForm implements FormHandler {

  private static final String SPECIALIST = "ctpat-specialist";

  private final ValidationSteps steps;
  private final Staff staff;

  ChooseSitesAndTeamForm(ValidationSteps steps, Staff staff) {
    this.steps = steps;
    this.staff = staff;
  }

  @Override
  public String formId() {
    return "choose-sites-and-team";
  }

  @Override
  public List<FieldError> validate(InboxTask task, Map<String, Object> data, Actor by) {
    var submitted = new Submitted(data);
    var errors = new ArrayList<FieldError>();
    var possible = steps.possibleSites(task.accountNumber());
    var wanted = submitted.texts("sites");
    var chosen = possible.stream().filter(site -> wanted.contains(site.siteId())).toList();
    if (chosen.size() != wanted.size()) {
      errors.add(new FieldError("sites", "Choose from the sites of the company profile"));
    } else if (chosen.isEmpty()) {
      errors.add(new FieldError("sites", "Choose the sites to be visited"));
    } else if (chosen.stream().allMatch(ChosenSite::foreign)
        && !possible.stream().allMatch(ChosenSite::foreign)) {
      errors.add(new FieldError("sites", "Choose at least one domestic site"));
    } else if (kind(submitted).foreignSite()
        && possible.stream().anyMatch(ChosenSite::foreign)
        && chosen.stream().noneMatch(ChosenSite::foreign)) {
      errors.add(
          new FieldError(
              "sites", "Choose a foreign site too, or validate virtually (6 U.S.C. 965(a))"));
    }
    var team = submitted.texts("team");
    if (team.size() != 2 || new HashSet<>(team).size() != 2) {
      errors.add(new FieldError("team", "Choose two different people"));
    } else if (!team.stream().allMatch(this::isSpecialist)) {
      errors.add(new FieldError("team", "Choose from the list of specialists"));
    }
    var lead = submitted.text("lead");
    if (!lead.isEmpty() && !team.contains(lead)) {
      errors.add(new FieldError("lead", "Choose the lead from the team"));
    }
    errors.addAll(ValidationKinds.missing(kind(submitted).planFacts(), submitted));
    if (documents(submitted).isEmpty()) {
      errors.add(new FieldError("documents", "Name the documents that the notice asks for"));
    }
    return errors;
  }

  @Override
  public void record(InboxTask task, Map<String, Object> data, Actor by) {
    var submitted = new Submitted(data);
    var wanted = submitted.texts("sites");
    var team = submitted.texts("team");
    var lead = submitted.text("lead");
    steps.plan(
        task.caseId(),
        new Plan(
            ValidationKind.of(submitted.text("validationKind")),
            steps.possibleSites(task.accountNumber()).stream()
                .filter(site -> wanted.contains(site.siteId()))
                .toList(),
            submitted.text("sitesReason"),
            team,
            lead.isEmpty() ? team.getFirst() : lead,
            documents(submitted),
            ValidationKinds.read(kind(submitted).planFacts(), submitted)),
        by);
  }

  private ValidationKinds.Rule kind(Submitted submitted) {
    return steps.kind(ValidationKind.of(submitted.text("validationKind")));
  }

  private boolean isSpecialist(String id) {
    return staff.find(id).filter(person -> person.groups().contains(SPECIALIST)).isPresent();
  }

  private static List<String> documents(Submitted submitted) {
    return Stream.concat(
            submitted.texts("documents").stream(),
            Lines.read(submitted.text("otherDocuments")).stream())
        .map(String::strip)
        .distinct()
        .toList();
  }
}
