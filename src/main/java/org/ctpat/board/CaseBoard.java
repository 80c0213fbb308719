package org.ctpat.board;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.AccountView;
import org.ctpat.account.CaseState;
import org.ctpat.account.CompanyName;
import org.ctpat.account.EntityTypes;
import org.ctpat.account.MembershipStatus;
import org.ctpat.deadline.Deadlines;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * All accounts, searched, narrowed down and sorted, page by page. A page begins behind an account
 * and its value, never after a number of rows, so that it costs the same wherever it is and stays
 * right while data change. It takes at most four statements.
 */
@Service
public class CaseBoard {

  /** So many accounts that a search found are asked for by their numbers; more by the search. */
  private static final int FEW = 300;

  private static final int SHORTEST_NUMBER = 3;
  private static final int WORDS = 8;
  private static final Pattern CASE = Pattern.compile("([0-9]{2}-[0-9]{1,6})(-.*)?");

  /** Date {@code d} limits something, is open, and its clock runs. */
  private static final String RUNS =
      """
      %1$s.state = 'OPEN' and %1$s.kind = 'NOT_LATER_THAN' and not exists (
        select 1 from deadline_pause p where p.deadline_id = %1$s.id and p.resumed_on is null)\
      """;

  private static final String ROWS =
      """
      select a.account_number, c.name as company_name, a.entity_type, a.membership_status,
        a.case_state, a.validation_state, a.anniversary, a.field_office, a.country,
        coalesce(s.name, a.specialist_id) as specialist, a.created_at,
        d.case_id, d.rule_id, d.name as date_name, d.due_on
      from account a
      join company c on c.id = a.company_id
      left join staff_member s on s.id = a.specialist_id
      left join deadline d on d.account_number = a.account_number and %s
      where a.account_number in (:numbers)
      order by a.account_number, d.due_on, d.id
      """
          .formatted(RUNS.formatted("d"));

  private final JdbcClient jdbc;
  private final EntityTypes types;
  private final Deadlines deadlines;

  CaseBoard(JdbcClient jdbc, EntityTypes types, Deadlines deadlines) {
    this.jdbc = jdbc;
    this.types = types;
    this.deadlines = deadlines;
  }

  /** The first page. */
  @Transactional(readOnly = true)
  public BoardPage first(BoardFilter filter, BoardOrder order, boolean descending, int size) {
    var found = keys(filter, order, descending, null, size + 1);
    var shown = found.subList(0, Math.min(size, found.size()));
    return new BoardPage(rows(shown), null, found.size() > size ? shown.getLast() : null);
  }

  /** The page behind this place. */
  @Transactional(readOnly = true)
  public BoardPage after(
      BoardFilter filter, BoardOrder order, boolean descending, BoardCursor place, int size) {
    var found = keys(filter, order, descending, new Place(place, false), size + 1);
    var shown = found.subList(0, Math.min(size, found.size()));
    return new BoardPage(
        rows(shown),
        shown.isEmpty() ? place : shown.getFirst(),
        found.size() > size ? shown.getLast() : null);
  }

  /** The page before this place. */
  @Transactional(readOnly = true)
  public BoardPage before(
      BoardFilter filter, BoardOrder order, boolean descending, BoardCursor place, int size) {
    var found = keys(filter, order, descending, new Place(place, true), size + 1);
    var shown = new ArrayList<>(found.subList(0, Math.min(size, found.size())));
    Collections.reverse(shown);
    return new BoardPage(
        rows(shown),
        found.size() > size ? shown.getFirst() : null,
        shown.isEmpty() ? null : shown.getLast());
  }

  /** The countries of the accounts, two letters each, in their order. */
  @Transactional(readOnly = true)
  public List<String> countries() {
    return jdbc.sql(
            "select distinct country from account where country is not null order by country")
        .query(String.class)
        .list();
  }

  /** How many accounts each specialist is in charge of. */
  @Transactional(readOnly = true)
  public Map<String, Long> inCharge() {
    return counts("specialist_id");
  }

  /** How many accounts each field office has. */
  @Transactional(readOnly = true)
  public Map<String, Long> ofOffice() {
    return counts("field_office");
  }

  private Map<String, Long> counts(String column) {
    var counts = new HashMap<String, Long>();
    jdbc.sql(
            "select %1$s, count(*) from account where %1$s is not null group by %1$s"
                .formatted(column))
        .query(
            row -> {
              counts.put(row.getString(1), row.getLong(2));
            });
    return counts;
  }

