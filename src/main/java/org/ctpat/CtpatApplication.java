package org.ctpat;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * The CTPAT certification system: the members' and CBP's portal, and the workers of its processes.
 */
@SpringBootApplication
public class CtpatApplication {

  public static void main(String[] args) {
    SpringApplication.run(CtpatApplication.class, args);
  }
}
