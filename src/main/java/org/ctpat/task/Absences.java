package org.ctpat.task;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who of CBP is away and who stands in. Standing in gives no rights: the delegate sees the tasks of
 * the absent person and may take them over, as one of the task's groups and under every rule that
 * holds for whoever does it.
 */
@Service
@Transactional
public class Absences {

  private static final ZoneId EASTERN = ZoneId.of("America/New_York");
  private static final String SUPERVISORS = "ctpat-supervisor";
  private static final int LONGEST_NOTE = 500;
  private static final String COLUMNS =
      "id, version, person_id, delegate_id, from_on, until_on, note, entered_by";

  private final JdbcClient jdbc;
  private final People people;
  private final Clock clock;

  Absences(JdbcClient jdbc, People people, Clock clock) {
    this.jdbc = jdbc;
    this.people = people;
    this.clock = clock;
  }

  /**
   * The absent people for whom a person stands in today, with the last day of the absence, by
   * sign-in name.
   */
  @Transactional(readOnly = true)
  public Map<String, LocalDate> standsInFor(Person person) {
    if (!person.ofCbp()) {
      return Map.of();
    }
    var found = new HashMap<String, LocalDate>();
    jdbc.sql(
            """
            select person_id, until_on from absence
            where delegate_id = :me and ended_at is null and :today between from_on and until_on
            """)
        .param("me", person.id())
        .param("today", today())
        .query(
            row -> {
              found.put(row.getString(1), row.getObject(2, LocalDate.class));
            });
    return found;
  }

  /** The absences of today and later that a person may change: own ones, for supervisors all. */
  @Transactional(readOnly = true)
  public List<Absence> changeableBy(Person person) {
    return jdbc.sql(
            """
            select %s from absence
            where ended_at is null and until_on >= :today and (:all = 1 or person_id = :me)
            order by from_on, id
            """
                .formatted(COLUMNS))
        .param("today", today())
        .param("all", isSupervisor(person) ? 1 : 0)
        .param("me", person.id())
        .query((row, number) -> absence(row))
        .list();
  }

  /** The absence of a person that runs today. */
  @Transactional(readOnly = true)
  public @Nullable Absence today(String personId) {
    return jdbc.sql(
            """
            select %s from absence
            where person_id = :person and ended_at is null and :today between from_on and until_on
            """
                .formatted(COLUMNS))
        .param("person", personId)
        .param("today", today())
        .query((row, number) -> absence(row))
        .optional()
        .orElse(null);
  }

  /**
   * Enters an absence.
   *
   * @throws AbsenceRefused when the days are in the wrong order or past, the person has another
   *     absence then, nobody or nobody suitable stands in, or it is not this person's to enter
   */
  public void enter(
      String personId,
      String delegateId,
      @Nullable LocalDate from,
      @Nullable LocalDate until,
      String note,
      Person by) {
    check(personId, delegateId, from, until, note, null, by);
    jdbc.sql(
            """
            insert into absence (id, version, person_id, delegate_id, from_on, until_on, note, entered_by, entered_at)
            values (nextval('absence_seq'), 0, :person, :delegate, :from, :until, :note, :by, :now)
            """)
        .param("person", personId)
        .param("delegate", delegateId)
        .param("from", from)
        .param("until", until)
        .param("note", note.strip())
        .param("by", by.id())
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
  }

  /**
   * Changes the days, the note or who stands in.
   *
   * @param version version that the person saw
   * @throws AbsenceRefused as {@link #enter}, or when somebody else has changed it meanwhile
   */
  public void change(
      long id,
      int version,
      String delegateId,
      @Nullable LocalDate from,
      @Nullable LocalDate until,
      String note,
      Person by) {
    var known = get(id, by);
    check(known.personId(), delegateId, from, until, note, known, by);
    var changed =
        jdbc.sql(
                """
                update absence set delegate_id = :delegate, from_on = :from, until_on = :until,
                  note = :note, version = version + 1
                where id = :id and version = :version and ended_at is null
                """)
            .param("delegate", delegateId)
            .param("from", from)
            .param("until", until)
            .param("note", note.strip())
            .param("id", id)
            .param("version", version)
            .update();
    if (changed == 0) {
      throw new AbsenceRefused(
          "The absence was changed by somebody else meanwhile. Look at it again, then change it.");
    }
  }