  private List<BoardCursor> keys(
      BoardFilter filter, BoardOrder order, boolean descending, @Nullable Place place, int limit) {
    var narrowed = new Narrowed(filter);
    if (narrowed.impossible) {
      return List.of();
    }
    boolean valued = order.column() != null || order == BoardOrder.DUE;
    boolean empty = order != BoardOrder.DUE || filter.due() == null;
    boolean back = place != null && place.backwards();
    var found = new ArrayList<BoardCursor>();
    var parts = new ArrayList<Boolean>();
    if (valued) {
      parts.add(true);
    }
    if (empty) {
      parts.add(false);
    }
    if (back) {
      Collections.reverse(parts);
    }
    boolean reached = place == null;
    for (boolean withValue : parts) {
      boolean here = place != null && (place.at().value() != null) == withValue;
      reached |= here;
      if (reached && found.size() < limit) {
        found.addAll(
            part(
                narrowed,
                order,
                withValue,
                descending != back,
                here ? place.at() : null,
                limit - found.size()));
      }
    }
    return found;
  }

  /** The accounts that have a value of the order, or those that have none. */
  private List<BoardCursor> part(
      Narrowed narrowed,
      BoardOrder order,
      boolean withValue,
      boolean descending,
      @Nullable BoardCursor from,
      int limit) {
    var params = new HashMap<>(narrowed.params);
    var way = descending ? " desc" : "";
    var beyond = descending ? "<" : ">";
    var sql = new StringBuilder();
    boolean byDate = withValue && order == BoardOrder.DUE;
    var number = byDate ? "d.account_number" : "a.account_number";
    var value = byDate ? "d.due_on" : "a." + order.column();
    if (byDate) {
      sql.append("select d.account_number, d.due_on from deadline d where ")
          .append(RUNS.formatted("d"))
          .append(
              " and not exists (select 1 from deadline e where e.account_number = d.account_number")
          .append(" and (e.due_on < d.due_on or e.due_on = d.due_on and e.id < d.id) and ")
          .append(RUNS.formatted("e"))
          .append(") and exists (select 1 from account a where a.account_number = d.account_number")
          .append(narrowed.where)
          .append(")")
          .append(narrowed.few ? " and d.account_number in (:found)" : "");
      narrowed.due(sql, "d", params);
    } else if (withValue) {
      sql.append("select a.account_number, ").append(value).append(" from account a where ");
      sql.append(value).append(" is not null").append(narrowed.where);
      narrowed.dueOfAccount(sql, params);
    } else {
      sql.append("select a.account_number, null from account a where ");
      if (order == BoardOrder.DUE) {
        sql.append("not exists (select 1 from deadline d where d.account_number = a.account_number")
            .append(" and ")
            .append(RUNS.formatted("d"))
            .append(")");
      } else {
        sql.append(order.column() == null ? "1 = 1" : value + " is null");
      }
      sql.append(narrowed.where);
      narrowed.dueOfAccount(sql, params);
    }
    if (from != null) {
      params.put("number", from.account().value());
      if (withValue) {
        params.put("value", order.byDay() ? day(from) : from.value());
        sql.append(
            " and %1$s %2$s= :value and (%1$s %2$s :value or %3$s %2$s :number)"
                .formatted(value, beyond, number));
      } else {
        sql.append(" and %s %s :number".formatted(number, beyond));
      }
    }
    sql.append(" order by ")
        // Few accounts are fetched by their numbers and sorted; many are read in this order.
        .append(byDate && !narrowed.few ? "d.state" + way + ", " : "")
        .append(withValue ? value + way + ", " : "")
        .append(number)
        .append(way)
        .append(" limit ")
        .append(limit);
    return jdbc.sql(sql.toString())
        .params(params)
        .query((rs, row) -> new BoardCursor(AccountNumber.of(rs.getString(1)), rs.getString(2)))
        .list();
  }

  private static LocalDate day(BoardCursor place) {
    try {
      return LocalDate.parse(Objects.requireNonNull(place.value()));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("'" + place + "' is no place on the board", e);
    }
  }

