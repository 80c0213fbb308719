package org.ctpat;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import org.ctpat.decision.LocalDecisions;
import org.ctpat.quality.EngineFacts;
import org.ctpat.task.LocalTasks;
import org.springframework.boot.autoconfigure.AutoConfigurationExcludeFilter;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.annotation.Transactional;

/**
 * A test of the modules without engine and portal: all of them on one H2 database in memory,
 * decisions from {@code bpmn/*.dmn}, a clock that stands still, and a transaction for each test
 * that is rolled back at its end. All tests with this annotation share one context: use an account
 * of your own.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    classes = DomainTest.Modules.class,
    webEnvironment = SpringBootTest.WebEnvironment.NONE,
    properties = {
      "ctpat.domain-test=true",
      "spring.datasource.url=jdbc:h2:mem:domain;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1",
      "ctpat.documents.folder=target/domain-test-documents",
      "ctpat.mail.interval=1h",
      "ctpat.announcements.interval=1h",
      "ctpat.training.refresher-check=-"
    })
@RecordApplicationEvents
@Transactional
public @interface DomainTest {

  /** The modules, without what talks to the engine or to browsers. */
  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration(
      excludeName = "io.camunda.client.spring.configuration.CamundaAutoConfiguration")
  // The application's own scan finds this class in other tests, and must not take it in.
  @ConditionalOnProperty("ctpat.domain-test")
  @ComponentScan(
      basePackages = "org.ctpat",
      nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class,
      excludeFilters = {
        @Filter(
            type = FilterType.REGEX,
            pattern = {
              "org\\.ctpat\\.(process|portal|embedded|demo)\\..*",
              "org\\.ctpat\\.CtpatApplication",
            }),
        @Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class),
        @Filter(type = FilterType.CUSTOM, classes = AutoConfigurationExcludeFilter.class)
      })
  class Modules {

    @Bean
    TestClock clock() {
      return new TestClock();
    }

    @Bean
    LocalTasks tasks() {
      return new LocalTasks();
    }

    @Bean
    LocalDecisions decisions() {
      return new LocalDecisions();
    }

    /** An engine in which nothing runs and nothing stands still. */
    @Bean
    EngineFacts engineFacts() {
      return new EngineFacts() {

        @Override
        public List<RunningMembership> memberships() {
          return List.of();
        }

        @Override
        public List<StandingStill> incidents() {
          return List.of();
        }
      };
    }
  }
}
