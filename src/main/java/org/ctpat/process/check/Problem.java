package org.ctpat.process.check;

/**
 * Something to mend in a model or form.
 *
 * @param file file name, such as {@code application.bpmn}
 * @param element label or id of the element
 * @param message what is wrong and what to do, for a process owner
 */
public record Problem(String file, String element, String message) {

  @Override
  public String toString() {
    return file + ": " + element + ": " + message;
  }
}
