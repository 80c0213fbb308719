package org.ctpat.process;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is deployed at start.
 *
 * @param enabled whether anything is; off where process owners deploy from Camunda Modeler
 * @param resources patterns of models, tables and forms
 * @param retryAfter wait before the next try while the engine does not take it
 */
@ConfigurationProperties("ctpat.deployment")
record DeploymentSettings(
    @DefaultValue("true") boolean enabled,
    @DefaultValue({"classpath:bpmn/*.bpmn", "classpath:bpmn/*.dmn", "classpath:forms/*.form"})
        List<String> resources,
    @DefaultValue("5s") Duration retryAfter) {}
