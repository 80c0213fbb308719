package org.ctpat.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.Accounts;
import org.ctpat.account.Contact;
import org.ctpat.account.NewAccount;
import org.ctpat.audit.Actor;
import org.ctpat.deadline.Deadlines;
import org.ctpat.process.ProcessTest;
import org.ctpat.process.TestAccounts;
import org.ctpat.risk.ImportResult;
import org.ctpat.risk.Level;
import org.ctpat.risk.Reassessments;
import org.ctpat.risk.RiskAssessments;
import org.ctpat.risk.Step;
import org.ctpat.risk.SupplyChainImports;
import org.ctpat.risk.Trigger;
import org.ctpat.risk.VulnerabilityCategory;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@ProcessTest
class RiskPageTest {

  /**
   * No step of a person on the page is more work; counted by the thread that answers, so that what
   * else runs on the machine does not matter.
   */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private static final int PARTIES = 400;
  private static final int LANES = 60;

  @Autowired private WebApplicationContext context;
  @Autowired private Accounts accounts;
  @Autowired private RiskAssessments assessments;
  @Autowired private SupplyChainImports imports;
  @Autowired private Reassessments reassessments;
  @Autowired private Deadlines deadlines;

  private final String account = TestAccounts.next();
  private final String id = account + "-APP-1-RA";
  private final String page = "/accounts/" + account + "/risk";
  private final PortalUserDetails member =
      new PortalUserDetails(
          PortalUser.ofCompany("risk." + account, "Risk Person", account, false), "-");
  private MockMvc browser;

  @BeforeEach
  void openAnAssessment() {
    browser = MockMvcBuilders.webAppContextSetup(context).apply(springSecurity()).build();
    accounts.open(
        AccountNumber.of(account),
        new NewAccount(
            "IMP",
            "Risk Page " + account,
            new Contact(Contact.Kind.OFFICER, null, "Olga Hart", null, null, null),
            null),
        Actor.system("test"));
    assessments.open(id, account, account + "-APP-1", "IMP", Actor.system("test"));
  }

  @Test
  void aLargeSupplyChainIsImportedRatedAndShownWithoutWaiting() throws Exception {
    inTime("look through 400 parties and take them over", () -> imported(manyParties()));
    inTime("look through 60 lanes and take them over", () -> imported(manyLanes()));
    assertThat(assessments.missing(id, Step.CARGO_FLOW)).isEmpty();

    rateThreats();
    assessments.screen(id, everyLane(Level.HIGH), Actor.system("test"));
    inTime("rate the rest of 400 parties", this::rateTheRest);
    assertThat(assessments.missing(id, Step.VULNERABILITIES)).isEmpty();
    inTime("change 40 rows of cells", () -> rated("v.P%d.VC05", "5.3"));
    inTime(
        "show the heat map of all parties",
        () -> seen(page + "/heat-map.svg", "Party 400", "High: 40 parties"));
    inTime("show the overview", () -> seen(page, "risk-heat-map", "Page 1 of 11"));
    inTime("show a page of ratings", () -> seen(page + "?section=vulnerabilities", "v.P2.VC05"));
    inTime(
        "show a lane with its stops",
        () -> seen(page + "?section=flow&pageNo=2&open=L40", "stops[0].partyId"));
    inTime("show the report", () -> seen(page + "/report", "Party 400"));
  }

  @Test
  void aFileWithErrorsIsShownByRowAndColumnAndTakesNothing() throws Exception {
    var answer =
        upload("name,role,country,direct,status,proof\nA,PORT,US,no,NONE,\nB,PILOT,US,no,NONE,\n")
            .andReturn();
    assertThat(answer.getResponse().getRedirectedUrl()).isEqualTo(page + "?section=import#import");
    browser
        .perform(get(page + "?section=import").with(user(member)).flashAttrs(answer.getFlashMap()))
        .andExpect(content().string(Matchers.containsString("<code>role</code>")))
        .andExpect(content().string(Matchers.containsString("&#39;PILOT&#39; is not possible")));
    assertThat(assessments.view(id).parties()).hasSize(1);
  }

