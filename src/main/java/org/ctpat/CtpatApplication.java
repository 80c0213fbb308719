package org.ctpat;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/**
 * The CTPAT certification system: the members' and CBP's portal, and the workers of its processes.
 */
// Packages are the terms of the business: the same name in two of them means two beans.
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
public class CtpatApplication {

  public static void main(String[] args) {
    SpringApplication.run(CtpatApplication.class, args);
  }
}
