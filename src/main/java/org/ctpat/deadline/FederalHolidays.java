package org.ctpat.deadline;

import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.DayOfWeek.THURSDAY;
import static java.time.temporal.TemporalAdjusters.dayOfWeekInMonth;
import static java.time.temporal.TemporalAdjusters.lastInMonth;

import java.time.LocalDate;
import java.time.Month;
import java.util.HashSet;
import java.util.Set;

/**
 * Federal working days: Monday to Friday without the legal public holidays (5 U.S.C. 6103(a)) on
 * the day they are observed: the Friday before one on a Saturday, the Monday after one on a Sunday.
 *
 * <p>Inauguration Day is a working day here: 5 U.S.C. 6103(c) frees only federal employees in and
 * around the District of Columbia from work, while validations are carried out by field offices all
 * over the country. Days that the President closes offices by order, such as a December 24, are not
 * holidays by law and count as well.
 */
final class FederalHolidays {

  /** Public Law 117-17 of June 17, 2021. */
  private static final int JUNETEENTH_SINCE = 2021;

  private FederalHolidays() {}

  static boolean isWorkingDay(LocalDate day) {
    return day.getDayOfWeek() != SATURDAY
        && day.getDayOfWeek() != SUNDAY
        && !observedIn(day.getYear()).contains(day);
  }

  /**
   * The observed days that fall in this year; New Year's Day of the next year may be one of them.
   */
  static Set<LocalDate> observedIn(int year) {
    var days = new HashSet<LocalDate>();
    for (var holiday :
        new LocalDate[] {
          LocalDate.of(year, Month.JANUARY, 1),
          LocalDate.of(year, Month.JULY, 4),
          LocalDate.of(year, Month.NOVEMBER, 11),
          LocalDate.of(year, Month.DECEMBER, 25),
          LocalDate.of(year + 1, Month.JANUARY, 1)
        }) {
      var observed = observed(holiday);
      if (observed.getYear() == year) {
        days.add(observed);
      }
    }
    if (year >= JUNETEENTH_SINCE) {
      days.add(observed(LocalDate.of(year, Month.JUNE, 19)));
    }
    days.add(LocalDate.of(year, Month.JANUARY, 1).with(dayOfWeekInMonth(3, MONDAY)));
    days.add(LocalDate.of(year, Month.FEBRUARY, 1).with(dayOfWeekInMonth(3, MONDAY)));
    days.add(LocalDate.of(year, Month.MAY, 1).with(lastInMonth(MONDAY)));
    days.add(LocalDate.of(year, Month.SEPTEMBER, 1).with(dayOfWeekInMonth(1, MONDAY)));
    days.add(LocalDate.of(year, Month.OCTOBER, 1).with(dayOfWeekInMonth(2, MONDAY)));
    days.add(LocalDate.of(year, Month.NOVEMBER, 1).with(dayOfWeekInMonth(4, THURSDAY)));
    return days;
  }

  private static LocalDate observed(LocalDate holiday) {
    return switch (holiday.getDayOfWeek()) {
      case SATURDAY -> holiday.minusDays(1);
      case SUNDAY -> holiday.plusDays(1);
      default -> holiday;
    };
  }
}
