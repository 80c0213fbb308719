package org.ctpat.deadline;

import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;

/**
 * How a period is counted from a start date: calendar or federal working days, after or before it.
 * The start date itself does not count. Years and months end on the same day of the month, or on
 * its last day where it is shorter.
 */
record DayCount(Period period, boolean working, boolean before) {

  static DayCount of(String period, String dayCount, String direction) {
    var count =
        new DayCount(
            parse(period),
            flag(dayCount, "working", "calendar"),
            flag(direction, "before", "after"));
    if (count.working && count.period.toTotalMonths() != 0) {
      throw new IllegalArgumentException("Working days are counted in days, not in " + period);
    }
    return count;
  }

  LocalDate from(LocalDate start) {
    if (!working) {
      return before ? start.minus(period) : start.plus(period);
    }
    return workingDays(start, period.getDays(), before ? -1 : 1);
  }

  /** How many days of this way of counting lie between the day of a pause and that of its end. */
  int paused(LocalDate from, LocalDate until) {
    return working
        ? (int) from.datesUntil(until).filter(FederalHolidays::isWorkingDay).count()
        : (int) ChronoUnit.DAYS.between(from, until);
  }

  /** The due day moved by paused days. */
  LocalDate moved(LocalDate due, int days) {
    return working ? workingDays(due, days, 1) : due.plusDays(days);
  }

  private static LocalDate workingDays(LocalDate start, int days, int step) {
    var day = start;
    for (int left = days; left > 0; ) {
      day = day.plusDays(step);
      if (FederalHolidays.isWorkingDay(day)) {
        left--;
      }
    }
    return day;
  }

  /** Such as "90 days", "10 working days", "1 year". */
  String inWords() {
    var words = new ArrayList<String>();
    if (period.getYears() != 0) {
      words.add(period.getYears() + (period.getYears() == 1 ? " year" : " years"));
    }
    if (period.getMonths() != 0) {
      words.add(period.getMonths() + (period.getMonths() == 1 ? " month" : " months"));
    }
    if (period.getDays() != 0 || words.isEmpty()) {
      words.add(
          period.getDays()
              + (working ? " working" : "")
              + (period.getDays() == 1 ? " day" : " days"));
    }
    return String.join(" and ", words);
  }

  private static Period parse(String text) {
    if (text.startsWith("PT")) {
      return Period.ofDays((int) Math.ceilDiv(Duration.parse(text).toHours(), 24));
    }
    return Period.parse(text);
  }

  private static boolean flag(String text, String yes, String no) {
    if (!text.equals(yes) && !text.equals(no)) {
      throw new IllegalArgumentException("'" + text + "' is neither " + yes + " nor " + no);
    }
    return text.equals(yes);
  }
}
