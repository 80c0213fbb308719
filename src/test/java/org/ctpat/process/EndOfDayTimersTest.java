package org.ctpat.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.regex.Pattern;
import org.camunda.feel.FeelEngine;
import org.ctpat.deadline.UsEastern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndOfDayTimersTest {

  private final FeelEngine feel = new FeelEngine.Builder().build();

  @ParameterizedTest
  @CsvSource({
    "annual-review.bpmn, Event_ExtendedDatePassed, extendedUntilOn, 2027-07-15",
    "annual-review.bpmn, Event_ExtendedDatePassed, extendedUntilOn, 2027-01-15",
    "annual-review.bpmn, Event_ExtendedDatePassed, extendedUntilOn, 2027-11-07",
    "application.bpmn, Event_LongerWaitOver, waitUntilOn, 2027-07-15",
    "application.bpmn, Event_LongerWaitOver, waitUntilOn, 2027-01-15",
    "application.bpmn, Event_LongerWaitOver, waitUntilOn, 2027-03-14"
  })
  void aDayThatAPersonNamesEndsAtMidnightOfNewYorkInSummerAndWinter(
      String model, String event, String variable, LocalDate day) throws IOException {
    var expression = timeDate(Files.readString(Path.of("bpmn", model)), event);

    var result = feel.evalExpression(expression, Map.of(variable, day.toString()));

    assertThat(result.isRight()).as(expression).isTrue();
    assertThat(((ZonedDateTime) result.toOption().get()).toInstant())
        .isEqualTo(UsEastern.endOf(day).toInstant());
  }

  @ParameterizedTest
  @CsvSource({
    "annual-review",
    "application",
    "corrective-action",
    "ctpat-membership",
    "validation"
  })
  void noModelCountsInAFixedOffset(String model) throws IOException {
    assertThat(Files.readString(Path.of("bpmn", model + ".bpmn")))
        .doesNotContainPattern("-0[45]:00");
  }

  private static String timeDate(String model, String event) {
    var found =
        Pattern.compile("id=\"Timer_" + event + "\">\\s*<bpmn:timeDate[^>]*>=([^<]+)<")
            .matcher(model);
    assertThat(found.find()).as(event).isTrue();
    return found.group(1).replace("&quot;", "\"");
  }
}
