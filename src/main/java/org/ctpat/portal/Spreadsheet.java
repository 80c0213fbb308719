package org.ctpat.portal;

/** Texts for spreadsheets, which take a leading sign for a formula. */
final class Spreadsheet {

  private Spreadsheet() {}

  static String text(String value) {
    return !value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
  }
}
