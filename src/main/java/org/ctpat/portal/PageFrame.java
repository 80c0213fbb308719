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

  PageFrame(ObjectProvider<DemoClock> demoClock) {
    this.demoClock = demoClock;
  }

  @ModelAttribute("me")
  @Nullable PortalUser me(@Nullable PortalUser me) {
    return me;
  }

  @ModelAttribute("clock")
  @Nullable DemoClock clock() {
    return demoClock.getIfAvailable();
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
