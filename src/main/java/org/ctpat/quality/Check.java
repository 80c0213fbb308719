package org.ctpat.quality;

/**
 * A check: one query over all accounts, kept in a file under {@code quality/} with what is said of
 * its findings.
 *
 * @param id name of the file without its ending, such as {@code no-officer}
 * @param why why it matters, in a sentence or two
 * @param mend path of the page where it is mended; {@code {account}} stands for the account
 * @param sql query that selects {@code account_number} (empty for none), {@code subject} (what
 *     tells findings of an account apart), {@code case_id}, {@code what} and {@code since_on}; may
 *     read the parameters {@code today}, {@code soon}, {@code longAgo} and {@code hourAgo}
 */
public record Check(
    String id, Severity severity, String title, String why, String mend, String sql) {

  /** Where a finding of this account is mended. */
  public String mendAt(String accountNumber) {
    return accountNumber.isEmpty() && mend.contains("{account}")
        ? "/accounts"
        : mend.replace("{account}", accountNumber);
  }
}
