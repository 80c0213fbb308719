package org.ctpat.feedback;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.ctpat.audit.Actor;
import org.ctpat.task.Notices;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Questions on criteria: asked by whoever is signed in, answered by CBP for the one who asked or,
 * without names, for everybody; and votes on the guidance, one for each person and criterion.
 */
@Service
@Transactional
public class CriteriaFeedback {

  private static final int LONGEST = 2_000;
  private static final int SHOWN = 50;
  private static final String CBP = "CTPAT";

  private final JdbcClient jdbc;
  private final Notices notices;
  private final Clock clock;

  CriteriaFeedback(JdbcClient jdbc, Notices notices, Clock clock) {
    this.jdbc = jdbc;
    this.notices = notices;
    this.clock = clock;
  }

  /**
   * Asks; once for each send key.
   *
   * @param accountNumber of who asks; empty for people of CBP
   * @throws FeedbackRefused when nothing is asked or it is too long
   */
  public void ask(
      String criterionId, String accountNumber, String question, String sendKey, Actor by) {
    var asked = text(question, "Write your question");
    int written =
        jdbc.sql(
                """
                insert into criterion_question (id, criterion_id, account_number, asked_by,
                  asked_by_name, asked_at, question, send_key)
                values (nextval('criterion_question_seq'), ?, ?, ?, ?, ?, ?, ?)
                on conflict do nothing
                """)
            .params(criterionId, accountNumber, by.id(), by.name(), at(now()), asked, sendKey)
            .update();
    if (written == 1) {
      notices.post(
          accountNumber.isEmpty() ? CBP : accountNumber,
          "Questions on criteria",
          "ctpat-headquarters",
          "question:" + by.id() + ":" + sendKey,
          "A question on criterion " + criterionId + " waits for an answer.");
    }
  }

  /**
   * Answers a question.
   *
   * @param publishedQuestion the question without names, to publish it with the answer; empty to
   *     answer the one who asked alone
   * @throws FeedbackRefused when it is answered already, or something is missing or too long
   */
  public void answer(long id, String answer, String publishedQuestion, Actor by) {
    var said = text(answer, "Write the answer");
    var published =
        publishedQuestion.isBlank() ? null : text(publishedQuestion, "Write the question");
    var question = find(id).orElseThrow(() -> new FeedbackRefused("There is no question " + id));
    int changed =
        jdbc.sql(
                """
                update criterion_question set answer = ?, answered_by = ?, answered_at = ?,
                  published_question = ?
                where id = ? and answered_at is null
                """)
            .params(Arrays.asList(said, by.name(), at(now()), published, id))
            .update();
    if (changed == 0) {
      throw new FeedbackRefused(
          "The question is answered already, by %s.".formatted(question.answeredBy()));
    }
    if (!question.accountNumber().isEmpty()) {
      notices.post(
          question.accountNumber(),
          "Criterion " + question.criterionId(),
          "member-" + question.accountNumber(),
          "question:" + id,
          "CBP has answered the question on criterion %s: read it on the criterion's page."
              .formatted(question.criterionId()));
    }
  }

  /** What was asked on a criterion and is published with its answer, the newest first. */
  @Transactional(readOnly = true)
  public List<CriterionQuestion> published(String criterionId) {
    return jdbc.sql(
            "select * from criterion_question where criterion_id = ? and published_question is not null order by id desc limit ?")
        .params(criterionId, SHOWN)
        .query((row, number) -> question(row))
        .list();
  }

  /** A person's own questions on a criterion, the newest first. */
  @Transactional(readOnly = true)
  public List<CriterionQuestion> askedBy(String personId, String criterionId) {
    return jdbc.sql(
            "select * from criterion_question where asked_by = ? and criterion_id = ? order by id desc limit ?")
        .params(personId, criterionId, SHOWN)
        .query((row, number) -> question(row))
        .list();
  }

  @Transactional(readOnly = true)
  public Optional<CriterionQuestion> find(long id) {
    return jdbc.sql("select * from criterion_question where id = ?")
        .param(id)
        .query((row, number) -> question(row))
        .optional();
  }

