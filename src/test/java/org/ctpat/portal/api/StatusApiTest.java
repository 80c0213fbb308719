package org.ctpat.portal.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.AccountProfiles;
import org.ctpat.account.Accounts;
import org.ctpat.account.Memberships;
import org.ctpat.audit.Actor;
import org.ctpat.demo.DemoCompany;
import org.ctpat.demo.riskrenewal.MemberSetup;
import org.ctpat.process.ProcessTest;
import org.ctpat.process.TestAccounts;
import org.ctpat.status.ApiKeys;
import org.ctpat.status.ApiRight;
import org.ctpat.status.StatusConsents;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/** The status service over HTTP, through its security and with a real engine and database. */
@ProcessTest
class StatusApiTest {

  private static final Actor OWNER = new Actor("priya.nair", "Priya Nair", Actor.Kind.CBP);

  @Autowired private WebApplicationContext context;
  @Autowired private Accounts accounts;
  @Autowired private AccountProfiles profiles;
  @Autowired private Memberships memberships;
  @Autowired private ApiKeys keys;
  @Autowired private StatusConsents consents;
  @Autowired private JdbcClient jdbc;
  @Autowired private JsonMapper json;

  @LocalServerPort private int port;

  private MockMvc system;

  @BeforeEach
  void callFromOutside() {
    system = MockMvcBuilders.webAppContextSetup(context).apply(springSecurity()).build();
  }

  @Test
  void answersAPortSystemByIdentifier() throws Exception {
    var account = member(DemoCompany.BLUE_HERON);
    var key = key(ApiRight.STATUS);

    system
        .perform(
            get("/api/v1/status")
                .param("scheme", "account")
                .param("value", account.value())
                .headers(with(key)))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.outcome").value("FOUND"))
        .andExpect(jsonPath("$.memberships[0].status").value("CERTIFIED"))
        .andExpect(jsonPath("$.memberships[0].tier").value(1))
        .andExpect(jsonPath("$.memberships[0].benefits", Matchers.hasItem("BN01")));
    system
        .perform(
            get("/api/v1/status")
                .param("scheme", "SCAC")
                .param("value", "ZZZZ")
                .param("asOf", "2020-01-01")
                .headers(with(key)))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.outcome").value("UNKNOWN"));
    system
        .perform(get("/api/v1/benefits").headers(with(key)))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.length()").value(22));
    system
        .perform(get("/api/v1/schemes").headers(with(key)))
        .andExpect(jsonPath("$.SCAC").exists());
  }

  @Test
  void answersABatchInItsOrderAndRefusesOneThatIsTooLarge() throws Exception {
    var account = member(DemoCompany.SIERRA_AZUL);
    var key = key(ApiRight.STATUS);

    batch(
            key,
            List.of(
                Map.of("scheme", "SCAC", "value", "????"),
                Map.of("scheme", "ACCOUNT", "value", account.value()),
                Map.of("scheme", "MID", "value", "MXNOBODY1MON")))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.answers[0].outcome").value("INVALID"))
        .andExpect(jsonPath("$.answers[0].detail").exists())
        .andExpect(jsonPath("$.answers[1].outcome").value("FOUND"))
        .andExpect(jsonPath("$.answers[1].memberships[0].tier").doesNotExist())
        .andExpect(jsonPath("$.answers[2].outcome").value("UNKNOWN"));

    var many = new ArrayList<Map<String, String>>();
    for (int i = 0; i <= 500; i++) {
      many.add(Map.of("scheme", "DUNS", "value", "%09d".formatted(i)));
    }
    batch(key, many)
        .andExpect(status().is(413))
        .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
        .andExpect(jsonPath("$.detail", Matchers.containsString("at most 500")));
    batch(key, many.subList(0, 500))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.answers.length()").value(500));
    batch(key, List.of()).andExpect(status().isBadRequest());
  }

