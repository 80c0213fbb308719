package org.ctpat.criteria;

/** What the supply chain security specialist thinks of an answer. */
public enum SpecialistView {
  NOT_YET,
  ACCEPTED,
  QUESTION,
  REJECTED
}
