package org.ctpat.task;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The filters that people keep for the inbox, and the columns that they chose last. */
@Service
@Transactional
public class InboxViews {

  private static final int MOST = 30;
  private static final int LONGEST_NAME = 80;
  private static final int LONGEST_QUERY = 2_000;
  private static final String ALL =
      "select id, name, query, column_names, standard from inbox_view where person_id = :me";

  private final JdbcClient jdbc;

  InboxViews(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** This person's filters by name. */
  @Transactional(readOnly = true)
  public List<InboxView> of(Person person) {
    return jdbc.sql(ALL + " order by lower(name), id")
        .param("me", person.id())
        .query((row, number) -> view(row))
        .list();
  }

  /**
   * Keeps a filter; one with the same name is replaced.
   *
   * @throws InboxViewRefused when the name is missing or too long, or there are too many
   */
  public long save(
      String name, String query, List<String> columns, boolean standard, Person person) {
    var clean = named(name);
    if (query.length() > LONGEST_QUERY) {
      throw new InboxViewRefused("The filter is too long to be kept. Shorten what you search for.");
    }
    if (standard) {
      noneStandard(person);
    }
    var known = find(clean, person);
    if (known.isPresent()) {
      jdbc.sql(
              """
              update inbox_view set query = :query, column_names = :columns, standard = :standard
              where id = :id
              """)
          .param("query", query)
          .param("columns", String.join(",", columns))
          .param("standard", standard)
          .param("id", known.get().id())
          .update();
      return known.get().id();
    }
    if (of(person).size() >= MOST) {
      throw new InboxViewRefused(
          "You keep %d filters already. Delete one that you no longer use.".formatted(MOST));
    }
    var id = jdbc.sql("select nextval('inbox_view_seq')").query(Long.class).single();
    jdbc.sql(
            """
            insert into inbox_view (id, person_id, name, query, column_names, standard)
            values (:id, :me, :name, :query, :columns, :standard)
            """)
        .param("id", id)
        .param("me", person.id())
        .param("name", clean)
        .param("query", query)
        .param("columns", String.join(",", columns))
        .param("standard", standard)
        .update();
    return id;
  }

  /**
   * Gives one of this person's filters another name.
   *
   * @throws InboxViewRefused when the name is missing, too long or taken
   */
  public void rename(long id, String name, Person person) {
    var clean = named(name);
    if (find(clean, person).filter(other -> other.id() != id).isPresent()) {
      throw new InboxViewRefused(
          "You keep another filter as “%s”. Give a different name.".formatted(clean));
    }
    jdbc.sql("update inbox_view set name = :name where id = :id and person_id = :me")
        .param("name", clean)
        .param("id", id)
        .param("me", person.id())
        .update();
  }

  /** Has the inbox open with this filter, or with all tasks when there is none of this id. */
  public void standard(@Nullable Long id, Person person) {
    noneStandard(person);
    if (id != null) {
      jdbc.sql("update inbox_view set standard = true where id = :id and person_id = :me")
          .param("id", id)
          .param("me", person.id())
          .update();
    }
  }

  public void delete(long id, Person person) {
    jdbc.sql("delete from inbox_view where id = :id and person_id = :me")
        .param("id", id)
        .param("me", person.id())
        .update();
  }

  /** The columns that this person chose last. */
  @Transactional(readOnly = true)
  public Optional<List<String>> columns(Person person) {
    return jdbc.sql("select column_names from inbox_columns where person_id = :me")
        .param("me", person.id())
        .query((row, number) -> list(row.getString(1)))
        .optional();
  }

  public void chooseColumns(List<String> columns, Person person) {
    jdbc.sql("delete from inbox_columns where person_id = :me").param("me", person.id()).update();
    jdbc.sql("insert into inbox_columns (person_id, column_names) values (:me, :columns)")
        .param("me", person.id())
        .param("columns", String.join(",", columns))
        .update();
  }

  private Optional<InboxView> find(String name, Person person) {
    return jdbc.sql(ALL + " and name = :name")
        .param("me", person.id())
        .param("name", name)
        .query((row, number) -> view(row))
        .optional();
  }

  private void noneStandard(Person person) {
    jdbc.sql("update inbox_view set standard = false where person_id = :me and standard")
        .param("me", person.id())
        .update();
  }

  private static String named(String name) {
    var clean = name.strip();
    if (clean.isEmpty()) {
      throw new InboxViewRefused("Give the filter a name, so that you find it again.");
    }
    if (clean.length() > LONGEST_NAME) {
      throw new InboxViewRefused("Shorten the name to %d characters.".formatted(LONGEST_NAME));
    }
    return clean;
  }

  private static InboxView view(ResultSet row) throws SQLException {
    return new InboxView(
        row.getLong("id"),
        row.getString("name"),
        row.getString("query"),
        list(row.getString("column_names")),
        row.getBoolean("standard"));
  }

  private static List<String> list(String names) {
    return names.isEmpty() ? List.of() : Arrays.asList(names.split(","));
  }
}
