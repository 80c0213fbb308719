package org.ctpat.demo;

import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.ctpat.account.Accounts;
import org.ctpat.application.Applications;
import org.ctpat.audit.AuditTrail;
import org.ctpat.deadline.Deadlines;
import org.ctpat.demo.world.DemoWorld;
import org.ctpat.demo.world.WorldConfiguration;
import org.ctpat.embedded.EmbeddedCamunda;
import org.ctpat.portal.DemoClock;
import org.ctpat.training.RefresherCheck;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/**
 * What the demonstration adds to the application: time lapse, the story at its start, and the world
 * of companies that is filled after it.
 */
@TestConfiguration(proxyBeanMethods = false)
@Import(WorldConfiguration.class)
class DemoConfiguration {

  @Bean
  DemoClock demoClock(EmbeddedCamunda camunda, RefresherCheck refreshers, DemoWorld world) {
    return new DemoClock() {

      @Override
      public Instant now() {
        return camunda.clock().instant();
      }

      @Override
      public void advance(Duration duration) {
        world.between(() -> TimeLapse.pass(camunda, refreshers, duration));
      }

      @Override
      public Optional<Instant> nextDate() {
        return camunda.nextDueOfRunning();
      }
    };
  }

  /** Mails of the demonstration go to nobody; the outbox shows them as sent. */
  @Bean
  JavaMailSender demoMail() {
    return new JavaMailSenderImpl() {

      @Override
      protected void doSend(MimeMessage[] messages, Object @Nullable [] originals) {
        // The addresses are invented.
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
      RefresherCheck refreshers,
      WebServerApplicationContext web,
      DemoSignIns signIns) {
    return new DemoStory(
        stories,
        applications,
        accounts,
        audit,
        deadlines,
        camunda,
        refreshers,
        camunda.clock(),
        web,
        signIns);
  }

  /**
   * Once everything is deployed and ready, the story is told and the world is filled; the portal
   * can be used meanwhile.
   */
  @Bean
  ApplicationListener<ApplicationReadyEvent> demoStoryTeller(
      DemoStory story,
      DemoWorld world,
      @Value("${ctpat.demo.story:true}") boolean storyWanted,
      @Value("${ctpat.demo.world:true}") boolean worldWanted) {
    return new OrderedTeller(story, world, storyWanted, worldWanted);
  }

  /** Comes after the listener that deploys the models. */
  private record OrderedTeller(
      DemoStory story, DemoWorld world, boolean storyWanted, boolean worldWanted)
      implements ApplicationListener<ApplicationReadyEvent>, Ordered {

    @Override
    public void onApplicationEvent(ApplicationReadyEvent ready) {
      if (storyWanted) {
        story.play();
      }
      if (worldWanted) {
        world.start();
      } else {
        world.leaveOut();
      }
    }

    @Override
    public int getOrder() {
      return LOWEST_PRECEDENCE;
    }
  }
}
