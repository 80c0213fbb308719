package org.ctpat.incident;

import java.util.List;
import java.util.stream.Collectors;
import org.ctpat.task.FieldError;

/** Something cannot be done with an incident; each error says at which field and what to do. */
public class IncidentRefused extends RuntimeException {

  private final transient List<FieldError> errors;

  public IncidentRefused(String message) {
    this(List.of(new FieldError("", message)));
  }

  public IncidentRefused(List<FieldError> errors) {
    super(errors.stream().map(FieldError::message).collect(Collectors.joining(" ")));
    this.errors = List.copyOf(errors);
  }

  public List<FieldError> errors() {
    return errors;
  }
}