  @Test
  void aFileIsPreviewedBeforeItIsTakenOver() throws Exception {
    var there = upload(manyParties()).andReturn().getResponse().getRedirectedUrl();
    assertThat(there).contains("file=");
    browser
        .perform(get(Objects.requireNonNull(there)).with(user(member)))
        .andExpect(content().string(Matchers.containsString("400 new, 0 changed (parties)")));
    assertThat(assessments.view(id).parties()).hasSize(1);
  }

  @Test
  void refusesAFileThatIsNoCsvWithWordsAtThePlace() throws Exception {
    browser
        .perform(
            multipart(page + "/import")
                .file(new MockMultipartFile("csv", "a.csv", "text/csv", new byte[6_000_000]))
                .param("section", "import")
                .with(user(member))
                .with(csrf()))
        .andExpect(
            flash().attribute("refused", Matchers.hasToString(Matchers.containsString("5 MB"))));
  }

  @Test
  void theTemplatesCanBeImportedAsTheyAre() throws Exception {
    for (var name : new String[] {"parties", "lanes"}) {
      try (var file =
          new ClassPathResource("static/csv/" + name + "-template.csv").getInputStream()) {
        assertThat(imports.apply(id, file, member.person().actor()))
            .matches(ImportResult::accepted, "accepted");
      }
    }
    assertThat(assessments.view(id).lanes().getFirst().stops()).hasSize(3);
  }

  @Test
  void aRefusedTableKeepsWhatWasTyped() throws Exception {
    imports.apply(
        id,
        new ByteArrayInputStream(manyParties().getBytes(StandardCharsets.UTF_8)),
        member.person().actor());
    browser
        .perform(
            post(page + "/vulnerabilities")
                .param("section", "vulnerabilities")
                .param("v.P2.VC05", "5.3")
                .param("v.P3.VC05", "7.1")
                .with(user(member))
                .with(csrf()))
        .andExpect(redirectedUrl(page + "?section=vulnerabilities#table"))
        .andExpect(
            flash()
                .attribute("problem", Matchers.containsString("belongs to category 7, not to 5")))
        .andExpect(flash().attribute("typed", Matchers.hasEntry("v.P2.VC05", "5.3")));
    assertThat(assessments.view(id).parties().get(1).ratings()).isEmpty();
  }