  private List<BoardRow> rows(List<BoardCursor> keys) {
    if (keys.isEmpty()) {
      return List.of();
    }
    var rows = new HashMap<String, BoardRow>();
    jdbc.sql(ROWS)
        .param("numbers", keys.stream().map(key -> key.account().value()).toList())
        .query(
            rs -> {
              rows.putIfAbsent(rs.getString("account_number"), row(rs));
            });
    return keys.stream()
        .map(key -> rows.get(key.account().value()))
        .filter(Objects::nonNull)
        .toList();
  }

  private BoardRow row(ResultSet rs) throws SQLException {
    var type = types.get(rs.getString("entity_type"));
    var status = MembershipStatus.valueOf(rs.getString("membership_status"));
    var state = CaseState.valueOf(rs.getString("case_state"));
    var dueOn = rs.getObject("due_on", LocalDate.class);
    return new BoardRow(
        new AccountView(
            AccountNumber.of(rs.getString("account_number")),
            rs.getString("company_name"),
            type.code(),
            type.name(),
            status,
            state != CaseState.NONE ? state : CaseState.valueOf(rs.getString("validation_state")),
            type.tier(status),
            rs.getObject("anniversary", LocalDate.class),
            rs.getString("field_office")),
        rs.getString("country"),
        rs.getString("specialist"),
        rs.getObject("created_at", OffsetDateTime.class).toInstant(),
        dueOn == null
            ? null
            : new BoardRow.NextDate(
                rs.getString("case_id"),
                rs.getString("rule_id"),
                rs.getString("date_name"),
                dueOn));
  }

  /**
   * As a condition with the text in it, of letters, digits and few signs alone: with a parameter H2
   * reads the whole table.
   */
  private static String begins(String text) {
    return " like '" + text.replaceAll("[^\\p{L}\\p{N} ./&-]", "") + "%'";
  }

  private record Place(BoardCursor at, boolean backwards) {}

  /** The filter as a condition on account {@code a}. */
  private final class Narrowed {

    private final StringBuilder where = new StringBuilder();
    private final Map<String, Object> params = new HashMap<>();
    private final BoardFilter.@Nullable Due due;
    private boolean impossible;

    /** Whether {@code found} holds all accounts that can match. */
    private boolean few;

    Narrowed(BoardFilter filter) {
      due = filter.due();
      in("a.membership_status", "statuses", filter.statuses());
      if (filter.tier() != null) {
        tier(filter.tier());
      }
      if (!filter.steps().isEmpty()) {
        params.put("steps", names(filter.steps()));
        where.append(
            " and (a.case_state in (:steps) or a.case_state = 'NONE' and a.validation_state in"
                + " (:steps))");
      }
      is("a.entity_type", "type", filter.entityType());
      is("a.field_office", "office", filter.office());
      is("a.specialist_id", "specialist", filter.specialist());
      is("a.country", "country", filter.country());
      if (filter.text() != null && !filter.text().isBlank()) {
        search(filter.text().strip());
      } else if (!where.isEmpty()) {
        keep(
            find(
                "select a.account_number from account a where 1 = 1"
                    + where
                    + " limit "
                    + (FEW + 1)));
      }
    }

    private List<String> find(String sql) {
      return jdbc.sql(sql).params(params).query(String.class).list();
    }

    /** Rare ones are asked for by their numbers, which is fast in every order. */
    private boolean keep(List<String> found) {
      impossible |= found.isEmpty();
      few = found.size() <= FEW;
      if (few) {
        where.append(" and a.account_number in (:found)");
        params.put("found", found);
      }
      return few;
    }

    private void is(String column, String param, @Nullable String value) {
      if (value != null) {
        where.append(" and ").append(column).append(" = :").append(param);
        params.put(param, value);
      }
    }

    private void in(String column, String param, Collection<? extends Enum<?>> values) {
      if (!values.isEmpty()) {
        where.append(" and ").append(column).append(" in (:").append(param).append(")");
        params.put(param, names(values));
      }
    }

    private void tier(int tier) {
      var codes = new LinkedHashMap<MembershipStatus, List<String>>();
      for (var status : MembershipStatus.values()) {
        var of =
            types.all().stream()
                .filter(type -> Objects.equals(type.tier(status), tier))
                .map(type -> type.code())
                .toList();
        if (!of.isEmpty()) {
          codes.put(status, of);
        }
      }
      impossible |= codes.isEmpty();
      if (!codes.isEmpty()) {
        var one = new ArrayList<String>();
        codes.forEach(
            (status, of) -> {
              one.add(
                  "a.membership_status = '%1$s' and a.entity_type in (:of%1$s)".formatted(status));
              params.put("of" + status, of);
            });
        where.append(" and (").append(String.join(" or ", one)).append(")");
      }
    }

