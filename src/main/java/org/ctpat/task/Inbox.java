package org.ctpat.task;

import static org.ctpat.task.TaskRefused.Reason.NOT_YOURS;
import static org.ctpat.task.TaskRefused.Reason.UNKNOWN;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The human tasks that wait for people, the most urgent first. */
@Service
@Transactional(readOnly = true)
public class Inbox {

  private static final ZoneId EASTERN = ZoneId.of("America/New_York");
  private static final int MOST_AT_ONCE = 200;
  private static final OffsetDateTime NEVER = OffsetDateTime.parse("9999-12-31T00:00:00Z");

  private static final String COLUMNS =
      """
      t.task_key, t.account_number, t.company, t.case_id, t.process_id, t.name, t.form_id,
      t.assignee, t.due_at, t.due_rule, t.priority, t.state, t.created_at, t.problem
      """;

  private static final String THEIRS =
      """
      (exists (select 1 from inbox_task_group g
          where g.task_key = t.task_key and g.group_name in (:groups))
        or (t.assignee = :me and not exists (select 1 from inbox_task_group g
          where g.task_key = t.task_key)))
      """;

  private final TaskRows rows;
  private final JdbcClient jdbc;
  private final Json json;
  private final Clock clock;

  Inbox(TaskRows rows, JdbcClient jdbc, Json json, Clock clock) {
    this.rows = rows;
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
  }

  /** As the other {@code page}, the most urgent first. */
  public InboxPage page(Person person, InboxFilter filter, @Nullable String after, int limit) {
    return page(person, filter, InboxOrder.URGENT, after, limit);
  }

  /**
   * The open tasks that a person may do.
   *
   * @param after where to go on, as given by the page before in the same order; null for the first
   *     page
   * @throws IllegalArgumentException when {@code after} is no position in this order
   */
  public InboxPage page(
      Person person, InboxFilter filter, InboxOrder order, @Nullable String after, int limit) {
    var position = after == null ? null : Position.parse(after, order);
    var now = position == null ? clock.instant().atOffset(ZoneOffset.UTC) : position.now();
    var size = Math.clamp(limit, 1, MOST_AT_ONCE);
    var where = new ArrayList<>(List.of("t.state = 'OPEN'", THEIRS));
    var values = valuesOf(person, where);
    values.put("now", now);
    values.put("never", NEVER);
    narrow(filter, where, values);
    if (position != null) {
      where.add(position.beyond(order, values));
    }
    var keys = order.keys();
    var sql =
        "select %s, %s from inbox_task t where %s order by %s, t.task_key limit %d"
            .formatted(
                COLUMNS,
                numbered(keys, key -> key.expression() + " as sort%d"),
                String.join(" and ", where),
                numbered(keys, key -> key.expression() + (key.descending() ? " desc" : "")),
                size + 1);
    var found =
        jdbc.sql(sql)
            .params(values)
            .query(
                (row, number) ->
                    new Found(entry(row, now.toInstant()), Position.at(row, order, now)))
            .list();
    var shown = found.subList(0, Math.min(size, found.size()));
    return new InboxPage(
        withGroups(shown.stream().map(Found::entry).toList()),
        found.size() > size ? shown.getLast().position().encoded(order) : null);
  }

  private static void narrow(InboxFilter filter, List<String> where, Map<String, Object> values) {
    if (filter.accountNumber() != null) {
      where.add("t.account_number = :account");
      values.put("account", filter.accountNumber());
    }
    if (filter.formId() != null) {
      where.add("t.form_id = :form");
      values.put("form", filter.formId());
    }
    if (filter.text() != null) {
      where.add(
          "(lower(t.company) like :text escape '!' or t.account_number like :text escape '!' or lower(t.name) like :text escape '!')");
      values.put(
          "text", "%" + filter.text().toLowerCase(Locale.ROOT).replaceAll("([!%_])", "!$1") + "%");
    }
    if (filter.mineOnly()) {
      where.add("t.assignee = :me");
    }
    if (filter.overdueOnly()) {
      where.add("t.due_at < :now");
    }
  }

  private static String numbered(
      List<InboxOrder.Key> keys, Function<InboxOrder.Key, String> words) {
    return IntStream.range(0, keys.size())
        .mapToObj(i -> words.apply(keys.get(i)).replace("%d", String.valueOf(i)))
        .collect(Collectors.joining(", "));
  }

