package org.ctpat.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Answers 404 for every address of an account that is not the person's own, before anything of the
 * request is looked at. The pages ask {@link AccountGate} as well; this makes sure that none can
 * forget to.
 */
class OwnAccountOnly implements HandlerInterceptor {

  private final SignedIn signedIn;

  OwnAccountOnly(SignedIn signedIn) {
    this.signedIn = signedIn;
  }

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
      throws IOException {
    var person = signedIn.person(request).orElse(null);
    if (person != null && (person.ofCbp() || asked(request).equals(person.accountNumber()))) {
      return true;
    }
    response.sendError(HttpServletResponse.SC_NOT_FOUND);
    return false;
  }

  private static String asked(HttpServletRequest request) {
    return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)
            instanceof Map<?, ?> variables
        ? String.valueOf(variables.get("number"))
        : "";
  }
}
