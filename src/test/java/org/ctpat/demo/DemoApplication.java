package org.ctpat.demo;

import org.ctpat.CtpatApplication;
import org.ctpat.embedded.EmbeddedCamundaConfiguration;
import org.springframework.boot.SpringApplication;

/**
 * The demonstration: the application with an embedded Camunda, a database in memory and invented
 * companies. Started by {@code mvn spring-boot:test-run}; nothing outlives it.
 */
public final class DemoApplication {

  private DemoApplication() {}

  public static void main(String[] args) {
    SpringApplication.from(CtpatApplication::main)
        .with(EmbeddedCamundaConfiguration.class, DemoSignIns.class, DemoConfiguration.class)
        .withAdditionalProfiles("demo")
        .run(args);
  }
}