  /** How many open tasks wait for a person. */
  public InboxCounts counts(Person person) {
    var where = new ArrayList<>(List.of("t.state = 'OPEN'", THEIRS));
    var values = valuesOf(person, where);
    var now = clock.instant();
    values.put("now", now.atOffset(ZoneOffset.UTC));
    values.put("soon", now.plus(Duration.ofDays(7)).atOffset(ZoneOffset.UTC));
    return jdbc.sql(
            """
            select count(*),
              coalesce(sum(case when t.due_at < :now then 1 else 0 end), 0),
              coalesce(sum(case when t.due_at >= :now and t.due_at < :soon then 1 else 0 end), 0),
              coalesce(sum(case when t.assignee = :me then 1 else 0 end), 0)
            from inbox_task t where %s
            """
                .formatted(String.join(" and ", where)))
        .params(values)
        .query(
            (row, number) ->
                new InboxCounts(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4)))
        .single();
  }

  /**
   * All open tasks of an account for its page: for people of CBP and of the company, whoever may do
   * them.
   */
  public List<InboxEntry> openOfAccount(String accountNumber, Person person) {
    return open("t.account_number = :value", accountNumber, person);
  }

  /**
   * All open tasks of a case for its page: for people of CBP and of the company, whoever may do
   * them.
   */
  public List<InboxEntry> openOfCase(String caseId, Person person) {
    return open("t.case_id = :value", caseId, person);
  }

  /** The open tasks of a process instance. */
  public List<InboxTask> openOfInstance(long processInstanceKey) {
    return rows.findByProcessInstanceKeyAndState(processInstanceKey, InboxTask.State.OPEN).stream()
        .map(row -> row.toTask(Map.of()))
        .toList();
  }

  /** The tasks of a case that are handed in, done or cancelled, in the order of their end. */
  public List<CompletedTask> completed(String caseId, Person person) {
    var values = new HashMap<String, @Nullable Object>(Map.of("case", caseId));
    values.put("account", person.ofCbp() ? null : person.accountNumber());
    return jdbc.sql(
            """
            select t.task_key, t.case_id, t.process_id, t.element_id, t.name, t.state, t.closed_at, t.closed_by_name
            from inbox_task t
            where t.case_id = :case and t.state <> 'OPEN' %s
            order by coalesce(t.closed_at, t.created_at), t.task_key
            """
                .formatted(person.ofCbp() ? "" : "and t.account_number = :account"))
        .params(values)
        .query(
            (row, number) -> {
              var closedAt = row.getObject("closed_at", OffsetDateTime.class);
              return new CompletedTask(
                  row.getLong("task_key"),
                  row.getString("case_id"),
                  row.getString("process_id"),
                  row.getString("element_id"),
                  row.getString("name"),
                  InboxTask.State.valueOf(row.getString("state")),
                  closedAt == null ? null : closedAt.toInstant(),
                  row.getString("closed_by_name"));
            })
        .list();
  }

  /**
   * A task with its variables.
   *
   * @throws TaskRefused when there is no such task, or it is somebody else's
   */
  public InboxTask get(long key, Person person) {
    var task =
        find(key)
            .orElseThrow(
                () -> new TaskRefused(UNKNOWN, "There is no task with number " + key + "."));
    if (!person.maySee(task)) {
      throw new TaskRefused(NOT_YOURS, "The task '%s' is not one of yours.".formatted(task.name()));
    }
    return task;
  }

  /** A task with its variables, whoever asks. */
  public Optional<InboxTask> find(long key) {
    return rows.findById(key).map(row -> row.toTask(json.read(row.variables())));
  }

  /** Why the last submission of this task was refused after it had been handed in. */
  public Optional<String> problem(long key) {
    return rows.findById(key).map(TaskRow::problem);
  }

  /** The key of the version of the form that the task is linked to, if the engine told it. */
  public Optional<Long> formKey(long key) {
    return rows.findById(key).map(TaskRow::formKey);
  }

  /** The open tasks of a case with their variables, whoever may do them. */
  public List<InboxTask> openOfCase(String caseId) {
    return rows.findByCaseIdAndStateOrderByKey(caseId, InboxTask.State.OPEN).stream()
        .map(row -> row.toTask(json.read(row.variables())))
        .toList();
  }

  /** The open tasks of an account with their variables, whoever may do them. */
  public List<InboxTask> openOfAccount(String accountNumber) {
    return rows.findByAccountNumberAndStateOrderByKey(accountNumber, InboxTask.State.OPEN).stream()
        .map(row -> row.toTask(json.read(row.variables())))
        .toList();
  }

  private List<InboxEntry> open(String condition, String value, Person person) {
    var values = new HashMap<String, Object>(Map.of("value", value));
    var restriction = "";
    if (!person.ofCbp()) {
      restriction = "and t.account_number = :own";
      values.put("own", person.accountNumber() == null ? "" : person.accountNumber());
    }
    var now = clock.instant();
    values.put("now", now.atOffset(ZoneOffset.UTC));
    values.put("never", NEVER);
    return entries(
        """
        select %s from inbox_task t where t.state = 'OPEN' and %s %s
        order by case when t.due_at < :now then 1 else 0 end desc, t.priority desc,
          coalesce(t.due_at, :never), t.task_key
        """
            .formatted(COLUMNS, condition, restriction),
        values,
        now);
  }

  private static Map<String, Object> valuesOf(Person person, List<String> where) {
    var values = new HashMap<String, Object>();
    values.put("me", person.id());
    values.put("groups", person.groups().isEmpty() ? Set.of("") : person.groups());
    if (!person.ofCbp()) {
      where.add("t.account_number = :own");
      values.put("own", person.accountNumber() == null ? "" : person.accountNumber());
    }
    return values;
  }

  private List<InboxEntry> entries(String sql, Map<String, Object> values, Instant now) {
    return withGroups(jdbc.sql(sql).params(values).query((row, number) -> entry(row, now)).list());
  }

  private List<InboxEntry> withGroups(List<InboxEntry> found) {
    if (found.isEmpty()) {
      return found;
    }
    var groups = new TreeMap<Long, List<String>>();
    jdbc.sql(
            """
            select task_key, group_name from inbox_task_group where task_key in (:keys)
            order by task_key, group_name
            """)
        .param("keys", found.stream().map(InboxEntry::key).collect(Collectors.toSet()))
        .query(
            row -> {
              groups
                  .computeIfAbsent(row.getLong(1), key -> new ArrayList<>())
                  .add(row.getString(2));
            });
    return found.stream()
        .map(entry -> entry.withGroups(groups.getOrDefault(entry.key(), List.of())))
        .toList();
  }

  private static InboxEntry entry(ResultSet row, Instant now) throws SQLException {
    var dueAt = row.getObject("due_at", OffsetDateTime.class);
    return new InboxEntry(
        row.getLong("task_key"),
        row.getString("account_number"),
        row.getString("company"),
        row.getString("case_id"),
        row.getString("process_id"),
        row.getString("name"),
        row.getString("form_id"),
        List.of(),
        row.getString("assignee"),
        dueAt == null ? null : dueAt.atZoneSameInstant(EASTERN).toOffsetDateTime(),
        row.getString("due_rule"),
        dueAt != null && dueAt.toInstant().isBefore(now),
        row.getInt("priority"),
        InboxTask.State.valueOf(row.getString("state")),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getString("problem"));
  }

  private record Found(InboxEntry entry, Position position) {}

  /** Where a page ended, with the time that decided what was overdue. */
  private record Position(OffsetDateTime now, List<Object> sorts, long key) {

    private static final String BETWEEN = "\u001f";

    static Position at(ResultSet row, InboxOrder order, OffsetDateTime now) throws SQLException {
      var sorts = new ArrayList<Object>();
      for (int i = 0; i < order.keys().size(); i++) {
        sorts.add(
            switch (order.keys().get(i).type()) {
              case NUMBER -> row.getLong("sort" + i);
              case MOMENT ->
                  row.getObject("sort" + i, OffsetDateTime.class)
                      .withOffsetSameInstant(ZoneOffset.UTC);
              case TEXT -> row.getString("sort" + i);
            });
      }
      return new Position(now, sorts, row.getLong("task_key"));
    }

    static Position parse(String text, InboxOrder order) {
      try {
        var parts =
            new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8)
                .split(BETWEEN, -1);
        if (!parts[0].equals(order.name()) || parts.length != order.keys().size() + 3) {
          throw new IllegalArgumentException("another order");
        }
        var sorts = new ArrayList<Object>();
        for (int i = 0; i < order.keys().size(); i++) {
          var part = parts[i + 3];
          sorts.add(
              switch (order.keys().get(i).type()) {
                case NUMBER -> Long.parseLong(part);
                case MOMENT -> OffsetDateTime.parse(part);
                case TEXT -> part;
              });
        }
        return new Position(OffsetDateTime.parse(parts[1]), sorts, Long.parseLong(parts[2]));
      } catch (RuntimeException e) {
        throw new IllegalArgumentException(
            "'" + text + "' is no position in the inbox sorted this way: begin with its first page",
            e);
      }
    }

    /** The condition that a task comes after this position. */
    String beyond(InboxOrder order, Map<String, Object> values) {
      values.put("key", key);
      var condition = "t.task_key > :key";
      for (int i = order.keys().size() - 1; i >= 0; i--) {
        var sort = order.keys().get(i);
        values.put("sort" + i, sorts.get(i));
        condition =
            "(%1$s %2$s :sort%3$d or (%1$s = :sort%3$d and %4$s))"
                .formatted(sort.expression(), sort.descending() ? "<" : ">", i, condition);
      }
      return condition;
    }

    /** As it stands in an address. */
    String encoded(InboxOrder order) {
      var parts = new ArrayList<>(List.of(order.name(), now.toString(), String.valueOf(key)));
      sorts.forEach(sort -> parts.add(sort.toString()));
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(String.join(BETWEEN, parts).getBytes(StandardCharsets.UTF_8));
    }
  }
}
