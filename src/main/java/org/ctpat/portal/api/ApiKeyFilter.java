package org.ctpat.portal.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.ctpat.status.ApiKeys;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Recognizes the key of a request, counts it, and refuses requests that are too many. */
class ApiKeyFilter extends OncePerRequestFilter {

  private static final String BEARER = "Bearer ";

  private final ApiKeys keys;
  private final RateLimit limit;
  private final ProblemWriter problems;

  ApiKeyFilter(ApiKeys keys, RateLimit limit, ProblemWriter problems) {
    this.keys = keys;
    this.limit = limit;
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var key = presented(request).flatMap(keys::find);
    if (key.isEmpty()) {
      chain.doFilter(request, response);
      return;
    }
    var wait = limit.take(key.get());
    if (!wait.isZero()) {
      var seconds = Math.ceilDiv(wait.toMillis(), 1000);
      response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
      problems.write(
          request,
          response,
          HttpStatus.TOO_MANY_REQUESTS,
          "This key may ask %d times a minute. Ask again in %d s, or put up to 500 identifiers into one batch."
              .formatted(key.get().requestsPerMinute(), seconds));
      return;
    }
    var authorities =
        key.get().rights().stream().map(right -> new SimpleGrantedAuthority(right.name())).toList();
    var context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(
        UsernamePasswordAuthenticationToken.authenticated(key.get(), null, authorities));
    SecurityContextHolder.setContext(context);
    chain.doFilter(request, response);
  }

  private static Optional<String> presented(HttpServletRequest request) {
    var header = request.getHeader(HttpHeaders.AUTHORIZATION);
    return header != null && header.startsWith(BEARER)
        ? Optional.of(header.substring(BEARER.length()).strip())
        : Optional.empty();
  }
}
