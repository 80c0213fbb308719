package org.ctpat.planning;

/**
 * What the plan asks of a field office.
 *
 * @param capacity validations that it can carry out in a year
 * @param planned validations in the plan
 * @param reserve members of the office that the plan leaves out
 */
public record OfficeLoad(String office, int capacity, int planned, int reserve) {

  /** Validations that fit in besides; negative when the plan asks too much. */
  public int free() {
    return capacity - planned;
  }
}
