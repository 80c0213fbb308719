package org.ctpat.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.CamundaClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.Contact;
import org.ctpat.account.NewAccount;
import org.ctpat.account.PersonalNumbers;
import org.ctpat.application.Applications;
import org.ctpat.audit.Actor;
import org.ctpat.demo.DemoCompany;
import org.ctpat.demo.Stories;
import org.ctpat.demo.application.ProfileData;
import org.ctpat.process.ProcessTest;
import org.ctpat.process.TestAccounts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A sole proprietor applies with a social security number as the only importer number. */
@ProcessTest
@ExtendWith(OutputCaptureExtension.class)
class ImporterNumberTest {

  private static final String NUMBER = "219-09-7745";
  private static final String DIGITS = "219097745";

  @Autowired private Applications applications;
  @Autowired private PersonalNumbers numbers;
  @Autowired private CompanySignIns signIns;
  @Autowired private Stories stories;
  @Autowired private JdbcClient jdbc;
  @Autowired private CamundaClient client;
  @LocalServerPort private int port;

  @Test
  void isTakenOnItsPageAndFoundNowhereElse(CapturedOutput log) {
    var company = DemoCompany.BLUE_HERON.as(TestAccounts.next());
    var account = company.accountNumber();
    applications.start(
        AccountNumber.of(account),
        new NewAccount(
            company.entityType(),
            company.name(),
            new Contact(
                Contact.Kind.OFFICER, company.officerId(), "Margaret Ellis", null, null, null),
            new Contact(
                Contact.Kind.POINT_OF_CONTACT, company.memberId(), "Ben Carter", null, null, null)),
        Actor.system("test"));
    signIns.grant("sole." + account, "Sol Owner", account, true);
    var owner = PortalSession.of(port, "sole." + account);
    var page = "/accounts/" + account + "/importer-number";
    var story = stories.of(company);
    var data = ProfileData.of(company);
    data.put("identifiers", List.of());
    story.override("complete-company-profile", task -> data);
    var task = story.playUntil("complete-company-profile");

    assertThat(owner.post(page, Map.of("value", "219-09-77")).text())
        .contains("Give the number as NNN-NN-NNNN.")
        .doesNotContain("219-09-77");
    assertThat(owner.post(page, Map.of("value", NUMBER)).location()).endsWith(page);
    assertThat(owner.get(page).text()).contains("***-**-7745").doesNotContain(NUMBER);
    story.play("complete-company-profile");
    story.settle();

    assertThat(story.played()).contains("complete-company-profile");
    assertThat(owner.get("/accounts/" + account).text())
        .contains("***-**-7745")
        .doesNotContain(NUMBER, DIGITS);
    var specialist = PortalSession.of(port, "dana.whitfield");
    assertThat(specialist.get(page).status()).isEqualTo(403);
    assertThat(specialist.get("/accounts.csv").text()).doesNotContain(NUMBER, DIGITS);
    var unit = PortalSession.of(port, "tom.arden");
    assertThat(unit.get(page).text()).contains("***-**-7745").doesNotContain(NUMBER);
    assertThat(unit.post(page + "/reading", Map.of("reason", "")).text()).doesNotContain(NUMBER);
    assertThat(unit.post(page + "/reading", Map.of("reason", "Check the importer")).text())
        .contains(NUMBER);
    assertThat(owner.post(page + "/reading", Map.of("reason", "Mine")).status()).isEqualTo(403);
    assertThat(unit.get("/accounts/" + account + "/history").text())
        .contains(PersonalNumbers.READ, "Check the importer");
    assertThat(owner.get("/accounts/" + account + "/history").text())
        .contains("Personal importer number given")
        .doesNotContain(PersonalNumbers.READ);
    assertThat(owner.post(page + "/removal", Map.of()).location()).endsWith(page);
    assertThat(numbers.masked(AccountNumber.of(account))).isPresent();

    var traces = new ArrayList<String>();
    for (var table :
        jdbc.sql(
                "select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'")
            .query(String.class)
            .list()) {
      jdbc.sql("select * from \"" + table + "\"")
          .query()
          .listOfRows()
          .forEach(row -> traces.add(table + ": " + row));
    }
    client
        .newVariableSearchRequest()
        .filter(filter -> filter.processInstanceKey(task.processInstanceKey()))
        .page(part -> part.limit(1000))
        .execute()
        .items()
        .forEach(variable -> traces.add(variable.getName() + "=" + variable.getValue()));
    traces.add(log.getAll());
    assertThat(traces)
        .hasSizeGreaterThan(100)
        .anyMatch(trace -> trace.startsWith("personal_number: "))
        .noneMatch(trace -> trace.contains(NUMBER) || trace.contains(DIGITS));
  }
}
