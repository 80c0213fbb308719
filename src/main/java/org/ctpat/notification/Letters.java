package org.ctpat.notification;

import java.util.List;
import java.util.Map;
import org.ctpat.audit.Actor;
import org.springframework.stereotype.Service;

/** Writes letters from templates and keeps them as text and HTML. */
@Service
public class Letters {

  /**
   * Writes a letter once for each case, template and cycle; a repeated call returns the stored one.
   *
   * @param template name of a template under {@code templates/letters}, such as {@code
   *     certification-granted}
   * @param values what the template names beside company, account number and date
   */
  public Letter send(
      String accountNumber,
      String caseId,
      String template,
      String cycle,
      Map<String, ?> values,
      Actor by) {
    throw new UnsupportedOperationException();
  }

  /** The letters of an account, newest first. */
  public List<Letter> of(String accountNumber) {
    throw new UnsupportedOperationException();
  }
}
