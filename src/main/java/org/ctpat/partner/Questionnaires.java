package org.ctpat.partner;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.Accounts;
import org.ctpat.audit.Actor;
import org.ctpat.audit.Sha256;
import org.ctpat.deadline.UsEastern;
import org.ctpat.partner.QuestionnaireRefused.Reason;
import org.ctpat.partner.QuestionnaireView.Verdict;
import org.ctpat.task.Notices;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Questionnaires to partners without an account (criterion 3.5). Whoever has the link may answer,
 * so it is unguessable, ends by itself, is used once, and only its hash is kept. The company rates
 * the answers and accepts them as a proof until a day.
 */
@Service
@Transactional
public class Questionnaires {

  private static final int TOKEN_BYTES = 32;
  private static final int LONGEST_NAME = 200;
  private static final TypeReference<LinkedHashMap<String, QuestionnaireAnswer>> ANSWERS =
      new TypeReference<>() {};

  private final QuestionnaireRows sent;
  private final Partners register;
  private final PartnerRows partners;
  private final PartnerSettings settings;
  private final Accounts accounts;
  private final Notices notices;
  private final JsonMapper json;
  private final Clock clock;
  private final Questionnaire questionnaire;
  private final SecureRandom random = new SecureRandom();

  Questionnaires(
      QuestionnaireRows sent,
      Partners register,
      PartnerRows partners,
      PartnerSettings settings,
      Accounts accounts,
      Notices notices,
      JsonMapper json,
      Clock clock) {
    this.sent = sent;
    this.register = register;
    this.partners = partners;
    this.settings = settings;
    this.accounts = accounts;
    this.notices = notices;
    this.json = json;
    this.clock = clock;
    this.questionnaire = Questionnaire.read(json);
  }

  /** What is asked now. */
  public Questionnaire questionnaire() {
    return questionnaire;
  }

  /**
   * A new link.
   *
   * @param token 43 characters, fit for an address; told this once only
   */
  public record Issued(String token, Instant expiresAt) {}

  /**
   * Makes a link for a partner; one that it has not answered yet ends.
   *
   * @param recipient whom the company gives it to
   * @throws PartnerRefused when there is no such partner or nobody is named
   */
  public Issued send(String owner, long partnerId, String recipient, Actor by) {
    var partner = register.running(owner, partnerId);
    if (recipient.isBlank() || recipient.length() > LONGEST_NAME) {
      throw new PartnerRefused("Say whom you give the link to, in at most 200 characters.");
    }
    var now = now();
    sent.findByPartnerIdOrderByIdDesc(partnerId).forEach(earlier -> earlier.revoke(now));
    var bytes = new byte[TOKEN_BYTES];
    random.nextBytes(bytes);
    var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    var expiresAt = now.atZone(UsEastern.ZONE).plus(settings.linkLasts()).toInstant();
    sent.saveAndFlush(
        new SentQuestionnaire(
            partner,
            questionnaire.edition(),
            Sha256.of(token),
            recipient.strip(),
            by.name(),
            now,
            expiresAt));
    register.record(
        partner,
        "Questionnaire sent to a business partner",
        by,
        Map.of("recipient", recipient.strip()));
    return new Issued(token, expiresAt);
  }

  /** Ends a link that is not answered yet; repeating it changes nothing. */
  public void revoke(String owner, long partnerId, long id, Actor by) {
    var one = find(owner, partnerId, id);
    if (!one.revoked() && !one.submitted()) {
      one.revoke(now());
      register.record(
          register.running(owner, partnerId),
          "Questionnaire of a business partner revoked",
          by,
          Map.of());
    }
  }

  /** The questionnaires of a partner, newest first. */
  @Transactional(readOnly = true)
  public List<QuestionnaireView> of(long partnerId) {
    return sent.findByPartnerIdOrderByIdDesc(partnerId).stream()
        .map(
            one ->
                one.view(
                    now(),
                    (int)
                        answers(one).values().stream()
                            .filter(QuestionnaireAnswer::complete)
                            .count(),
                    questionnaire.questions().size()))
        .toList();
  }

  /** The answers of a questionnaire that the partner has submitted, for the company to read. */
  public Optional<QuestionnaireSheet> answers(String owner, long partnerId, long id) {
    return sent.findByIdAndPartnerIdAndOwnerAccount(id, partnerId, owner)
        .filter(SentQuestionnaire::submitted)
        .map(this::sheet);
  }

  /**
   * The questionnaire of a link.
   *
   * @throws QuestionnaireRefused when the link leads nowhere (any more)
   */
  public QuestionnaireSheet open(String token) {
    return sheet(opened(token));
  }

