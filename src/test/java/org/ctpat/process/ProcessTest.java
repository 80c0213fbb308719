package org.ctpat.process;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.ctpat.demo.DemoSignIns;
import org.ctpat.embedded.EmbeddedCamundaConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/**
 * A test with the whole application, an embedded engine and H2 in memory. All tests with this
 * annotation share one context, one engine and one time: use an account of your own ({@link
 * TestAccounts}), and move time forward only.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "spring.datasource.url=jdbc:h2:mem:ctpat;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1",
      "ctpat.documents.folder=target/test-documents",
      "ctpat.mail.interval=1h",
      "ctpat.announcements.interval=1h",
      "ctpat.training.refresher-check=-",
      "ctpat.limited-types[0].entity-type=3PL_PILOT",
      "ctpat.limited-types[0].opens-on=2020-01-01",
      "ctpat.limited-types[0].lasts=P90Y",
      "ctpat.limited-types[0].places.assetBased=10",
      "ctpat.limited-types[0].places.nonAssetBased=10",
      "ctpat.status.webhooks.interval=1h",
      "ctpat.status.webhooks.allow-http=true",
      "ctpat.delivery.interval=100ms",
      "ctpat.delivery.first-delay=100ms",
      "camunda.client.worker.defaults.retry-backoff=200ms",
      "ctpat.deployment.resources=classpath:bpmn/*.bpmn,classpath:bpmn/*.dmn,classpath:forms/*.form,classpath:process-test/*.bpmn,classpath:process-test/*.form"
    })
@Import({EmbeddedCamundaConfiguration.class, DemoSignIns.class})
public @interface ProcessTest {}