  @Test
  void readsNoBodyOfMoreThanAMegabyteWhetherItsLengthIsAnnouncedOrNot() throws Exception {
    var tooLong = ("{\"identifiers\": [" + " ".repeat(1024 * 1024) + "]}").getBytes(UTF_8);
    var key = key(ApiRight.STATUS);

    try (var client = HttpClient.newHttpClient()) {
      for (var body :
          List.of(
              BodyPublishers.ofByteArray(tooLong),
              BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(tooLong)))) {
        var request =
            HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/status/batch"))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .POST(body)
                .build();
        var answer = client.send(request, BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
            .startsWith("application/problem+json");
        assertThat(answer.body()).contains("at most 1 MB");
      }
    }
  }

  @Test
  void takesASocialSecurityNumberInABodyAloneAndDoesNotRepeatIt() throws Exception {
    var key = key(ApiRight.STATUS);

    system
        .perform(get("/api/v1/status?scheme=IOR&value=219-09-9463").headers(with(key)))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.detail", Matchers.containsString("in the body")))
        .andExpect(content().string(Matchers.not(Matchers.containsString("9463"))));
    batch(key, List.of(Map.of("scheme", "IOR_SSN", "value", "219-09-9463")))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.answers[0].outcome").value("UNKNOWN"))
        .andExpect(jsonPath("$.answers[0].value").value("***-**-9463"));
  }

  @Test
  void saysWhatIsWrongAsProblemDetails() throws Exception {
    var key = key(ApiRight.STATUS, ApiRight.CHANGES);

    for (var address :
        List.of(
            "/api/v1/status?scheme=SCAC&value=12345",
            "/api/v1/status?scheme=SCAC",
            "/api/v1/status?scheme=SCAC&value=ZZZZ&asOf=yesterday",
            "/api/v1/status?scheme=SCAC&value=ZZZZ&asOf=2999-01-01",
            "/api/v1/changes?after=-1",
            "/api/v1/changes?limit=501")) {
      problem(get(address).headers(with(key)), 400);
    }
    problem(
        post("/api/v1/status/batch")
            .contentType(MediaType.APPLICATION_JSON)
            .content("{\"identifiers\": 7")
            .headers(with(key)),
        400);
    problem(get("/api/v1/nothing").headers(with(key)), 404);
    problem(get("/api/v1/status?scheme=SCAC&value=ZZZZ"), 401);
    problem(
        get("/api/v1/status?scheme=SCAC&value=ZZZZ").header("Authorization", "Bearer ctpat_wrong"),
        401);
    problem(get("/api/v1/partners").headers(with(key)), 403);
    problem(get("/api/v1/changes").headers(with(key(ApiRight.STATUS))), 403);
  }

  @Test
  void keepsTheHashOfAKeyAndNoMoreAndRefusesARevokedOne() throws Exception {
    var made = keys.create("Port of Test", Set.of(ApiRight.STATUS), null, null, OWNER);
    var stored =
        jdbc.sql("select * from api_key where id = ?").param(made.key().id()).query().singleRow();

    assertThat(stored.values()).doesNotContain(made.text());
    assertThat(String.valueOf(stored.get("key_hash"))).hasSize(64);
    assertThat(made.text()).hasSizeGreaterThan(45).startsWith(made.key().beginning());
    system
        .perform(get("/api/v1/schemes").headers(with(made.text())))
        .andExpect(status().isOk())
        .andExpect(header().doesNotExist("Set-Cookie"));
    assertThat(keys.all())
        .filteredOn(key -> key.id() == made.key().id())
        .allMatch(key -> key.lastUsedAt() != null);

    keys.revoke(made.key().id(), OWNER);
    problem(get("/api/v1/schemes").headers(with(made.text())), 401);
  }

