package org.ctpat.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.ctpat.DomainTest;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.Accounts;
import org.ctpat.account.CaseState;
import org.ctpat.account.Contact;
import org.ctpat.account.EntityTypes;
import org.ctpat.account.MembershipStatus;
import org.ctpat.account.NewAccount;
import org.ctpat.audit.Actor;
import org.ctpat.deadline.Deadlines;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.datasource.DataSourceUtils;

@DomainTest
class CaseBoardTest {

  private static final Actor CBP = new Actor("maria.kessler", "Maria Kessler", Actor.Kind.CBP);
  private static final int MANY = 1030;
  private static final String OFFICE = "Walked Office";

  @Autowired private CaseBoard board;
  @Autowired private Accounts accounts;
  @Autowired private Deadlines deadlines;
  @Autowired private EntityTypes types;
  @Autowired private JdbcClient jdbc;
  @Autowired private DataSource database;

  @ParameterizedTest
  @EnumSource(BoardOrder.class)
  void everyAccountIsMetOnceForwardAndBackInEachOrder(BoardOrder order) {
    manyAccounts();
    var office = office(OFFICE);
    for (boolean descending : new boolean[] {false, true}) {
      var forward = new ArrayList<String>();
      var page = board.first(office, order, descending, 60);
      assertThat(page.previous()).isNull();
      forward.addAll(numbers(page));
      while (page.next() != null) {
        page = board.after(office, order, descending, page.next(), 60);
        forward.addAll(numbers(page));
      }
      assertThat(forward).hasSize(MANY).doesNotHaveDuplicates();

      var back = new ArrayList<List<String>>();
      back.add(numbers(page));
      while (page.previous() != null) {
        page = board.before(office, order, descending, page.previous(), 60);
        back.add(numbers(page));
      }
      Collections.reverse(back);
      assertThat(back.stream().flatMap(List::stream)).containsExactlyElementsOf(forward);
    }
  }

  @Test
  void overdueAccountsComeFirstAndThoseWithoutDateLast() {
    manyAccounts();
    var first = board.first(office(OFFICE), BoardOrder.DUE, false, 500);

    assertThat(first.rows()).extracting(row -> row.next().dueOn()).isSorted();
    assertThat(first.rows().getFirst().next().dueOn()).isBefore(deadlines.today());
    var place = first.next();
    var last = board.first(office(OFFICE), BoardOrder.DUE, false, 2000);
    assertThat(last.rows().getLast().next()).isNull();

    // While someone pages, what was due is done: the next page neither repeats nor skips others.
    jdbc.sql("update deadline set state = 'MET' where account_number = ?")
        .param(first.rows().getLast().account().number().value())
        .update();
    assertThat(numbers(board.after(office(OFFICE), BoardOrder.DUE, false, place, 10)))
        .isEqualTo(numbers(last).subList(500, 510));
  }

  @Test
  void aPageTakesAtMostFourStatementsHoweverManyAccountsThereAre() {
    manyAccounts();
    var statements = new AtomicInteger();
    var counted = new CaseBoard(JdbcClient.create(counting(statements)), types, deadlines);
    for (var order : BoardOrder.values()) {
      for (var filter : List.of(office(OFFICE), text("walked"), text("walked nothing"))) {
        statements.set(0);
        counted.first(filter, order, false, 2000);
        assertThat(statements.get()).isLessThanOrEqualTo(4);
      }
    }
  }