  /**
   * The questions, open ones with the oldest first, others with the newest first.
   *
   * @param open whether those without an answer are asked for
   * @param criterionId of one criterion; empty for all
   * @param beyond id of the last one shown before; null for the beginning
   */
  @Transactional(readOnly = true)
  public List<CriterionQuestion> all(
      boolean open, String criterionId, @Nullable Long beyond, int limit) {
    var sql =
        open
            ? "answered_at is null and id > ? %s order by id limit ?"
            : "answered_at is not null and id < ? %s order by id desc limit ?";
    long from = beyond == null ? (open ? 0 : Long.MAX_VALUE) : beyond;
    return jdbc.sql(
            "select * from criterion_question where "
                + sql.formatted("and (criterion_id = ? or ? = '')"))
        .params(from, criterionId, criterionId, limit)
        .query((row, number) -> question(row))
        .list();
  }

  /**
   * Keeps whether the guidance was helpful; a person's later word replaces the earlier one.
   *
   * @throws FeedbackRefused when the remark is too long
   */
  public void vote(
      String criterionId, String accountNumber, boolean helpful, String remark, Actor by) {
    if (remark.strip().length() > LONGEST) {
      throw new FeedbackRefused("The remark is longer than 2,000 characters: shorten it.");
    }
    jdbc.sql("delete from guidance_vote where criterion_id = ? and person_id = ?")
        .params(criterionId, by.id())
        .update();
    jdbc.sql(
            """
            insert into guidance_vote (criterion_id, person_id, person_name, account_number, helpful, remark, voted_at)
            values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing
            """)
        .params(criterionId, by.id(), by.name(), accountNumber, helpful, remark.strip(), at(now()))
        .update();
  }

  /** A person's vote on the guidance to a criterion. */
  @Transactional(readOnly = true)
  public Optional<GuidanceVote> vote(String criterionId, String personId) {
    return jdbc.sql("select * from guidance_vote where criterion_id = ? and person_id = ?")
        .params(criterionId, personId)
        .query((row, number) -> vote(row))
        .optional();
  }

  /**
   * The votes, the newest first.
   *
   * @param criterionId of one criterion; empty for all
   * @param unhelpfulOnly whether those alone are asked for who were not helped
   */
  @Transactional(readOnly = true)
  public List<GuidanceVote> votes(String criterionId, boolean unhelpfulOnly, int limit) {
    return jdbc.sql(
            """
            select * from guidance_vote where (criterion_id = ? or ? = '') and (helpful = false or ?)
            order by voted_at desc, criterion_id, person_id limit ?
            """)
        .params(criterionId, criterionId, !unhelpfulOnly, limit)
        .query((row, number) -> vote(row))
        .list();
  }

  /** Votes on the guidance to a criterion. */
  public record Tally(String criterionId, long helpful, long unhelpful) {}

  /** The votes counted for each criterion, those first that helped least. */
  @Transactional(readOnly = true)
  public List<Tally> tallies() {
    return jdbc.sql(
            """
            select criterion_id, sum(case when helpful then 1 else 0 end) as good,
              sum(case when helpful then 0 else 1 end) as bad
            from guidance_vote group by criterion_id order by bad desc, criterion_id
            """)
        .query((row, number) -> new Tally(row.getString(1), row.getLong(2), row.getLong(3)))
        .list();
  }

  private static String text(String text, String what) {
    var said = text.replace("\r\n", "\n").strip();
    if (said.isEmpty() || said.length() > LONGEST) {
      throw new FeedbackRefused(what + ", in at most 2,000 characters.");
    }
    return said;
  }

  private static CriterionQuestion question(ResultSet row) throws SQLException {
    return new CriterionQuestion(
        row.getLong("id"),
        row.getString("criterion_id"),
        row.getString("account_number"),
        row.getString("asked_by_name"),
        row.getObject("asked_at", OffsetDateTime.class).toInstant(),
        row.getString("question"),
        row.getString("answer"),
        row.getString("answered_by"),
        moment(row.getObject("answered_at", OffsetDateTime.class)),
        row.getString("published_question"));
  }

  private static GuidanceVote vote(ResultSet row) throws SQLException {
    return new GuidanceVote(
        row.getString("criterion_id"),
        row.getString("person_name"),
        row.getString("account_number"),
        row.getBoolean("helpful"),
        row.getString("remark"),
        row.getObject("voted_at", OffsetDateTime.class).toInstant());
  }

  private static @Nullable Instant moment(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
