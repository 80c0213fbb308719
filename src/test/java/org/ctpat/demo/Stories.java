package org.ctpat.demo;

import io.camunda.client.CamundaClient;
import java.util.List;
import org.ctpat.embedded.EmbeddedCamunda;
import org.ctpat.task.Inbox;
import org.ctpat.task.Submissions;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Starts stories of companies, played by the scripts of all forms. */
@Component
public class Stories {

  private final List<FormScript> scripts;
  private final Inbox inbox;
  private final Submissions submissions;
  private final JdbcClient jdbc;
  private final ObjectProvider<EmbeddedCamunda> camunda;
  private final CamundaClient client;

  Stories(
      ObjectProvider<FormScript> scripts,
      Inbox inbox,
      Submissions submissions,
      JdbcClient jdbc,
      ObjectProvider<EmbeddedCamunda> camunda,
      CamundaClient client) {
    this.scripts = scripts.stream().toList();
    this.inbox = inbox;
    this.submissions = submissions;
    this.jdbc = jdbc;
    this.camunda = camunda;
    this.client = client;
  }

  /** A player for the tasks of this company's account. */
  public StoryPlayer of(DemoCompany company) {
    return new StoryPlayer(company, scripts, inbox, submissions, jdbc, camunda.getObject(), client);
  }
}