    /**
     * Accounts whose number, case, identifier or bond begins so, or whose company has words that
     * begin with each of these.
     */
    private void search(String text) {
      var finds = new ArrayList<String>();
      var also = new ArrayList<String>();
      var plain = text.replaceAll("\\s+", "");
      var caseId = CASE.matcher(plain);
      if (caseId.matches()) {
        var like = begins(caseId.group(1));
        finds.add("select b.account_number from account b where b.account_number" + like);
        also.add("a.account_number" + like);
      }
      if (plain.replaceAll("[^\\p{L}\\p{N}]", "").length() >= SHORTEST_NUMBER) {
        identifiers(text, finds, also);
      }
      words(text, finds, also);
      if (finds.isEmpty()) {
        impossible = true;
        return;
      }
      var found =
          find(
              finds.stream()
                      .map(part -> "(" + part + " limit " + (FEW + 1) + ")")
                      .collect(Collectors.joining(" union "))
                  + " limit "
                  + (FEW + 1));
      if (!keep(found)) {
        where.append(" and (").append(String.join(" or ", also)).append(")");
      }
    }

    private void identifiers(String text, List<String> finds, List<String> also) {
      var values = new LinkedHashSet<String>();
      values.add(text.toUpperCase(Locale.ROOT));
      types.formats().stream()
          .filter(format -> !format.personal())
          .map(format -> format.normal(text))
          .forEach(values::add);
      var likes =
          values.stream()
              .filter(value -> value.length() >= SHORTEST_NUMBER)
              .map(CaseBoard::begins)
              .distinct()
              .map(like -> "i.identifier_value" + like)
              .toList();
      likes.forEach(
          like -> finds.add("select i.account_number from account_identifier i where " + like));
      also.add(
          "exists (select 1 from account_identifier i where i.account_number = a.account_number and"
              + " ("
              + String.join(" or ", likes)
              + "))");
      finds.add("select b.account_number from account b where b.bond_number" + begins(text));
      also.add("a.bond_number" + begins(text));
    }

    private void words(String text, List<String> finds, List<String> also) {
      var words =
          CompanyName.words(text).stream()
              .sorted(Comparator.comparing(String::length).reversed())
              .limit(WORDS)
              .toList();
      if (words.isEmpty()) {
        return;
      }
      finds.add(
          "select b.account_number from company_word w join account b on b.company_id ="
              + " w.company_id where w.word"
              + begins(words.getFirst())
              + words.stream()
                  .skip(1)
                  .map(word -> " and " + hasWord("w.company_id", word))
                  .collect(Collectors.joining()));
      also.add(
          words.stream()
              .map(word -> hasWord("a.company_id", word))
              .collect(Collectors.joining(" and ", "(", ")")));
    }

    private static String hasWord(String company, String word) {
      return "exists (select 1 from company_word v where v.company_id = %s and v.word%s)"
          .formatted(company, begins(word));
    }

    /** On the date itself, which is the most urgent of its account. */
    void due(StringBuilder sql, String date, Map<String, Object> params) {
      if (due == null) {
        return;
      }
      var today = deadlines.today();
      params.put("today", today);
      if (due == BoardFilter.Due.OVERDUE) {
        sql.append(" and %s.due_on < :today".formatted(date));
      } else {
        params.put("until", today.plusDays(due.days()));
        sql.append(" and %1$s.due_on >= :today and %1$s.due_on <= :until".formatted(date));
      }
    }

    void dueOfAccount(StringBuilder sql, Map<String, Object> params) {
      if (due == null) {
        return;
      }
      sql.append(
          " and exists (select 1 from deadline d where d.account_number = a.account_number and "
              + RUNS.formatted("d"));
      due(sql, "d", params);
      sql.append(")");
      if (due != BoardFilter.Due.OVERDUE) {
        sql.append(
            " and not exists (select 1 from deadline e where e.account_number = a.account_number"
                + " and e.due_on < :today and "
                + RUNS.formatted("e")
                + ")");
      }
    }

    private static List<String> names(Collection<? extends Enum<?>> values) {
      return values.stream().map(Enum::name).collect(Collectors.toList());
    }
  }
}
