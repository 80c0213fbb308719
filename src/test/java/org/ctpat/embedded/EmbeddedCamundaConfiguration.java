package org.ctpat.embedded;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.DynamicPropertyRegistrar;
import org.springframework.test.context.support.DynamicPropertyRegistrarBeanInitializer;

/**
 * Lets the application run on an embedded Camunda and by its clock: {@code
 * SpringApplication.from(CtpatApplication::main).with(EmbeddedCamundaConfiguration.class)} for
 * development, {@code @SpringBootTest @Import(EmbeddedCamundaConfiguration.class)} in tests.
 *
 * <p>The engine ends with the application context, unless the context was built {@link
 * #around(EmbeddedCamunda) around} an engine that was there before.
 */
@TestConfiguration(proxyBeanMethods = false)
public class EmbeddedCamundaConfiguration {

  /**
   * Lets a context use an engine that outlives it, for example to let an application die and come
   * back to the same engine: {@code new SpringApplicationBuilder(CtpatApplication.class,
   * EmbeddedCamundaConfiguration.class).initializers(around(camunda)).run()}.
   */
  public static ApplicationContextInitializer<ConfigurableApplicationContext> around(
      EmbeddedCamunda camunda) {
    return context -> context.getBeanFactory().registerSingleton("embeddedCamunda", camunda);
  }

  @Bean
  @ConditionalOnMissingBean
  EmbeddedCamunda embeddedCamunda() {
    return new EmbeddedCamunda();
  }

  @Bean
  @Primary
  EngineClock engineClock(EmbeddedCamunda camunda) {
    return camunda.clock();
  }

  @Bean
  DynamicPropertyRegistrar embeddedCamundaProperties(ObjectProvider<EmbeddedCamunda> camunda) {
    return properties -> {
      properties.add("camunda.client.mode", () -> "self-managed");
      properties.add("camunda.client.auth.method", () -> "none");
      properties.add("camunda.client.prefer-rest-over-grpc", () -> false);
      properties.add("camunda.client.grpc-address", () -> camunda.getObject().grpcAddress());
      properties.add("camunda.client.rest-address", () -> camunda.getObject().restAddress());
    };
  }

  /** Test contexts have one of these already; an application started for development has not. */
  @Bean
  @ConditionalOnMissingBean
  static DynamicPropertyRegistrarBeanInitializer dynamicPropertyRegistrarBeanInitializer() {
    return new DynamicPropertyRegistrarBeanInitializer();
  }
}
