package org.ctpat.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ctpat.DomainTest;
import org.ctpat.TestClock;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.Accounts;
import org.ctpat.account.Contact;
import org.ctpat.account.NewAccount;
import org.ctpat.audit.Actor;
import org.ctpat.criteria.CriteriaCatalogue;
import org.ctpat.partner.QuestionnaireAnswer.Choice;
import org.ctpat.partner.QuestionnaireRefused.Reason;
import org.ctpat.risk.PartyRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DomainTest
class QuestionnairesTest {

  private static final Actor BEN = new Actor("ben.carter", "Ben Carter", Actor.Kind.MEMBER);
  private static final LocalDate TODAY = LocalDate.of(2027, 5, 3);
  private static final String OWNER = "83-200001";

  @Autowired private Questionnaires questionnaires;
  @Autowired private Partners partners;
  @Autowired private Accounts accounts;
  @Autowired private CriteriaCatalogue criteria;
  @Autowired private TestClock clock;

  private long partner;

  @BeforeEach
  void enterAPartner() {
    clock.set(TODAY);
    accounts.open(
        AccountNumber.of(OWNER),
        new NewAccount(
            "IMP",
            "Questionnaire Test",
            new Contact(Contact.Kind.OFFICER, null, "Olga Hart", null, null, null),
            null),
        BEN);
    partner =
        partners.add(
            OWNER,
            new PartnerEntry(
                "Quay Packers", "PE", PartyRole.PACKER, true, null, null, "", "", null, null),
            BEN);
  }

  @Test
  void eachQuestionNamesACriterion() {
    var questions = questionnaires.questionnaire().questions();
    assertThat(questions).hasSizeGreaterThan(20);
    assertThat(questions).extracting(Questionnaire.Question::id).doesNotHaveDuplicates();
    assertThat(questions)
        .allSatisfy(question -> assertThat(criteria.find(question.criterion())).isPresent());
  }

  @Test
  void isSavedWhileAnsweredSubmittedOnceAndAcceptedAsProof() {
    var token = questionnaires.send(OWNER, partner, "quality@quay.example", BEN).token();
    questionnaires.save(token, Map.of("seal", answer(Choice.YES, "")));
    questionnaires.save(token, Map.of("inspection", answer(Choice.PARTLY, "")));
    assertThat(questionnaires.open(token).answers()).containsOnlyKeys("inspection");
    assertThatThrownBy(() -> questionnaires.submit(token, "Rosa Paz, quality"))
        .isInstanceOf(PartnerRefused.class)
        .hasMessageContaining("not answered");
    assertThatThrownBy(() -> questionnaires.submit(token, " "))
        .hasMessageContaining("name and function");
    var all = new LinkedHashMap<String, QuestionnaireAnswer>();
    questionnaires
        .questionnaire()
        .questions()
        .forEach(question -> all.put(question.id(), answer(Choice.YES, "")));
    all.put("iso17712", answer(Choice.NO, "New seals arrive in June"));
    questionnaires.save(token, all);
    questionnaires.submit(token, "Rosa Paz, quality");

    assertRefused(token, Reason.SUBMITTED);
    var sent = questionnaires.of(partner).getFirst();
    assertThat(sent.state()).isEqualTo(QuestionnaireView.State.SUBMITTED);
    assertThat(sent.answered()).isEqualTo(sent.asked());
    assertThat(questionnaires.answers("83-200002", partner, sent.id())).isEmpty();
    assertThat(questionnaires.answers(OWNER, partner, sent.id()).orElseThrow().answers())
        .containsEntry("iso17712", answer(Choice.NO, "New seals arrive in June"));

    questionnaires.accept(OWNER, partner, sent.id(), TODAY.plusYears(1), "Good but for seals", BEN);
    assertThatThrownBy(
            () -> questionnaires.accept(OWNER, partner, sent.id(), TODAY.plusYears(2), "", BEN))
        .hasMessageContaining("rated already");
    var view = partners.find(OWNER, partner).orElseThrow();
    assertThat(view.standing()).isEqualTo(PartnerStanding.PROVEN);
    assertThat(view.proofs())
        .singleElement()
        .satisfies(proof -> assertThat(proof.validUntil()).isEqualTo(TODAY.plusYears(1)));
  }

  @Test
  void aLinkThatIsReplacedExpiredOrUnknownLeadsNowhere() {
    var first = questionnaires.send(OWNER, partner, "first", BEN).token();
    var second = questionnaires.send(OWNER, partner, "second", BEN).token();
    assertThat(first).hasSize(43).isNotEqualTo(second);
    assertRefused(first, Reason.REVOKED);
    assertRefused("no-such-token", Reason.UNKNOWN);
    assertThat(questionnaires.open(second).company()).isEqualTo("Questionnaire Test");

    clock.set(TODAY.plusDays(31));
    assertRefused(second, Reason.EXPIRED);
    assertThat(questionnaires.of(partner).getFirst().state())
        .isEqualTo(QuestionnaireView.State.EXPIRED);
  }

  private void assertRefused(String token, Reason reason) {
    assertThatThrownBy(() -> questionnaires.open(token))
        .isInstanceOfSatisfying(
            QuestionnaireRefused.class, refused -> assertThat(refused.reason()).isEqualTo(reason));
    assertThatThrownBy(() -> questionnaires.save(token, Map.of()))
        .isInstanceOf(QuestionnaireRefused.class);
  }

  private static QuestionnaireAnswer answer(Choice choice, String text) {
    return new QuestionnaireAnswer(choice, text);
  }
}
