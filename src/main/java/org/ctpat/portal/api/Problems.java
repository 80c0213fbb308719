package org.ctpat.portal.api;

import io.swagger.v3.oas.annotations.Hidden;
import org.ctpat.decision.DecisionFailed;
import org.ctpat.status.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Every error of the API as problem details (RFC 9457). */
@Hidden
@RestControllerAdvice(basePackageClasses = Problems.class)
class Problems extends ResponseEntityExceptionHandler {

  @ExceptionHandler
  ProblemDetail refused(Refused e) {
    return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, e.getMessage());
  }

  @ExceptionHandler
  ProblemDetail tooLarge(BatchTooLarge e) {
    return ProblemDetail.forStatusAndDetail(HttpStatus.CONTENT_TOO_LARGE, e.getMessage());
  }

  /** What ends the reading of a body that is too long comes wrapped by the reader. */
  @Override
  protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
      HttpMessageNotReadableException e,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    return e.contains(BodyTooLong.class)
        ? handleExceptionInternal(
            e,
            ProblemDetail.forStatusAndDetail(HttpStatus.CONTENT_TOO_LARGE, BodyTooLong.WORDS),
            headers,
            HttpStatus.CONTENT_TOO_LARGE,
            request)
        : super.handleHttpMessageNotReadable(e, headers, status, request);
  }

  @ExceptionHandler
  ProblemDetail noPartner(NoPartner e) {
    return ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, e.getMessage());
  }

  /** The engine holds the table of benefits and does not answer. */
  @ExceptionHandler
  ResponseEntity<ProblemDetail> away(DecisionFailed e) {
    return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
        .header(HttpHeaders.RETRY_AFTER, "30")
        .body(
            ProblemDetail.forStatusAndDetail(
                HttpStatus.SERVICE_UNAVAILABLE,
                "The benefits cannot be told at the moment. Ask again in half a minute."));
  }
}