  @Test
  void findsACompanyByNameNumberCaseAndIdentifierHoweverTheyAreWritten() {
    var number = open("76-000001", "Ärzte & Köche's Lamp-Works, S.A.");
    identifier(number, "IOR_IRS", "76-123456700");
    identifier(number, "SCAC", "QZXL");
    identifier(number, "MID", "MXQZXDEL1200MON");

    for (var text :
        List.of(
            "arzte koches",
            "lamp works s a",
            "LAMPW",
            "works lamp",
            "76-000001",
            "76-0000",
            "76-000001-APP-1",
            "76-1234567 00",
            "76123456700",
            "76-1234",
            "qzxl",
            "mxqzxdel1200mon",
            "mxqzx")) {
      if (text.equals("LAMPW")) {
        assertThat(numbers(board.first(text(text), BoardOrder.COMPANY, false, 10))).isEmpty();
      } else {
        assertThat(numbers(board.first(text(text), BoardOrder.COMPANY, false, 10)))
            .as(text)
            .contains("76-000001");
      }
    }
    assertThat(numbers(board.first(text("lamp zebra"), BoardOrder.DUE, false, 10))).isEmpty();
    assertThat(numbers(board.first(text("%%%"), BoardOrder.DUE, false, 10))).isEmpty();
  }

  @Test
  void narrowsDown() {
    manyAccounts();
    var all = board.first(office(OFFICE), BoardOrder.ACCOUNT, false, 2000).rows();
    var today = deadlines.today();

    assertThat(count(filter(null, null, BoardFilter.Due.OVERDUE)))
        .isPositive()
        .isEqualTo(
            all.stream()
                .filter(row -> row.next() != null && row.next().dueOn().isBefore(today))
                .count());
    assertThat(count(filter(null, null, BoardFilter.Due.WITHIN_60_DAYS)))
        .isPositive()
        .isEqualTo(
            all.stream()
                .filter(row -> row.next() != null && !row.next().dueOn().isBefore(today))
                .filter(row -> !row.next().dueOn().isAfter(today.plusDays(60)))
                .count());
    assertThat(count(filter(2, null, null)))
        .isPositive()
        .isEqualTo(
            all.stream().filter(row -> Integer.valueOf(2).equals(row.account().tier())).count());
    assertThat(count(filter(null, CaseState.VALIDATION_ACTIVE, null)))
        .isPositive()
        .isEqualTo(
            all.stream()
                .filter(row -> row.account().caseState() == CaseState.VALIDATION_ACTIVE)
                .count());
  }

