package org.ctpat.process.task;

import io.camunda.client.CamundaClient;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Set;
import org.ctpat.process.TestAccounts;
import org.ctpat.task.Person;

/** One run of the small test process {@code paperwork}, with an account of its own. */
record Paperwork(String accountNumber, long processInstanceKey, OffsetDateTime dueAt) {

  static Paperwork begin(CamundaClient client, Clock clock, Duration dueIn) {
    return begin(client, clock, dueIn, "Certified");
  }

  static Paperwork begin(CamundaClient client, Clock clock, Duration dueIn, String status) {
    var account = TestAccounts.next();
    var dueAt = OffsetDateTime.now(clock).plus(dueIn).withNano(0);
    var instance =
        client
            .newCreateInstanceCommand()
            .bpmnProcessId("paperwork")
            .latestVersion()
            .variables(
                Map.of(
                    "accountNumber",
                    account,
                    "caseId",
                    caseId(account),
                    "groupBefore",
                    "member-",
                    "dueAt",
                    dueAt.toString(),
                    "caseGlance",
                    Map.of("company", "Paper Mill, Inc.", "status", status),
                    "remarks",
                    "from an earlier step"))
            .execute();
    return new Paperwork(account, instance.getProcessInstanceKey(), dueAt);
  }

  String caseId() {
    return caseId(accountNumber);
  }

  Person member() {
    return new Person("kim.member", "Kim Member", Set.of("member-" + accountNumber), accountNumber);
  }

  Person colleague() {
    return new Person("lee.member", "Lee Member", Set.of("member-" + accountNumber), accountNumber);
  }

  private static String caseId(String account) {
    return account + "-PAPER-1";
  }
}
