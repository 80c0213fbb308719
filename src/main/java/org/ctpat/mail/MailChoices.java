package org.ctpat.mail;

import java.util.EnumMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How people want their mails. */
@Service
@Transactional
public class MailChoices {

  private final JdbcClient jdbc;
  private final MailSettings settings;

  MailChoices(JdbcClient jdbc, MailSettings settings) {
    this.jdbc = jdbc;
    this.settings = settings;
  }

  /** What holds for a person, for each kind that can be chosen. */
  @Transactional(readOnly = true)
  public Map<MailKind, MailChoice> of(String personId, boolean ofCbp) {
    var choices = new EnumMap<MailKind, MailChoice>(MailKind.class);
    for (var kind : MailKind.values()) {
      if (kind.choosable()) {
        choices.put(kind, ofCbp ? settings.forCbp() : settings.forCompanies());
      }
    }
    jdbc.sql("select kind, choice from mail_choice where person_id = ?")
        .param(personId)
        .query(
            row -> {
              choices.put(MailKind.valueOf(row.getString(1)), MailChoice.valueOf(row.getString(2)));
            });
    return choices;
  }

  /** Keeps what a person chose; what is not named stays as it is. */
  public void choose(String personId, Map<MailKind, MailChoice> chosen) {
    chosen.forEach(
        (kind, choice) -> {
          if (kind.choosable()) {
            jdbc.sql("delete from mail_choice where person_id = ? and kind = ?")
                .params(personId, kind.name())
                .update();
            jdbc.sql(
                    "insert into mail_choice (person_id, kind, choice) values (?, ?, ?) on conflict do nothing")
                .params(personId, kind.name(), choice.name())
                .update();
          }
        });
  }
}