  @Test
  void refusesAPlaceThatIsNone() {
    assertThatThrownBy(() -> BoardCursor.of("nonsense~x"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () ->
                board.after(
                    BoardFilter.any(),
                    BoardOrder.DUE,
                    false,
                    BoardCursor.of("76-000001~nonsense"),
                    10))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private long count(BoardFilter filter) {
    var byDue = numbers(board.first(filter, BoardOrder.DUE, false, 2000));
    var byName = numbers(board.first(filter, BoardOrder.COMPANY, false, 2000));
    assertThat(byName).containsExactlyInAnyOrderElementsOf(byDue);
    return byDue.size();
  }

  private static BoardFilter filter(Integer tier, CaseState step, BoardFilter.Due due) {
    return new BoardFilter(
        null,
        Set.of(),
        tier,
        step == null ? Set.of() : Set.of(step),
        null,
        OFFICE,
        null,
        null,
        due);
  }

  private static BoardFilter office(String office) {
    return new BoardFilter(null, Set.of(), null, Set.of(), null, office, null, null, null);
  }

  private static BoardFilter text(String text) {
    return new BoardFilter(text, Set.of(), null, Set.of(), null, null, null, null, null);
  }

  private static List<String> numbers(BoardPage page) {
    return page.rows().stream().map(row -> row.account().number().value()).toList();
  }

  private String open(String number, String name) {
    accounts.open(
        AccountNumber.of(number),
        new NewAccount(
            "IMP", name, new Contact(Contact.Kind.OFFICER, null, "O", null, null, null), null),
        CBP);
    return number;
  }

  private void identifier(String number, String type, String value) {
    jdbc.sql(
            """
            insert into account_identifier (account_number, position, identifier_type, identifier_value)
            values (:n, (select count(*) from account_identifier where account_number = :n), :t, :v)
            """)
        .params(Map.of("n", number, "t", type, "v", value))
        .update();
  }

  /**
   * Every second has an open date, every third of those two; names, specialists and countries
   * repeat or are missing.
   */
  private void manyAccounts() {
    var now = OffsetDateTime.of(2020, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);
    jdbc.sql(
            "insert into company (id, version, name) select -760000 - r.n, 0, 'Walked ' || mod(r.n,"
                + " 7) from system_range(1, ?) as r(n)")
        .param(MANY)
        .update();
    jdbc.sql(
            "insert into company_word (company_id, word) select -760000 - r.n, 'walked' from"
                + " system_range(1, ?) as r(n)")
        .param(MANY)
        .update();
    jdbc.sql(
            """
            insert into account (account_number, version, entity_type, company_id, company_key, field_office,
              country, specialist_id, anniversary, membership_status, case_state, validation_state, created_at)
            select '77-' || lpad(cast(r.n as varchar), 6, '0'), 0,
              case when mod(r.n, 2) = 0 then 'IMP' else 'EXP' end, -760000 - r.n, 'walked ' || mod(r.n, 7), :office,
              case when mod(r.n, 5) = 0 then null else 'US' end,
              case when mod(r.n, 3) = 0 then null else 'walker.' || mod(r.n, 4) end,
              case when mod(r.n, 4) = 0 then null else dateadd(day, mod(r.n, 90), date '2020-01-01') end,
              :status, 'NONE', case when mod(r.n, 11) = 0 then 'VALIDATION_ACTIVE' else 'NONE' end, :now
            from system_range(1, :many) as r(n)
            """)
        .param("office", OFFICE)
        .param("status", MembershipStatus.CERTIFIED_VALIDATED.name())
        .param("now", now)
        .param("many", MANY)
        .update();
    dates(2, deadlines.today().minusDays(20), now);
    dates(3, deadlines.today().minusDays(5), now);
    jdbc.sql(
            """
            insert into deadline_pause (deadline_id, position, paused_on, paused_by, reason)
            select id, 0, :on, 'test', 'test' from deadline
            where account_number like '77-%' and mod(cast(substring(account_number, 4) as integer), 10) = 0
            """)
        .param("on", LocalDate.of(2020, 1, 1))
        .update();
  }

  private void dates(int each, LocalDate from, OffsetDateTime now) {
    jdbc.sql(
            """
            insert into deadline (id, version, account_number, case_id, rule_id, name, cycle, period,
              day_count, direction, start_on, due_on, state, explanation, source, on_expiry, inputs, first_due_on,
              starts_when, computed_at, computed_by)
            select -(nextval('deadline_seq') * 50), 0, '77-' || lpad(cast(r.n as varchar), 6, '0'),
              '77-' || lpad(cast(r.n as varchar), 6, '0') || '-VAL-1', 'T' || :each, 'Walked date', '1',
              'P1Y', 'calendar', 'after', :from, dateadd(day, mod(r.n, 120), cast(:from as date)), 'OPEN', 'one year',
              'test', 'none', '{}', :from, 'test', :now, 'test'
            from system_range(1, :many) as r(n) where mod(r.n, :each) = 0
            """)
        .param("each", each)
        .param("from", from)
        .param("now", now)
        .param("many", MANY)
        .update();
  }

  /** The connection of the test's transaction, whose statements are counted. */
  private DataSource counting(AtomicInteger statements) {
    return new AbstractDataSource() {
      @Override
      public Connection getConnection() {
        var connection = DataSourceUtils.getConnection(database);
        return (Connection)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, args) -> {
                  if (method.getName().equals("close")) {
                    return null;
                  }
                  if (method.getName().equals("prepareStatement")) {
                    statements.incrementAndGet();
                  }
                  try {
                    return method.invoke(connection, args);
                  } catch (InvocationTargetException e) {
                    throw e.getTargetException();
                  }
                });
      }

      @Override
      public Connection getConnection(String username, String password) {
        return getConnection();
      }
    };
  }
}
