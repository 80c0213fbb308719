package org.ctpat.process.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.Accounts;
import org.ctpat.account.Contact;
import org.ctpat.account.MembershipStatus;
import org.ctpat.account.NewAccount;
import org.ctpat.application.Applications;
import org.ctpat.criteria.SecurityProfiles;
import org.ctpat.demo.DemoCompany;
import org.ctpat.demo.Stories;
import org.ctpat.demo.StoryPlayer;
import org.ctpat.demo.application.ProfileData;
import org.ctpat.notification.Letters;
import org.ctpat.process.ProcessTest;
import org.ctpat.process.TestAccounts;
import org.ctpat.risk.RiskAssessments;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A company of every entity type is certified, and another one of each is not. */
@ProcessTest
class EveryEntityTypeTest {

  @Autowired private Stories stories;
  @Autowired private Applications applications;
  @Autowired private Accounts accounts;
  @Autowired private SecurityProfiles profiles;
  @Autowired private RiskAssessments assessments;
  @Autowired private Letters letters;

  static List<DemoCompany> companies() {
    return DemoCompany.ofEveryType();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("companies")
  void goesFromItsApplicationToItsCertification(DemoCompany company) {
    var story = apply(company);
    var account = story.company().accountNumber();

    story.playUntil(() -> status(account) == MembershipStatus.CERTIFIED);

    assertThat(story.played())
        .contains("complete-company-profile", "sign-partner-agreement", "decide-certification")
        .doesNotContain("review-ineligibility");
    assertThat(profiles.missing(account)).isEmpty();
    assertThat(assessments.latest(account).orElseThrow().parties())
        .anySatisfy(
            party -> {
              assertThat(party.party().own()).isTrue();
              assertThat(party.party().name()).isEqualTo(company.name());
            });
    assertThat(letters.of(account))
        .anyMatch(letter -> letter.template().equals("certification-granted"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("companies")
  void isReturnedWithTheRuleThatItDoesNotMeet(DemoCompany company) {
    var story = apply(company);
    var broken = company.json("application.json").get("broken");
    var rule = broken.get("rule").asString();
    story.override(
        "complete-company-profile",
        task -> {
          var data = new HashMap<>(ProfileData.of(story.company()));
          if (broken.get("value").isNull()) {
            data.remove(broken.get("answer").asString());
          } else {
            data.put(broken.get("answer").asString(), broken.get("value").asBoolean());
          }
          return data;
        });
    story.override(
        "review-ineligibility",
        task -> {
          assertThat((List<?>) task.variables().get("failedRules"))
              .singleElement()
              .asString()
              .contains(rule);
          return Map.of(
              "eligibilityDecision",
              "return",
              "eligibilityRemarks",
              company.json("application.json").at("/ineligibility/return").asString());
        });

    story.play("complete-company-profile");
    story.play("review-ineligibility");

    assertThat(story.find("complete-company-profile")).isPresent();
    assertThat(letters.of(story.company().accountNumber()))
        .anySatisfy(letter -> assertThat(letter.text()).contains(rule));
  }

  private StoryPlayer apply(DemoCompany company) {
    var own = company.as(TestAccounts.next());
    applications.start(
        AccountNumber.of(own.accountNumber()),
        new NewAccount(
            own.entityType(),
            own.name(),
            new Contact(
                Contact.Kind.OFFICER, own.officerId(), own.officer().name(), null, null, null),
            new Contact(
                Contact.Kind.POINT_OF_CONTACT,
                own.memberId(),
                own.member().name(),
                null,
                null,
                null)),
        own.member().actor());
    return stories.of(own);
  }

  private MembershipStatus status(String account) {
    return accounts.get(AccountNumber.of(account)).status();
  }
}
