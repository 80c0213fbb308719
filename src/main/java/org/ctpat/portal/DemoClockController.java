package org.ctpat.portal;

import java.time.Duration;
import java.time.Period;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Moves the demo's clock forward. */
@Controller
class DemoClockController {

  private static final Duration PAST_THE_DATE = Duration.ofSeconds(2);
  private static final int LONGEST_STEP_DAYS = 400;

  private final ObjectProvider<DemoClock> clocks;
  private final EasternTime eastern;

  DemoClockController(ObjectProvider<DemoClock> clocks, EasternTime eastern) {
    this.clocks = clocks;
    this.eastern = eastern;
  }

  @PostMapping("/demo/clock")
  String advance(@RequestParam String by, @RequestParam String back, RedirectAttributes messages) {
    var clock = clocks.getIfAvailable();
    if (clock == null) {
      throw new NotFound("demo clock");
    }
    clock.advance(step(clock, by));
    messages.addFlashAttribute("notice", "The clock now shows " + eastern.time(clock.now()) + ".");
    return "redirect:" + SafePath.of(back);
  }

  /** The banner that tells how far the demonstration is filled; empty when it is full. */
  @GetMapping("/demo/world")
  String filling() {
    return "portal/filling :: banner";
  }

  private Duration step(DemoClock clock, String by) {
    if ("next".equals(by)) {
      return clock
          .nextDate()
          .map(next -> Duration.between(clock.now(), next).plus(PAST_THE_DATE))
          .filter(step -> !step.isNegative())
          .orElse(Duration.ofDays(1));
    }
    try {
      var days = Period.parse(by).getDays();
      if (days < 1 || days > LONGEST_STEP_DAYS) {
        throw new BadRequest("The clock moves 1 to " + LONGEST_STEP_DAYS + " days at a time.");
      }
      var now = ZonedDateTime.ofInstant(clock.now(), EasternTime.ZONE);
      return Duration.between(now, now.plusDays(days));
    } catch (DateTimeParseException e) {
      throw new BadRequest("'" + by + "' is no period of days, such as P7D.");
    }
  }
}
