package org.ctpat.portal;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.ctpat.account.AccountFilter;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.AccountView;
import org.ctpat.account.Accounts;
import org.ctpat.account.CaseState;
import org.ctpat.account.EntityTypes;
import org.ctpat.account.MembershipStatus;
import org.ctpat.account.Staff;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The case board of CBP: all accounts, searched, filtered, page by page, and as CSV. */
@Controller
class BoardController {

  private static final int PAGE = 50;
  private static final int EXPORT_PAGE = 500;

  private final Accounts accounts;
  private final EntityTypes types;
  private final Staff staff;

  BoardController(Accounts accounts, EntityTypes types, Staff staff) {
    this.accounts = accounts;
    this.types = types;
    this.staff = staff;
  }

  @GetMapping("/accounts")
  String board(PortalUser me, BoardFilter filter, Model page) {
    onlyForCbp(me);
    page.addAttribute("page", accounts.list(filter.toFilter(), filter.afterNumber(), PAGE));
    page.addAttribute("filter", filter);
    page.addAttribute("types", types.all());
    page.addAttribute("statuses", MembershipStatus.values());
    page.addAttribute("caseStates", CaseState.values());
    page.addAttribute("offices", offices());
    return "portal/board";
  }

  private List<String> offices() {
    return staff.inGroup("ctpat-specialist").stream()
        .map(person -> person.office())
        .filter(Objects::nonNull)
        .distinct()
        .sorted()
        .toList();
  }

  @GetMapping("/accounts.csv")
  void export(PortalUser me, BoardFilter filter, HttpServletResponse response) throws IOException {
    onlyForCbp(me);
    response.setContentType("text/csv;charset=UTF-8");
    response.setHeader("Content-Disposition", "attachment; filename=\"accounts.csv\"");
    var format =
        CSVFormat.RFC4180
            .builder()
            .setHeader(
                "account",
                "company",
                "entity_type",
                "status",
                "case",
                "tier",
                "anniversary",
                "field_office")
            .get();
    try (var out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8);
        var csv = new CSVPrinter(out, format)) {
      AccountNumber after = null;
      do {
        var some = accounts.list(filter.toFilter(), after, EXPORT_PAGE);
        for (AccountView account : some.accounts()) {
          csv.printRecord(
              account.number(),
              Spreadsheet.text(account.companyName()),
              account.entityType(),
              account.status(),
              account.caseState(),
              account.tier(),
              account.anniversary(),
              account.fieldOffice());
        }
        after = some.next();
      } while (after != null);
    }
  }

  private static void onlyForCbp(PortalUser me) {
    if (!me.ofCbp()) {
      throw new NotFound("case board");
    }
  }

  /** What the board is narrowed down to. */
  record BoardFilter(
      @Nullable String q,
      @Nullable String status,
      @Nullable String step,
      @Nullable String type,
      @Nullable String office,
      @Nullable String after) {

    AccountFilter toFilter() {
      return new AccountFilter(
          one(MembershipStatus.values(), status),
          one(CaseState.values(), step),
          given(type),
          given(office),
          given(q));
    }

    @Nullable AccountNumber afterNumber() {
      try {
        return given(after) == null ? null : AccountNumber.of(Objects.requireNonNull(after));
      } catch (IllegalArgumentException e) {
        throw new BadRequest(e.getMessage());
      }
    }

    private static @Nullable String given(@Nullable String text) {
      return text == null || text.isBlank() ? null : text.strip();
    }

    private static <E extends Enum<E>> Set<E> one(E[] values, @Nullable String name) {
      return Arrays.stream(values)
          .filter(value -> value.name().equals(name))
          .findFirst()
          .map(Set::of)
          .orElse(Set.of());
    }
  }
}
