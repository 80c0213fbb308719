package org.ctpat.incident;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What a person has typed of a report that is not sent yet. */
@Component
class ReportDrafts {

  private static final int LARGEST = 100_000;
  private static final TypeReference<Map<String, String>> TYPED = new TypeReference<>() {};

  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final Clock clock;

  ReportDrafts(JdbcClient jdbc, JsonMapper json, Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
  }

  Map<String, String> find(String accountNumber, String personId) {
    return jdbc.sql("select data from incident_draft where account_number = ? and person_id = ?")
        .params(accountNumber, personId)
        .query(String.class)
        .optional()
        .map(data -> json.readValue(data, TYPED))
        .orElse(Map.of());
  }

  void keep(String accountNumber, String personId, Map<String, String> typed) {
    var data = json.writeValueAsString(typed);
    if (data.length() > LARGEST) {
      throw new IncidentRefused(
          "What you typed is too long to be kept: shorten it, or attach it as a file.");
    }
    var now = clock.instant().atOffset(ZoneOffset.UTC);
    var changed =
        jdbc.sql(
                "update incident_draft set data = ?, saved_at = ? where account_number = ? and person_id = ?")
            .params(data, now, accountNumber, personId)
            .update();
    if (changed == 0) {
      jdbc.sql(
              "insert into incident_draft (account_number, person_id, data, saved_at) values (?, ?, ?, ?) on conflict do nothing")
          .params(accountNumber, personId, data, now)
          .update();
    }
  }

  void drop(String accountNumber, String personId) {
    jdbc.sql("delete from incident_draft where account_number = ? and person_id = ?")
        .params(accountNumber, personId)
        .update();
  }
}
