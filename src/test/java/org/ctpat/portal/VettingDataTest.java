package org.ctpat.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.CamundaClient;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.Contact;
import org.ctpat.account.NewAccount;
import org.ctpat.application.Applications;
import org.ctpat.audit.Actor;
import org.ctpat.demo.DemoCompany;
import org.ctpat.demo.Stories;
import org.ctpat.process.ProcessTest;
import org.ctpat.process.TestAccounts;
import org.ctpat.vetting.VettingData;
import org.ctpat.vetting.VettingPeople;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Personal data for the vetting, on their page and everywhere else. */
@ProcessTest
@ExtendWith(OutputCaptureExtension.class)
class VettingDataTest {

  @Autowired private Applications applications;
  @Autowired private VettingPeople vetting;
  @Autowired private CompanySignIns signIns;
  @Autowired private Stories stories;
  @Autowired private JdbcClient jdbc;
  @Autowired private CamundaClient client;
  @LocalServerPort private int port;

  @Test
  void areFoundNowhereButOnThePageOfTheVettingUnit(CapturedOutput log) {
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
    var story = stories.of(company);
    var task = story.playUntil("vet-company");
    var unit = PortalSession.of(port, "tom.arden");
    var page = "/accounts/" + account + "/vetting";
    var person =
        vetting.of(account).stream()
            .filter(masked -> masked.initials().equals("M. R. E."))
            .findFirst()
            .orElseThrow();
    var reading = page + "/people/" + person.id() + "/reading";

    assertThat(unit.get("/tasks/" + task.key()).text()).contains("href=\"" + page);
    assertThat(unit.get(page).text()).contains("M. R. E.").doesNotContain(values(company));
    assertThat(unit.post(reading, Map.of("reason", "")).text())
        .contains("Say in up to 500 characters why you need to read the data.")
        .doesNotContain(values(company));
    assertThat(unit.post(reading, Map.of("reason", "Check against the list")).text())
        .contains("Margaret Rose Ellis-Quartermaine", "219-09-9417")
        .doesNotContain("Hollowell");
    story.play("vet-company");
    story.settle();

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
    traces.addAll(
        client
            .newVariableSearchRequest()
            .filter(filter -> filter.processInstanceKey(task.processInstanceKey()))
            .page(part -> part.limit(1000))
            .execute()
            .items()
            .stream()
            .map(variable -> variable.getName() + "=" + variable.getValue())
            .toList());
    traces.add(log.getAll());
    assertThat(traces).hasSizeGreaterThan(100);
    for (var value : values(company)) {
      assertThat(traces).noneMatch(trace -> trace.contains(value));
    }
  }

  @Test
  void areEnteredByTheCompanyAndSeenByNobodyElse() {
    var account = TestAccounts.next();
    applications.start(
        AccountNumber.of(account),
        new NewAccount(
            "IMP",
            "Vetting Goods " + account,
            new Contact(Contact.Kind.OFFICER, null, "Olga Hart", null, null, null),
            null),
        Actor.system("test"));
    signIns.grant("vetting." + account, "Vera Member", account, true);
    var member = PortalSession.of(port, "vetting." + account);
    var page = "/accounts/" + account + "/vetting";
    var form = new HashMap<String, String>();
    form.put("role", "OWNER");
    form.put("name", "Quirina Vandersloot");
    form.put("bornOn", "1959-02-28");
    form.put("countryOfBirth", "nl");
    form.put("citizenship", "zz");
    form.put("idKind", "PASSPORT");
    form.put("idNumber", "NX88213004");

    assertThat(member.post(page + "/people", form).text())
        .contains("Citizenship, two letters: ")
        .contains("Give the country as its two letters, such as US or MX.")
        .contains("value=\"Quirina Vandersloot\"");
    assertThat(vetting.of(account)).isEmpty();
    form.put("citizenship", "us");
    form.put("bornOn", "28.2.1959");
    assertThat(member.post(page + "/people", form).text())
        .contains("The date of birth is no date: write year, month and day");
    form.put("bornOn", "1959-02-28");
    assertThat(member.post(page + "/people", form).location()).endsWith(page);

    assertThat(member.get(page).text())
        .contains("Q. V.", "hidden")
        .doesNotContain("Vandersloot", "NX88213004");
    var id = vetting.of(account).getFirst().id();
    var reason = Map.of("reason", "Curious");
    assertThat(member.post(page + "/people/" + id + "/reading", reason).status()).isEqualTo(403);
    var specialist = PortalSession.of(port, "dana.whitfield");
    assertThat(specialist.get(page).status()).isEqualTo(403);
    assertThat(specialist.get(page).text()).contains("Only the vetting unit");
    assertThat(specialist.post(page + "/people/" + id + "/reading", reason).status())
        .isEqualTo(403);
    var unit = PortalSession.of(port, "tom.arden");
    assertThat(unit.post(page + "/people/" + id + "/reading", reason).text())
        .contains("Quirina Vandersloot", "NX88213004");
    assertThat(unit.post(page + "/people", form).status()).isEqualTo(403);

    assertThat(unit.get("/accounts/" + account + "/history").text())
        .contains(VettingPeople.READ, "Curious");
    assertThat(member.get("/accounts/" + account + "/history").text())
        .contains("Vetting data entered")
        .doesNotContain(VettingPeople.READ);
    assertThat(member.post(page + "/people/" + id + "/removal", Map.of()).location())
        .endsWith(page);
    assertThat(vetting.of(account)).isEmpty();
  }

  /** What would give a person away; names are those of nobody else in the demonstration. */
  private static List<String> values(DemoCompany company) {
    return Stream.of(company.json("vetting.json", VettingData[].class))
        .flatMap(
            person ->
                Stream.of(
                    person.name(),
                    person.name().substring(person.name().lastIndexOf(' ') + 1),
                    person.bornOn().toString(),
                    person.idNumber()))
        .toList();
  }
}
