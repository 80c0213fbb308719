package org.ctpat.account;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps beside each account what the case board sorts and searches by: the name of the company as a
 * key and in words, its country, and the specialist in charge.
 */
@Component
class BoardColumns implements SmartInitializingSingleton {

  private static final int CHUNK = 500;

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;

  BoardColumns(JdbcClient jdbc, TransactionTemplate transaction) {
    this.jdbc = jdbc;
    this.transaction = transaction;
  }

  /** Fills them for the companies that have none, such as those of before the board. */
  @Override
  public void afterSingletonsInstantiated() {
    while (transaction.execute(status -> fillSome()) == CHUNK) {
      // the next ones
    }
  }

  private int fillSome() {
    var some =
        jdbc.sql(
                """
                select c.id, c.name, c.doing_business_as, c.country from company c
                where c.id in (select a.company_id from account a where a.company_key = '')
                order by c.id limit ?
                """)
            .param(CHUNK)
            .query(Named.class)
            .list();
    some.forEach(this::write);
    return some.size();
  }

  /** A company as it is stored now; its row must have been written. */
  void describe(Company company) {
    var data = company.data();
    write(new Named(company.id(), data.name(), data.doingBusinessAs(), data.country()));
  }

  private void write(Named company) {
    var other = company.doingBusinessAs() == null ? "" : " " + company.doingBusinessAs();
    var key = CompanyName.key(company.name());
    jdbc.sql("delete from company_word where company_id = ?").param(company.id()).update();
    for (var word : CompanyName.words(company.name() + other)) {
      jdbc.sql("insert into company_word (company_id, word) values (?, ?)")
          .params(company.id(), word)
          .update();
    }
    jdbc.sql("update account set company_key = ?, country = ? where company_id = ?")
        .params(
            Arrays.asList(
                key.isEmpty() ? "-" : key.substring(0, Math.min(key.length(), 200)),
                company.country(),
                company.id()))
        .update();
  }

  /** The specialist who has the account from now on. */
  void inCharge(AccountNumber number, String specialistId) {
    jdbc.sql("update account set specialist_id = ? where account_number = ?")
        .params(List.of(specialistId, number.value()))
        .update();
  }

  record Named(long id, String name, @Nullable String doingBusinessAs, @Nullable String country) {}
}
