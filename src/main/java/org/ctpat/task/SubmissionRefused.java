package org.ctpat.task;

import java.util.List;
import java.util.stream.Collectors;

/** A submission does not meet the rules of its form; nothing was changed. */
public class SubmissionRefused extends RuntimeException {

  private final List<FieldError> errors;

  public SubmissionRefused(List<FieldError> errors) {
    super(errors.stream().map(FieldError::message).collect(Collectors.joining(" ")));
    this.errors = List.copyOf(errors);
  }

  public List<FieldError> errors() {
    return errors;
  }
}
