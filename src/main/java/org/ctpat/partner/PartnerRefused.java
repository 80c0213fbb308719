package org.ctpat.partner;

import java.util.List;
import java.util.stream.Collectors;
import org.ctpat.task.FieldError;

/** A change of the partner register that is not possible; each problem says what to do. */
public class PartnerRefused extends RuntimeException {

  private final List<FieldError> problems;

  /** Refuses what was entered for these problems. */
  public PartnerRefused(List<FieldError> problems) {
    super(problems.stream().map(FieldError::message).collect(Collectors.joining(" ")));
    this.problems = problems;
  }

  PartnerRefused(String message) {
    this(List.of(new FieldError("", message)));
  }

  /**
   * The problems with the names of the fields of the entry; an empty name when none is concerned.
   */
  public List<FieldError> problems() {
    return problems;
  }
}
