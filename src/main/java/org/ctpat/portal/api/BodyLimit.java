package org.ctpat.portal.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingRequestWrapper;

/**
 * Refuses bodies of JSON that are longer than 1 MB with status 413, before anything is read where
 * the length is announced, else as soon as more than that has come. Uploads have their own limit.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class BodyLimit extends OncePerRequestFilter {

  static final int LONGEST = 1024 * 1024;

  private final ProblemWriter problems;

  BodyLimit(ProblemWriter problems) {
    this.problems = problems;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    var type = request.getContentType();
    return type != null
        && !type.toLowerCase(Locale.ROOT).contains("json")
        && !request.getRequestURI().startsWith("/api/");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (request.getContentLengthLong() > LONGEST) {
      problems.write(request, response, HttpStatus.CONTENT_TOO_LARGE, BodyTooLong.WORDS);
      return;
    }
    chain.doFilter(
        request.getContentLengthLong() < 0 && request.getHeader("Transfer-Encoding") != null
            ? new Measured(request)
            : request,
        response);
  }

  /** Of an unannounced length; the limit is that of what is read. */
  private static class Measured extends ContentCachingRequestWrapper {

    Measured(HttpServletRequest request) {
      super(request, LONGEST);
    }

    @Override
    protected void handleContentOverflow(int limit) {
      throw new BodyTooLong();
    }
  }
}
