package org.ctpat.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.ctpat.account.Accounts;
import org.ctpat.application.Applications;
import org.ctpat.audit.AuditTrail;
import org.ctpat.deadline.Deadlines;
import org.ctpat.embedded.EmbeddedCamunda;
import org.ctpat.portal.DemoClock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.annotation.Bean;

/** What the demonstration adds to the application: time lapse, and the story at its start. */
@TestConfiguration(proxyBeanMethods = false)
class DemoConfiguration {

  @Bean
  DemoClock demoClock(EmbeddedCamunda camunda) {
    return new DemoClock() {

      @Override
      public Instant now() {
        return camunda.clock().instant();
      }

      @Override
      public void advance(Duration duration) {
        camunda.passTime(duration);
      }

      @Override
      public Optional<Instant> nextDate() {
        return camunda.nextDue();
      }
    };
  }

  @Bean
  DemoStory demoStory(
      Stories stories,
      Applications applications,
      Accounts accounts,
      AuditTrail audit,
      Deadlines deadlines,
      EmbeddedCamunda camunda,
      WebServerApplicationContext web,
      DemoSignIns signIns) {
    return new DemoStory(
        stories, applications, accounts, audit, deadlines, camunda, camunda.clock(), web, signIns);
  }

  @Bean
  ApplicationRunner tellDemoStory(
      DemoStory story, @Value("${ctpat.demo.story:true}") boolean wanted) {
    return arguments -> {
      if (wanted) {
        story.play();
      }
    };
  }
}
