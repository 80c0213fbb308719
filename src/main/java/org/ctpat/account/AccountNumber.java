package org.ctpat.account;

import java.util.regex.Pattern;

/** Number of an account in the programme, such as {@code 10-000101}. */
public record AccountNumber(String value) {

  private static final Pattern FORM = Pattern.compile("[0-9]{2}-[0-9]{6}");

  public AccountNumber {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "'"
              + value
              + "' is no account number: two digits, a hyphen, six digits, as in 10-000101");
    }
  }

  public static AccountNumber of(String value) {
    return new AccountNumber(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
