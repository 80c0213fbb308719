package org.ctpat.portal.api;

import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers for addresses that lead nowhere. */
@Hidden
@RestController
class UnknownApi {

  @RequestMapping("/api/**")
  ProblemDetail nothing() {
    return ProblemDetail.forStatusAndDetail(
        HttpStatus.NOT_FOUND,
        "There is nothing at this address, or not by this method. /api/v1/openapi describes what there is.");
  }
}
