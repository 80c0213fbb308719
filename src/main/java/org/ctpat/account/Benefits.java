package org.ctpat.account;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The benefits of an account by its membership status and entity type (6 U.S.C. 964 to 966); a case
 * never changes them.
 */
@Service
public class Benefits {

  private final Accounts accounts;
  private final List<Row> rows;

  Benefits(Accounts accounts, JsonMapper json) {
    this.accounts = accounts;
    try (InputStream file = new ClassPathResource("catalogue/benefits.json").getInputStream()) {
      rows = json.readTree(file).get("benefits").valueStream().map(Benefits::row).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("catalogue/benefits.json could not be read", e);
    }
  }

  /**
   * The benefits the account has now; none before certification, while suspended and after the end.
   */
  public List<Benefit> of(AccountNumber number) {
    var account = accounts.get(number);
    return of(account.entityType(), account.status());
  }

  /** The benefits of an entity type in a membership status. */
  public List<Benefit> of(String entityType, MembershipStatus status) {
    int level = level(status);
    return rows.stream()
        .filter(row -> level >= row.level())
        .filter(row -> row.entityTypes().contains("*") || row.entityTypes().contains(entityType))
        .map(Row::benefit)
        .toList();
  }

  private static int level(MembershipStatus status) {
    return switch (status) {
      case CERTIFIED -> 1;
      case CERTIFIED_VALIDATED -> 2;
      case TIER_3 -> 3;
      case NONE, SUSPENDED, REMOVED, WITHDRAWN, INELIGIBLE -> 0;
    };
  }

  private static Row row(JsonNode node) {
    int level =
        switch (node.get("granted_from").asString()) {
          case "certified", "tier_1" -> 1;
          case "certified_validated", "tier_2" -> 2;
          case "tier_3" -> 3;
          default ->
              throw new IllegalStateException(
                  "benefits.json: unknown status " + node.get("granted_from"));
        };
    var benefit =
        new Benefit(
            node.get("id").asString(),
            node.get("name").asString(),
            node.get("description").asString(),
            node.path("quantity").asString(""),
            node.get("source").asString());
    return new Row(
        benefit, level, node.get("entity_types").valueStream().map(JsonNode::asString).toList());
  }

  private record Row(Benefit benefit, int level, List<String> entityTypes) {}
}
