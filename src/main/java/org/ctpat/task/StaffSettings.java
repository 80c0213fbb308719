package org.ctpat.task;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** CBP's people as configured: sign-in name, name and groups of each. */
@ConfigurationProperties("ctpat")
record StaffSettings(@DefaultValue List<Member> staff) {

  /** One of them. */
  record Member(String id, String name, List<String> groups) {}
}