  @Test
  void thePictureIsWellFormedAndSaysInWordsWhatItShows() throws Exception {
    imports.apply(
        id,
        new ByteArrayInputStream(
            "name,role,country,direct,status,proof\nA & B <Ltd>,PORT,US,no,NONE,\n"
                .getBytes(StandardCharsets.UTF_8)),
        member.person().actor());
    var picture =
        browser
            .perform(get(page + "/heat-map.svg").with(user(member)))
            .andExpect(header().string("Content-Type", "image/svg+xml;charset=UTF-8"))
            .andReturn()
            .getResponse()
            .getContentAsByteArray();
    var svg =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(picture))
            .getDocumentElement();
    assertThat(svg.getAttribute("role")).isEqualTo("img");
    assertThat(svg.getElementsByTagName("desc").item(0).getTextContent()).contains("2 parties");
    assertThat(svg.getTextContent()).contains("A & B <Ltd>");
  }

  @Test
  void theMemberTellsWhatHappenedOnce() throws Exception {
    for (int i = 0; i < 2; i++) {
      browser
          .perform(
              post(page + "/triggers")
                  .param("occasion", "NEW_PARTNER")
                  .param("text", "Acme now packs for us")
                  .with(user(member))
                  .with(csrf()))
          .andExpect(redirectedUrl(page));
    }
    assertThat(reassessments.of(account)).extracting(Trigger::text).hasSize(1);
    seen(page, "Acme now packs for us", "taken up");
  }

  @Test
  void anotherAssessmentsIdIsNotFound() throws Exception {
    browser
        .perform(get(page + "?assessment=10-000001-APP-1-RA").with(user(member)))
        .andExpect(status().isNotFound());
  }

  private static void inTime(String what, Callable<?> step) throws Exception {
    var thread = ManagementFactory.getThreadMXBean();
    var begin = thread.getCurrentThreadCpuTime();
    step.call();
    assertThat(Duration.ofNanos(thread.getCurrentThreadCpuTime() - begin))
        .as(what)
        .isLessThan(PATIENCE);
  }

  private Object imported(String text) throws Exception {
    var there = Objects.requireNonNull(upload(text).andReturn().getResponse().getRedirectedUrl());
    var file = there.substring(there.indexOf("file=") + 5, there.indexOf('#'));
    return browser
        .perform(
            post(page + "/import/" + file)
                .param("section", "import")
                .with(user(member))
                .with(csrf()))
        .andExpect(flash().attributeExists("imported"));
  }

  private ResultActions upload(String text) throws Exception {
    return browser.perform(
        multipart(page + "/import")
            .file(
                new MockMultipartFile(
                    "csv", "a.csv", "text/csv", text.getBytes(StandardCharsets.UTF_8)))
            .param("section", "import")
            .with(user(member))
            .with(csrf()));
  }

  private void rateThreats() throws Exception {
    for (int first = 1; first <= LANES; first += 30) {
      var request =
          post(page + "/threats")
              .param("section", "threats")
              .param("source", "Advisory")
              .param("sourceOn", deadlines.today().toString());
      for (int lane = first; lane < first + 30; lane++) {
        for (int factor = 1; factor <= 6; factor++) {
          request.param("t.L" + lane + ".TF" + factor, factor == 2 ? "3" : "1");
        }
      }
      browser
          .perform(request.with(user(member)).with(csrf()))
          .andExpect(flash().attribute("notice", "180 ratings are saved."));
    }
  }

  private Object rateTheRest() throws Exception {
    var request =
        post(page + "/vulnerabilities/rest")
            .param("section", "vulnerabilities")
            .param("note", "Questionnaire of this spring");
    IntStream.rangeClosed(1, PARTIES + 1).forEach(i -> request.param("parties", "P" + i));
    return browser
        .perform(request.with(user(member)).with(csrf()))
        .andExpect(
            flash()
                .attribute(
                    "notice",
                    (PARTIES + 1) * VulnerabilityCategory.values().length + " ratings are saved."));
  }

  private Object rated(String cell, String value) throws Exception {
    var request = post(page + "/vulnerabilities").param("section", "vulnerabilities");
    IntStream.range(2, 42).forEach(i -> request.param(cell.formatted(i), value));
    return browser
        .perform(request.with(user(member)).with(csrf()))
        .andExpect(flash().attribute("notice", "40 ratings are saved."));
  }

  private MvcResult seen(String path, String... texts) throws Exception {
    var answer = browser.perform(get(path).with(user(member))).andExpect(status().isOk());
    for (var text : texts) {
      answer.andExpect(content().string(Matchers.containsString(text)));
    }
    return answer.andReturn();
  }

  private static Map<String, Level> everyLane(Level level) {
    var levels = new LinkedHashMap<String, Level>();
    IntStream.rangeClosed(1, LANES).forEach(i -> levels.put("L" + i, level));
    return levels;
  }

  private static String manyParties() {
    return "name,role,country,direct,status,proof\n"
        + IntStream.rangeClosed(1, PARTIES)
            .mapToObj("Party %d,MANUFACTURER,MX,yes,NONE,Questionnaire\n"::formatted)
            .collect(Collectors.joining());
  }

  /** Seven stops in each lane, so that every party is on one. */
  private String manyLanes() {
    var text =
        new StringBuilder(
            "lane,product,origin_country,origin_region,destination_country,destination,modes,frequency,alternate_routing,notes,party,step,mode,country,handover_point,hours_at_rest,sealed,data_exchanged\n");
    for (int lane = 0; lane < LANES; lane++) {
      for (int stop = 0; stop < 7; stop++) {
        text.append(
            "A%d,Goods %d,MX,Nuevo León,US,Dallas,Truck,Weekly,,,Party %d,%s,TRUCK,MX,Gate,2,yes,\n"
                .formatted(
                    lane, lane, (lane * 7 + stop) % PARTIES + 1, stop == 0 ? "LOAD" : "TRANSPORT"));
      }
      text.append("A%d,,,,,,,,,,Risk Page %s,UNLOAD,NONE,US,,0,no,\n".formatted(lane, account));
    }
    return text.toString();
  }
}
