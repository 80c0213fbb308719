package org.ctpat.demo.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import org.ctpat.CtpatApplication;
import org.ctpat.embedded.EmbeddedCamundaConfiguration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

class DemoWorldTest {

  private static final int ONE_OF_EACH = Stage.values().length;

  private static ConfigurableApplicationContext application;
  private static DemoWorld world;

  @BeforeAll
  static void fill() throws Exception {
    application =
        SpringApplication.from(CtpatApplication::main)
            .with(
                EmbeddedCamundaConfiguration.class,
                org.ctpat.demo.DemoSignIns.class,
                Class.forName("org.ctpat.demo.DemoConfiguration"))
            .withAdditionalProfiles("demo")
            .run(
                "--server.port=0",
                "--ctpat.demo.story=false",
                "--ctpat.demo.world=false",
                "--ctpat.demo.companies=" + ONE_OF_EACH,
                "--spring.datasource.url=jdbc:h2:mem:world;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE",
                "--ctpat.documents.folder=target/test-documents")
            .getApplicationContext();
    world = application.getBean(DemoWorld.class);
    long began = System.nanoTime();
    world.fill();
    System.out.println("FILLED in " + (System.nanoTime() - began) / 1e9);
    world.failures().forEach(System.out::println);
  }

  @AfterAll
  static void stop() {
    application.close();
  }

  @Test
  void bringsEveryCompanyToItsStage() {
    assertThat(world.failures()).isEmpty();
    assertThat(world.companies())
        .extracting(WorldCompany::stage)
        .containsAll(EnumSet.allOf(Stage.class));
  }
}