  /**
   * Keeps answers while the partner fills in; what is not among them stays.
   *
   * @throws QuestionnaireRefused when the link leads nowhere (any more)
   * @throws PartnerRefused when a text is too long
   */
  public void save(String token, Map<String, QuestionnaireAnswer> changed) {
    var one = opened(token);
    var answers = answers(one);
    for (var question : questionnaire.questions()) {
      var answer = changed.get(question.id());
      if (answer == null) {
        continue;
      }
      if (answer.text().length() > QuestionnaireAnswer.LONGEST) {
        throw new PartnerRefused("Write at most 2,000 characters to a question.");
      }
      answers.put(question.id(), new QuestionnaireAnswer(answer.choice(), answer.text().strip()));
    }
    one.save(json.writeValueAsString(answers), now());
  }

  /**
   * Submits the answers, once; the link ends with it.
   *
   * @param filledBy name and function of who answers
   * @throws PartnerRefused when a question is open or nobody is named
   */
  public void submit(String token, String filledBy) {
    var one = opened(token);
    if (filledBy.isBlank() || filledBy.length() > LONGEST_NAME) {
      throw new PartnerRefused("Give your name and function, in at most 200 characters.");
    }
    if (!sheet(one).complete()) {
      throw new PartnerRefused(
          "Some questions are not answered yet. Where you chose another answer than Yes, write what you do instead or why it does not apply.");
    }
    one.submit(filledBy.strip(), now());
    var partner = partners.findById(one.partnerId()).orElseThrow();
    register.record(
        partner,
        "Questionnaire answered by a business partner",
        new Actor("partner-" + partner.id(), partner.name(), Actor.Kind.MEMBER),
        Map.of("filledBy", filledBy.strip()));
    notices.post(
        one.ownerAccount(),
        one.ownerAccount(),
        "member-" + one.ownerAccount(),
        "partner-questionnaire:" + one.id(),
        "%s has answered your questionnaire: read and rate it on the partner's page (criterion 3.5)."
            .formatted(partner.name()));
  }

  /**
   * The company accepts the answers as a proof until a day; once for each questionnaire.
   *
   * @throws PartnerRefused when there are no answers or the day is wrong
   */
  public void accept(
      String owner, long partnerId, long id, LocalDate validUntil, String remarks, Actor by) {
    var one = unrated(owner, partnerId, id, remarks);
    var on = LocalDate.ofInstant(Objects.requireNonNull(one.submittedAt()), UsEastern.ZONE);
    register.prove(
        owner,
        partnerId,
        new ProofEntry(
            ProofKind.QUESTIONNAIRE,
            null,
            "Questionnaire " + id,
            on,
            validUntil,
            ("Answered by " + one.filledBy() + ". " + remarks.strip()).strip(),
            List.of()),
        by);
    one.rate(Verdict.ACCEPTED, remarks.strip(), by.name(), now());
  }

  /** The company does not accept the answers, for the reason given. */
  public void refuse(String owner, long partnerId, long id, String remarks, Actor by) {
    if (remarks.isBlank()) {
      throw new PartnerRefused("Say why you do not accept the answers.");
    }
    var one = unrated(owner, partnerId, id, remarks);
    one.rate(Verdict.REFUSED, remarks.strip(), by.name(), now());
    register.record(
        register.running(owner, partnerId),
        "Questionnaire of a business partner not accepted",
        by,
        Map.of("remarks", remarks.strip()));
  }

  private SentQuestionnaire unrated(String owner, long partnerId, long id, String remarks) {
    var one = find(owner, partnerId, id);
    if (!one.submitted() || one.rated()) {
      throw new PartnerRefused(
          one.rated()
              ? "These answers are rated already: reload the page."
              : "The partner has not answered yet.");
    }
    if (remarks.length() > 1_700) {
      throw new PartnerRefused("Write at most 1,700 characters.");
    }
    return one;
  }

  private SentQuestionnaire find(String owner, long partnerId, long id) {
    return sent.findByIdAndPartnerIdAndOwnerAccount(id, partnerId, owner)
        .orElseThrow(() -> new PartnerRefused("There is no such questionnaire: reload the page."));
  }

  private SentQuestionnaire opened(String token) {
    var one =
        sent.findByTokenHash(Sha256.of(token))
            .orElseThrow(() -> new QuestionnaireRefused(Reason.UNKNOWN));
    if (one.submitted()) {
      throw new QuestionnaireRefused(Reason.SUBMITTED);
    }
    if (one.revoked()) {
      throw new QuestionnaireRefused(Reason.REVOKED);
    }
    if (one.expired(now())) {
      throw new QuestionnaireRefused(Reason.EXPIRED);
    }
    return one;
  }

  private QuestionnaireSheet sheet(SentQuestionnaire one) {
    return new QuestionnaireSheet(
        accounts.get(AccountNumber.of(one.ownerAccount())).companyName(),
        partners.findById(one.partnerId()).orElseThrow().name(),
        one.expiresAt(),
        questionnaire.sections(),
        answers(one));
  }

  private Map<String, QuestionnaireAnswer> answers(SentQuestionnaire one) {
    return json.readValue(one.answers(), ANSWERS);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