  /** Ends an absence now; one that has ended already stays so. */
  public void end(long id, Person by) {
    get(id, by);
    jdbc.sql(
            """
            update absence set ended_by = :by, ended_at = :now, version = version + 1
            where id = :id and ended_at is null
            """)
        .param("by", by.id())
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .param("id", id)
        .update();
  }

  private Absence get(long id, Person by) {
    return jdbc.sql("select %s from absence where id = :id".formatted(COLUMNS))
        .param("id", id)
        .query((row, number) -> absence(row))
        .optional()
        .filter(absence -> mayEnter(absence.personId(), by))
        .orElseThrow(() -> new AbsenceRefused("There is no such absence that you could change."));
  }

  private void check(
      String personId,
      String delegateId,
      @Nullable LocalDate from,
      @Nullable LocalDate until,
      String note,
      @Nullable Absence known,
      Person by) {
    if (!mayEnter(personId, by)) {
      throw new AbsenceRefused("Only supervisors enter the absence of others.");
    }
    var person =
        people
            .find(personId)
            .orElseThrow(() -> new AbsenceRefused("Choose who is away: a person of CBP."));
    if (from == null || until == null) {
      throw new AbsenceRefused("Give the first and the last day of the absence.");
    }
    if (until.isBefore(from)) {
      throw new AbsenceRefused(
          "The last day lies before the first. Give them the other way round.");
    }
    if (until.isBefore(today())) {
      throw new AbsenceRefused("The absence is over already. Give a last day from today on.");
    }
    if (note.length() > LONGEST_NOTE) {
      throw new AbsenceRefused("Shorten the note to %d characters.".formatted(LONGEST_NOTE));
    }
    var delegate =
        people
            .find(delegateId)
            .orElseThrow(() -> new AbsenceRefused("Choose who stands in: a person of CBP."));
    if (delegate.id().equals(personId)) {
      throw new AbsenceRefused("Nobody stands in for themselves. Choose somebody else.");
    }
    if (delegate.groups().stream().noneMatch(person.groups()::contains)) {
      throw new AbsenceRefused(
          "%s shares no role with %s and could do none of the tasks. Choose somebody with the same role."
              .formatted(delegate.name(), person.name()));
    }
    if (overlaps(personId, from, until, known)) {
      throw new AbsenceRefused(
          "%s has another absence on some of these days. Change that one instead."
              .formatted(person.name()));
    }
  }

  private boolean overlaps(
      String personId, LocalDate from, LocalDate until, @Nullable Absence known) {
    return jdbc.sql(
                """
                select count(*) from absence
                where person_id = :person and ended_at is null and id <> :known
                  and from_on <= :until and until_on >= :from
                """)
            .param("person", personId)
            .param("known", known == null ? -1 : known.id())
            .param("from", from)
            .param("until", until)
            .query(Long.class)
            .single()
        > 0;
  }

  private static boolean mayEnter(String personId, Person by) {
    return by.ofCbp() && (personId.equals(by.id()) || isSupervisor(by));
  }

  private static boolean isSupervisor(Person person) {
    return person.groups().contains(SUPERVISORS);
  }

  private LocalDate today() {
    return LocalDate.now(clock.withZone(EASTERN));
  }

  private static Absence absence(ResultSet row) throws SQLException {
    return new Absence(
        row.getLong("id"),
        row.getInt("version"),
        row.getString("person_id"),
        row.getString("delegate_id"),
        row.getObject("from_on", LocalDate.class),
        row.getObject("until_on", LocalDate.class),
        row.getString("note"),
        row.getString("entered_by"));
  }
}
