package org.ctpat.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DayCountTest {

  @ParameterizedTest(name = "{0} {1} {2} {3} is {4}")
  @CsvSource({
    "P90D, calendar, after, 2027-03-03, 2027-06-01",
    "P90D, calendar, before, 2028-03-03, 2027-12-04",
    "P1Y, calendar, after, 2028-02-29, 2029-02-28",
    "P4Y, calendar, after, 2028-02-29, 2032-02-29",
    "P1Y, calendar, after, 2027-02-28, 2028-02-28",
    "P3M, calendar, after, 2027-11-30, 2028-02-29",
    "PT0S, calendar, after, 2027-03-03, 2027-03-03",
    "PT24H, calendar, after, 2027-03-03, 2027-03-04",
    "P10D, working, after, 2027-03-03, 2027-03-17",
    // over Thanksgiving 2027 (Thursday, November 25)
    "P10D, working, after, 2027-11-22, 2027-12-07",
    // over Independence Day 2027, a Sunday observed on Monday, July 5
    "P1D, working, after, 2027-07-02, 2027-07-06",
    // over New Year 2028, a Saturday observed on Friday, December 31, 2027
    "P1D, working, after, 2027-12-30, 2028-01-03",
    "P1D, working, before, 2027-03-08, 2027-03-05"
  })
  void countsFromTheStartDate(
      String period, String dayCount, String direction, LocalDate start, LocalDate due) {
    assertThat(DayCount.of(period, dayCount, direction).from(start)).isEqualTo(due);
  }

  @Test
  void observesElevenHolidaysInAYear() {
    assertThat(FederalHolidays.observedIn(2026))
        .containsExactlyInAnyOrder(
            LocalDate.of(2026, 1, 1),
            LocalDate.of(2026, 1, 19),
            LocalDate.of(2026, 2, 16),
            LocalDate.of(2026, 5, 25),
            LocalDate.of(2026, 6, 19),
            LocalDate.of(2026, 7, 3),
            LocalDate.of(2026, 9, 7),
            LocalDate.of(2026, 10, 12),
            LocalDate.of(2026, 11, 11),
            LocalDate.of(2026, 11, 26),
            LocalDate.of(2026, 12, 25));
  }

  @Test
  void countsInaugurationDayAsAWorkingDay() {
    // 2033-01-20 is a Thursday; a holiday only in and around the District of Columbia.
    assertThat(FederalHolidays.isWorkingDay(LocalDate.of(2033, 1, 20))).isTrue();
    // 2025-01-20 is the birthday of Martin Luther King, Jr., as well.
    assertThat(FederalHolidays.isWorkingDay(LocalDate.of(2025, 1, 20))).isFalse();
  }

  @Test
  void observesJuneteenthSinceItIsAHoliday() {
    assertThat(FederalHolidays.observedIn(2027)).contains(LocalDate.of(2027, 6, 18));
    assertThat(FederalHolidays.observedIn(2022)).contains(LocalDate.of(2022, 6, 20));
    assertThat(FederalHolidays.observedIn(2020)).hasSize(10);
    assertThat(FederalHolidays.isWorkingDay(LocalDate.of(2020, 6, 19))).isTrue();
  }

  @Test
  void observesNewYearOnTheLastDayOfTheYearBefore() {
    assertThat(FederalHolidays.observedIn(2027)).contains(LocalDate.of(2027, 12, 31));
    assertThat(FederalHolidays.observedIn(2028)).doesNotContain(LocalDate.of(2028, 1, 1));
  }

  @Test
  void endsADueDayAtTheOffsetOfThatDay() {
    assertThat(UsEastern.endOf(LocalDate.of(2027, 3, 13)))
        .isEqualTo(OffsetDateTime.parse("2027-03-13T23:59:59-05:00"));
    assertThat(UsEastern.endOf(LocalDate.of(2027, 3, 14)))
        .isEqualTo(OffsetDateTime.parse("2027-03-14T23:59:59-04:00"));
    assertThat(UsEastern.endOf(LocalDate.of(2027, 11, 7)))
        .isEqualTo(OffsetDateTime.parse("2027-11-07T23:59:59-05:00"));
    assertThat(UsEastern.startOf(LocalDate.of(2027, 11, 7)))
        .isEqualTo(OffsetDateTime.parse("2027-11-07T00:00:00-04:00"));
  }

  @Test
  void refusesWorkingMonths() {
    assertThatThrownBy(() -> DayCount.of("P3M", "working", "after"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Working days");
  }

  @Test
  void refusesAnUnknownWayOfCounting() {
    assertThatThrownBy(() -> DayCount.of("P3M", "lunar", "after")).hasMessageContaining("lunar");
  }

  @ParameterizedTest
  @CsvSource({
    "P1Y, 1 year",
    "P10D, 10 days",
    "P1D, 1 day",
    "P1Y2M, 1 year and 2 months",
    "PT0S, 0 days"
  })
  void saysThePeriodInWords(String period, String words) {
    assertThat(DayCount.of(period, "calendar", "after").inWords()).isEqualTo(words);
  }
}
