package org.ctpat.portal;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What every page shows around its content. */
@ControllerAdvice
class PageFrame {

  private final ObjectProvider<DemoClock> demoClock;
  private final ObjectProvider<DemoFilling> demoFilling;

  PageFrame(ObjectProvider<DemoClock> demoClock, ObjectProvider<DemoFilling> demoFilling) {
    this.demoClock = demoClock;
    this.demoFilling = demoFilling;
  }

  @ModelAttribute("me")
  @Nullable PortalUser me(@Nullable PortalUser me) {
    return me;
  }

  @ModelAttribute("clock")
  @Nullable DemoClock clock() {
    return demoClock.getIfAvailable();
  }

  /** How far the demonstration is filled; null where there is none, or when it is full. */
  @ModelAttribute("filling")
  @Nullable DemoFilling filling() {
    var filling = demoFilling.getIfAvailable();
    return filling == null || filling.finished() ? null : filling;
  }

  @ModelAttribute("path")
  String path(HttpServletRequest request) {
    return request.getRequestURI();
  }

  @ModelAttribute("here")
  String here(HttpServletRequest request) {
    return request.getQueryString() == null
        ? request.getRequestURI()
        : request.getRequestURI() + "?" + request.getQueryString();
  }
}
