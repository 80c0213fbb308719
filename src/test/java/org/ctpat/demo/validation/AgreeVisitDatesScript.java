package org.ctpat.demo.validation;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import org.ctpat.audit.Actor;
import org.ctpat.demo.DemoCompany;
import org.ctpat.demo.FormScript;
import org.ctpat.task.InboxTask;
import org.ctpat.validation.Validations;
import org.springframework.stereotype.Component;

/** The company proposes working days after the notice period. */
@Component
class AgreeVisitDatesScript implements FormScript {

  private final Validations validations;

  AgreeVisitDatesScript(Validations validations) {
    this.validations = validations;
  }

  @Override
  public String formId() {
    return "agree-visit-dates";
  }

  @Override
  public Map<String, Object> play(InboxTask task, DemoCompany company, Actor by) {
    var plan = VisitPlan.of(company);
    var view = validations.view(task.caseId());
    var earliest = Objects.requireNonNull(view.earliestVisitOn());
    var dates =
        view.visits().stream()
            .map(
                visit ->
                    Map.of(
                        "site",
                        visit.siteId(),
                        "visitOn",
                        workingDay(
                                earliest.plusDays(
                                    plan.at(visit.siteName())
                                        .map(VisitPlan.Visit::daysAfterNotice)
                                        .orElse(3)))
                            .toString()))
            .toList();
    return Map.of("visitDates", dates, "visitDatesNote", plan.datesNote());
  }

  private static LocalDate workingDay(LocalDate date) {
    return switch (date.getDayOfWeek()) {
      case DayOfWeek.SATURDAY -> date.plusDays(2);
      case DayOfWeek.SUNDAY -> date.plusDays(1);
      default -> date;
    };
  }
}
