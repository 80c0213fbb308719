package org.ctpat.process;

import java.util.UUID;
import java.util.stream.Stream;
import org.ctpat.CtpatApplication;
import org.ctpat.demo.DemoSignIns;
import org.ctpat.embedded.EmbeddedCamunda;
import org.ctpat.embedded.EngineClock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.DynamicPropertyRegistrar;
import org.springframework.test.context.support.DynamicPropertyRegistrarBeanInitializer;

/**
 * An engine and a database that outlive the application, and lines between them that can be cut:
 * for tests of what happens when the engine is away or the application dies.
 */
public final class DistantEngine implements AutoCloseable {

  private final EmbeddedCamunda camunda = new EmbeddedCamunda();
  private final EngineLine grpc = new EngineLine(camunda.grpcAddress());
  private final EngineLine rest = new EngineLine(camunda.restAddress());
  private final String database = "distant-" + UUID.randomUUID();

  public EmbeddedCamunda camunda() {
    return camunda;
  }

  /** Starts the application on this database, with the engine at the other end of the lines. */
  public ConfigurableApplicationContext startApplication(String... arguments) {
    return new SpringApplicationBuilder(CtpatApplication.class, Lines.class, DemoSignIns.class)
        .initializers(
            context -> {
              context.getBeanFactory().registerSingleton("distantEngine", this);
            })
        .run(
            Stream.concat(
                    Stream.of(
                        "--server.port=0",
                        "--spring.datasource.url=jdbc:h2:mem:"
                            + database
                            + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1",
                        "--ctpat.documents.folder=target/test-documents",
                        "--ctpat.delivery.interval=100ms",
                        "--ctpat.delivery.first-delay=100ms",
                        "--ctpat.delivery.longest-delay=500ms",
                        "--ctpat.deployment.retry-after=300ms",
                        "--ctpat.deployment.resources=classpath:bpmn/*.bpmn,classpath:bpmn/*.dmn,classpath:forms/*.form,classpath:process-test/*.bpmn,classpath:process-test/*.form",
                        "--camunda.client.worker.defaults.retry-backoff=200ms"),
                    Stream.of(arguments))
                .toArray(String[]::new));
  }

  public void cut() {
    grpc.cut();
    rest.cut();
  }

  public void mend() {
    grpc.mend();
    rest.mend();
  }

  @Override
  public void close() {
    grpc.close();
    rest.close();
    camunda.close();
  }

  /** Where the application finds the engine, and its clock. */
  @TestConfiguration(proxyBeanMethods = false)
  static class Lines {

    @Bean
    @Primary
    EngineClock engineClock(DistantEngine engine) {
      return engine.camunda.clock();
    }

    @Bean
    DynamicPropertyRegistrar lines(ObjectProvider<DistantEngine> engine) {
      return properties -> {
        properties.add("camunda.client.grpc-address", () -> engine.getObject().grpc.address());
        properties.add("camunda.client.rest-address", () -> engine.getObject().rest.address());
      };
    }

    @Bean
    static DynamicPropertyRegistrarBeanInitializer dynamicPropertyRegistrarBeanInitializer() {
      return new DynamicPropertyRegistrarBeanInitializer();
    }
  }
}
