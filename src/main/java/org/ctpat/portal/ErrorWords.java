package org.ctpat.portal;

import java.util.Map;
import org.springframework.boot.web.error.ErrorAttributeOptions;
import org.springframework.boot.webmvc.error.DefaultErrorAttributes;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.WebRequest;

/** Lets the error pages say what our own refusals say; what others say stays in the log. */
@Component
class ErrorWords extends DefaultErrorAttributes {

  @Override
  public Map<String, Object> getErrorAttributes(WebRequest request, ErrorAttributeOptions options) {
    var attributes = super.getErrorAttributes(request, options);
    switch (getError(request)) {
      case NotFound asked -> attributes.put("said", asked.getMessage());
      case NotAllowed refused -> attributes.put("said", refused.getMessage());
      case BadRequest refused -> attributes.put("said", refused.getMessage());
      case EntryTooLong refused -> attributes.put("said", refused.getMessage());
      case null, default -> {}
    }
    return attributes;
  }
}