  @Test
  void letsAKeyAskAsOftenAsItMay() throws Exception {
    var key = keys.create("Hasty", Set.of(ApiRight.STATUS), null, 3, OWNER).text();
    for (int i = 0; i < 3; i++) {
      system.perform(get("/api/v1/schemes").headers(with(key))).andExpect(status().isOk());
    }

    system
        .perform(get("/api/v1/schemes").headers(with(key)))
        .andExpect(status().isTooManyRequests())
        .andExpect(header().exists("Retry-After"))
        .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON));
    system
        .perform(get("/api/v1/schemes").headers(with(key(ApiRight.STATUS))))
        .andExpect(status().isOk());
  }

  @Test
  void givesTheChangesAfterACursor() throws Exception {
    var account = member(DemoCompany.BLUE_HERON);
    var key = key(ApiRight.CHANGES);
    var all = new ArrayList<String>();
    long cursor = 0;
    boolean more = true;
    while (more) {
      var page =
          json.readTree(
              system
                  .perform(get("/api/v1/changes?limit=500&after=" + cursor).headers(with(key)))
                  .andExpect(status().isOk())
                  .andReturn()
                  .getResponse()
                  .getContentAsString());
      page.get("changes").forEach(change -> all.add(change.get("accountNumber").asString()));
      cursor = page.get("cursor").asLong();
      more = page.get("more").asBoolean();
    }

    assertThat(all).contains(account.value());
  }

  @Test
  void showsAMembersSystemThePartnersThatHaveAgreedAndNothingMore() throws Exception {
    var importer = member(DemoCompany.BLUE_HERON);
    var carrier = member(DemoCompany.SIERRA_AZUL);
    var key = keys.create("ERP", Set.of(ApiRight.SVI), importer.value(), null, OWNER).text();

    problem(get("/api/v1/partners/" + carrier).headers(with(key)), 404);
    problem(get("/api/v1/partners/99-999999").headers(with(key)), 404);
    problem(get("/api/v1/status?scheme=SCAC&value=ZZZZ").headers(with(key)), 403);

    consents.ask(importer, carrier.value(), OWNER);
    system
        .perform(get("/api/v1/partners").headers(with(key)))
        .andExpect(jsonPath("$.length()").value(0));
    consents.accept(carrier, consents.of(carrier).getFirst().id(), OWNER);

    var answer =
        system
            .perform(get("/api/v1/partners/" + carrier).headers(with(key)))
            .andExpect(status().isOk())
            .andReturn()
            .getResponse()
            .getContentAsString();
    assertThat(json.readTree(answer).propertyNames())
        .containsExactlyInAnyOrder("accountNumber", "company", "status");
  }

  @Test
  void describesItselfAsOpenApi() throws Exception {
    var description =
        json.readTree(
            system
                .perform(get("/api/v1/openapi"))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString());

    assertThat(description.get("paths").propertyNames())
        .containsExactlyInAnyOrder(
            "/api/v1/status",
            "/api/v1/status/batch",
            "/api/v1/benefits",
            "/api/v1/schemes",
            "/api/v1/changes",
            "/api/v1/partners",
            "/api/v1/partners/{accountNumber}");
    for (var path : description.get("paths")) {
      for (var operation : path) {
        assertThat(operation.path("summary").asString("")).isNotBlank();
        assertThat(operation.get("responses").propertyNames()).contains("200");
      }
    }
    assertThat(description.at("/components/schemas/Answer/properties").propertyNames())
        .containsExactlyInAnyOrder("scheme", "value", "outcome", "detail", "memberships");
    assertThat(description.at("/paths/~1api~1v1~1status/get/parameters"))
        .extracting(parameter -> parameter.get("name").asString())
        .containsExactly("scheme", "value", "asOf");
    system.perform(get("/api/v1/openapi.yaml")).andExpect(status().isOk());
  }

  private void problem(MockHttpServletRequestBuilder request, int expected) throws Exception {
    system
        .perform(request)
        .andExpect(status().is(expected))
        .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
        .andExpect(jsonPath("$.status").value(expected))
        .andExpect(jsonPath("$.title").exists())
        .andExpect(jsonPath("$.detail").exists());
  }

  private ResultActions batch(String key, List<Map<String, String>> identifiers) throws Exception {
    return system.perform(
        post("/api/v1/status/batch")
            .contentType(MediaType.APPLICATION_JSON)
            .content(json.writeValueAsString(Map.of("identifiers", identifiers)))
            .headers(with(key)));
  }

  private String key(ApiRight... rights) {
    return keys.create("Port system", Set.of(rights), null, null, OWNER).text();
  }

  private static HttpHeaders with(String key) {
    var headers = new HttpHeaders();
    headers.setBearerAuth(key);
    return headers;
  }

  private AccountNumber member(DemoCompany company) {
    var member = company.as(TestAccounts.next());
    new MemberSetup(accounts, profiles, memberships).certify(member, jdbc);
    return AccountNumber.of(member.accountNumber());
  }
}
