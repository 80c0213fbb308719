package org.ctpat.notification;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.ctpat.deadline.Deadline;
import org.ctpat.deadline.Deadlines;
import org.ctpat.deadline.UsEastern;
import org.ctpat.decision.DecisionFailed;
import org.springframework.stereotype.Component;

/**
 * What a letter stands on: for each rule that its text names, the rule with its date in the case
 * and the source of both.
 */
@Component
class LegalBasis {

  private static final Pattern RULE = Pattern.compile("\\bD[LC][0-9]{2}\\b");

  private final Deadlines deadlines;

  LegalBasis(Deadlines deadlines) {
    this.deadlines = deadlines;
  }

  List<String> of(String text, String accountNumber, String caseId) {
    var lines = new ArrayList<String>();
    RULE.matcher(text)
        .results()
        .map(MatchResult::group)
        .distinct()
        .forEach(rule -> line(rule, accountNumber, caseId).ifPresent(lines::add));
    return lines;
  }

  private Optional<String> line(String rule, String accountNumber, String caseId) {
    return deadlines
        .find(caseId, rule)
        .or(() -> newest(rule, accountNumber))
        .map(
            date ->
                "%s, %s: %s%s. Source: %s"
                    .formatted(
                        rule,
                        date.name(),
                        words(date.kind()),
                        UsEastern.inWords(date.dueOn()),
                        date.source()))
        .or(() -> withoutDate(rule));
  }

  private Optional<Deadline> newest(String rule, String accountNumber) {
    return deadlines.of(accountNumber).stream()
        .filter(date -> date.ruleId().equals(rule))
        .max(Comparator.comparingLong(Deadline::id));
  }

  private Optional<String> withoutDate(String rule) {
    try {
      var row = deadlines.rule(rule);
      return Optional.of("%s, %s. Source: %s".formatted(rule, row.name(), row.source()));
    } catch (DecisionFailed | IllegalArgumentException e) {
      // The engine is away, or the table has lost the rule: the letter still names it.
      return Optional.of(rule);
    }
  }

  private static String words(Deadline.Kind kind) {
    return switch (kind) {
      case NOT_LATER_THAN -> "";
      case NOT_BEFORE -> "not before ";
      case OPENS -> "opens ";
    };
  }
}
