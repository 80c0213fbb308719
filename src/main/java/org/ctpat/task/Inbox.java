package org.ctpat.task;

import static org.ctpat.task.TaskRefused.Reason.UNKNOWN;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
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
      t.assignee, t.due_at, t.due_rule, t.priority, t.state, t.created_at, t.problem,
      a.entity_type, a.field_office, a.membership_status, f.on_day, f.note,
      (select max(b.until_on) from absence b where b.person_id = t.assignee
        and b.delegate_id = :me and b.ended_at is null
        and :today between b.from_on and b.until_on) as absent_until
      """;

  private static final String FROM =
      """
      inbox_task t
      left join inbox_account a on a.account_number = t.account_number
      left join task_follow_up f on f.task_key = t.task_key and f.person_id = :me
      """;

  /** With somebody who is absent and for whom the person stands in. */
  private static final String ABSENT =
      """
      exists (select 1 from absence b where b.person_id = t.assignee
        and b.delegate_id = :me and b.ended_at is null
        and :today between b.from_on and b.until_on)
      """;

  private static final String OPEN = "t.state = 'OPEN'";

  /** Put off to a later day; an overdue task never is. */
  private static final String PUT_OFF =
      "(coalesce(f.on_day, date '1900-01-01') > :today and coalesce(t.due_at, :never) >= :now)";

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
    return page(person, filter, InboxSort.URGENT, after, limit);
  }

  /**
   * The open tasks that a person may do.
   *
   * @param after where to go on, as given by the page before in the same order; null for the first
   *     page
   * @throws IllegalArgumentException when {@code after} is no position in this order
   */
  public InboxPage page(
      Person person, InboxFilter filter, InboxSort sort, @Nullable String after, int limit) {
    var position = after == null ? null : Position.parse(after, sort);
    var now = position == null ? clock.instant().atOffset(ZoneOffset.UTC) : position.now();
    var size = Math.clamp(limit, 1, MOST_AT_ONCE);
    var values = values(person, now);
    var where = new ArrayList<>(List.of(OPEN, theirs(person)));
    narrow(filter, where, values);
    if (position != null) {
      where.add(position.beyond(sort, values));
    }
    var keys = sort.order().keys();
    var sql =
        "select %s, %s from %s where %s order by %s, t.task_key%s limit %d"
            .formatted(
                COLUMNS,
                numbered(keys, key -> key.expression() + " as sort%d"),
                FROM,
                String.join(" and ", where),
                numbered(keys, key -> key.expression() + (sort.descending(key) ? " desc" : "")),
                sort.reversed() ? " desc" : "",
                size + 1);
    var found =
        jdbc.sql(sql)
            .params(values)
            .query(
                (row, number) ->
                    new Found(entry(row, now.toInstant()), Position.at(row, sort, now)))
            .list();
    var shown = found.subList(0, Math.min(size, found.size()));
    return new InboxPage(
        withGroups(shown.stream().map(Found::entry).toList()),
        found.size() > size ? shown.getLast().position().encoded(sort) : null);
  }

  /** What has become of shown tasks, and how many there are with this filter now. */
  public InboxNews news(Person person, InboxFilter filter, Set<Long> shown) {
    var values = values(person, clock.instant().atOffset(ZoneOffset.UTC));
    var matching = new ArrayList<>(List.of(OPEN));
    narrow(filter, matching, values);
    var matches = String.join(" and ", matching);
    var tasks =
        shown.isEmpty()
            ? List.<InboxNews.Shown>of()
            : jdbc.sql(
                    """
                    select t.task_key, t.name, t.assignee, t.state, t.closed_by_name,
                      case when %s then 1 else 0 end as matches
                    from %s where t.task_key in (:shown) and %s
                    """
                        .formatted(matches, FROM, theirs(person)))
                .params(values)
                .param("shown", shown)
                .query(
                    (row, number) ->
                        new InboxNews.Shown(
                            row.getLong("task_key"),
                            row.getString("name"),
                            row.getString("assignee"),
                            InboxTask.State.valueOf(row.getString("state")),
                            row.getString("closed_by_name"),
                            row.getInt("matches") == 1))
                .list();
    var count =
        jdbc.sql("select count(*) from %s where %s and %s".formatted(FROM, theirs(person), matches))
            .params(values)
            .query(Long.class)
            .single();
    return new InboxNews(count, tasks);
  }

  /** The steps that open tasks of a person are at, by name. */
  public List<InboxStep> steps(Person person) {
    return jdbc.sql(
            """
            select t.process_id, t.form_id, min(t.name) from inbox_task t
            where t.state = 'OPEN' and %s group by t.process_id, t.form_id
            order by 3, 2
            """
                .formatted(theirs(person)))
        .params(values(person, clock.instant().atOffset(ZoneOffset.UTC)))
        .query((row, n) -> new InboxStep(row.getString(1), row.getString(2), row.getString(3)))
        .list();
  }

  private static void narrow(InboxFilter filter, List<String> where, Map<String, Object> values) {
    narrow(filter.accountNumber(), "t.account_number = :account", "account", where, values);
    narrow(filter.formId(), "t.form_id = :form", "form", where, values);
    narrow(filter.processId(), "t.process_id = :process", "process", where, values);
    narrow(filter.entityType(), "a.entity_type = :type", "type", where, values);
    narrow(filter.fieldOffice(), "a.field_office = :office", "office", where, values);
    narrow(filter.membershipStatus(), "a.membership_status = :status", "status", where, values);
    if (filter.text() != null) {
      where.add(
          "(lower(t.company) like :text escape '!' or t.account_number like :text escape '!' or lower(t.name) like :text escape '!')");
      values.put(
          "text", "%" + filter.text().toLowerCase(Locale.ROOT).replaceAll("([!%_])", "!$1") + "%");
    }
    if (filter.due() != null) {
      where.add("t.due_at < :dueBefore");
      values.put("dueBefore", ((OffsetDateTime) values.get("now")).plusDays(filter.due().days()));
    }
    if (filter.priority() != null) {
      where.add("t.priority between :lowest and :highest");
      values.put("lowest", filter.priority().from());
      values.put("highest", filter.priority().to());
    }
    switch (filter.who()) {
      case MINE -> where.add("t.assignee = :me");
      case NOBODY -> where.add("t.assignee is null");
      case OTHERS -> where.add("t.assignee <> :me");
      case ABSENT -> where.add(ABSENT);
      case null -> {}
    }
    switch (filter.putOff()) {
      case HIDDEN -> where.add("not " + PUT_OFF);
      case ONLY -> where.add(PUT_OFF);
      case SHOWN -> {}
    }
  }

  private static void narrow(
      @Nullable String value,
      String condition,
      String name,
      List<String> where,
      Map<String, Object> values) {
    if (value != null) {
      where.add(condition);
      values.put(name, value);
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
    return counts(person, InboxFilter.all());
  }

  /** How many open tasks wait for a person, and how many of them a filter lets through. */
  public InboxCounts counts(Person person, InboxFilter filter) {
    var now = clock.instant().atOffset(ZoneOffset.UTC);
    var values = values(person, now);
    values.put("soon", now.plusDays(7));
    var matching = new ArrayList<String>(List.of(OPEN));
    narrow(filter, matching, values);
    return jdbc.sql(
            """
            select count(*), %s, %s, %s, %s, %s, %s from %s where %s and %s
            """
                .formatted(
                    sum("t.due_at < :now"),
                    sum("t.due_at >= :now and t.due_at < :soon"),
                    sum("t.assignee = :me"),
                    sum(PUT_OFF),
                    sum(ABSENT),
                    sum(String.join(" and ", matching)),
                    FROM,
                    OPEN,
                    theirs(person)))
        .params(values)
        .query(
            (row, number) ->
                new InboxCounts(
                    row.getLong(1),
                    row.getLong(2),
                    row.getLong(3),
                    row.getLong(4),
                    row.getLong(5),
                    row.getLong(6),
                    row.getLong(7)))
        .single();
  }

  private static String sum(String condition) {
    return "coalesce(sum(case when %s then 1 else 0 end), 0)".formatted(condition);
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
      throw new TaskRefused(UNKNOWN, "There is no task with number " + key + " for you.");
    }
    return task;
  }

  /** A task with its variables, whoever asks. */
  public Optional<InboxTask> find(long key) {
    return rows.findById(key).map(row -> row.toTask(json.read(row.variables())));
  }

  /**
   * With whom the task is now.
   *
   * @throws TaskRefused when there is no such task, or it is somebody else's
   */
  public TaskStanding standing(long key, Person person) {
    var task = get(key, person);
    var row = rows.findById(key).orElseThrow();
    return new TaskStanding(task.state(), task.assignee(), row.assignedAt(), row.closing());
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
    var now = clock.instant();
    var values = values(person, now.atOffset(ZoneOffset.UTC));
    values.put("value", value);
    return entries(
        """
        select %s from %s where t.state = 'OPEN' and %s %s
        order by case when t.due_at < :now then 1 else 0 end desc, t.priority desc,
          coalesce(t.due_at, :never), t.task_key
        """
            .formatted(
                COLUMNS, FROM, condition, person.ofCbp() ? "" : "and t.account_number = :own"),
        values,
        now);
  }

  /** The condition that a person may do the task, people of a company for their own account. */
  private static String theirs(Person person) {
    return person.ofCbp() ? THEIRS : THEIRS + " and t.account_number = :own";
  }

  private static Map<String, Object> values(Person person, OffsetDateTime now) {
    var values = new HashMap<String, Object>();
    values.put("me", person.id());
    values.put("groups", person.groups().isEmpty() ? Set.of("") : person.groups());
    values.put("own", person.accountNumber() == null ? "" : person.accountNumber());
    values.put("now", now);
    values.put("never", NEVER);
    values.put("today", now.atZoneSameInstant(EASTERN).toLocalDate());
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
        row.getString("problem"),
        row.getString("entity_type"),
        row.getString("field_office"),
        row.getString("membership_status"),
        row.getObject("on_day", LocalDate.class),
        row.getString("note"),
        row.getObject("absent_until", LocalDate.class));
  }

  private record Found(InboxEntry entry, Position position) {}

  /** Where a page ended, with the time that decided what was overdue. */
  private record Position(OffsetDateTime now, List<Object> sorts, long key) {

    private static final String BETWEEN = "\u001f";

    static Position at(ResultSet row, InboxSort sort, OffsetDateTime now) throws SQLException {
      var sorts = new ArrayList<Object>();
      var keys = sort.order().keys();
      for (int i = 0; i < keys.size(); i++) {
        sorts.add(
            switch (keys.get(i).type()) {
              case NUMBER -> row.getLong("sort" + i);
              case DAY -> row.getObject("sort" + i, LocalDate.class);
              case MOMENT ->
                  row.getObject("sort" + i, OffsetDateTime.class)
                      .withOffsetSameInstant(ZoneOffset.UTC);
              case TEXT -> row.getString("sort" + i);
            });
      }
      return new Position(now, sorts, row.getLong("task_key"));
    }

    static Position parse(String text, InboxSort sort) {
      try {
        var parts =
            new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8)
                .split(BETWEEN, -1);
        var keys = sort.order().keys();
        if (!parts[0].equals(sort.code()) || parts.length != keys.size() + 3) {
          throw new IllegalArgumentException("another order");
        }
        var sorts = new ArrayList<Object>();
        for (int i = 0; i < keys.size(); i++) {
          var part = parts[i + 3];
          sorts.add(
              switch (keys.get(i).type()) {
                case NUMBER -> Long.parseLong(part);
                case DAY -> LocalDate.parse(part);
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
    String beyond(InboxSort sort, Map<String, Object> values) {
      values.put("key", key);
      var condition = sort.reversed() ? "t.task_key < :key" : "t.task_key > :key";
      for (int i = sort.order().keys().size() - 1; i >= 0; i--) {
        var by = sort.order().keys().get(i);
        values.put("sort" + i, sorts.get(i));
        condition =
            "(%1$s %2$s :sort%3$d or (%1$s = :sort%3$d and %4$s))"
                .formatted(by.expression(), sort.descending(by) ? "<" : ">", i, condition);
      }
      return condition;
    }

    /** As it stands in an address. */
    String encoded(InboxSort sort) {
      var parts = new ArrayList<>(List.of(sort.code(), now.toString(), String.valueOf(key)));
      sorts.forEach(value -> parts.add(value.toString()));
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(String.join(BETWEEN, parts).getBytes(StandardCharsets.UTF_8));
    }
  }
}
