package org.ctpat.process;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
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
@SpringBootTest
@Import(EmbeddedCamundaConfiguration.class)
public @interface ProcessTest {}
