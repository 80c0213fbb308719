package org.ctpat.planning;

/** A row of decision {@code validationPriority} that fits a member. */
record Factor(int points, String reason) {

  String inWords() {
    return reason + " (" + points + ")";
  }
}
