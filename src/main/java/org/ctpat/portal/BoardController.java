package org.ctpat.portal;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.ctpat.account.CaseState;
import org.ctpat.account.EntityTypes;
import org.ctpat.account.FieldOffices;
import org.ctpat.account.MembershipStatus;
import org.ctpat.account.Staff;
import org.ctpat.board.BoardFilter;
import org.ctpat.board.BoardPage;
import org.ctpat.board.BoardRow;
import org.ctpat.board.CaseBoard;
import org.dhatim.fastexcel.Workbook;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The case board of CBP: all accounts, searched, filtered, sorted, page by page, and as files. */
@Controller
class BoardController {

  private static final int PAGE = 50;
  private static final int EXPORT_PAGE = 500;
  private static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private final CaseBoard board;
  private final EntityTypes types;
  private final FieldOffices offices;
  private final Staff staff;

  BoardController(CaseBoard board, EntityTypes types, FieldOffices offices, Staff staff) {
    this.board = board;
    this.types = types;
    this.offices = offices;
    this.staff = staff;
  }

  @GetMapping("/accounts")
  String board(PortalUser me, BoardView view, Model page) {
    onlyForCbp(me);
    page.addAttribute("page", page(view, PAGE));
    page.addAttribute("view", view);
    page.addAttribute("columns", BoardColumn.values());
    page.addAttribute("types", types.all());
    page.addAttribute("statuses", MembershipStatus.values());
    page.addAttribute("caseStates", CaseState.values());
    page.addAttribute("dues", BoardFilter.Due.values());
    page.addAttribute("offices", offices.names());
    page.addAttribute("specialists", staff.inGroup("ctpat-specialist"));
    page.addAttribute("countries", board.countries());
    return "portal/board";
  }

  private BoardPage page(BoardView view, int size) {
    try {
      var after = view.afterPlace();
      var before = view.beforePlace();
      return before != null
          ? board.before(view.filter(), view.order(), view.down(), before, size)
          : after != null
              ? board.after(view.filter(), view.order(), view.down(), after, size)
              : board.first(view.filter(), view.order(), view.down(), size);
    } catch (IllegalArgumentException e) {
      throw new BadRequest(e.getMessage());
    }
  }

  @GetMapping("/accounts.csv")
  void csv(PortalUser me, BoardView view, HttpServletResponse response) throws IOException {
    onlyForCbp(me);
    response.setContentType("text/csv;charset=UTF-8");
    response.setHeader("Content-Disposition", "attachment; filename=\"accounts.csv\"");
    var format = CSVFormat.RFC4180.builder().setHeader(headers(view).toArray(String[]::new)).get();
    try (var out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8);
        var csv = new CSVPrinter(out, format)) {
      each(
          view,
          row -> {
            for (var value : values(view, row)) {
              csv.print(value instanceof String text ? Spreadsheet.text(text) : value);
            }
            csv.println();
          });
    }
  }

  @GetMapping("/accounts.xlsx")
  void xlsx(PortalUser me, BoardView view, HttpServletResponse response) throws IOException {
    onlyForCbp(me);
    response.setContentType(XLSX);
    response.setHeader("Content-Disposition", "attachment; filename=\"accounts.xlsx\"");
    try (var book = new Workbook(response.getOutputStream(), "CTPAT", "1.0")) {
      var sheet = book.newWorksheet("Accounts");
      var headers = headers(view);
      sheet.freezePane(0, 1);
      for (int column = 0; column < headers.size(); column++) {
        sheet.value(0, column, headers.get(column));
        sheet.style(0, column).bold().set();
        sheet.width(column, headers.get(column).equals("company") ? 42 : 18);
      }
      var written = new int[] {0};
      each(
          view,
          row -> {
            int line = ++written[0];
            var values = values(view, row);
            for (int column = 0; column < values.size(); column++) {
              switch (values.get(column)) {
                case null -> {}
                case LocalDate day -> {
                  sheet.value(line, column, day);
                  sheet.style(line, column).format("yyyy-mm-dd").set();
                }
                case Number number -> sheet.value(line, column, number);
                // A text in a cell of its own kind is never taken for a formula.
                case Object text -> sheet.inlineString(line, column, text.toString());
              }
            }
            if (line % EXPORT_PAGE == 0) {
              sheet.flush();
            }
          });
    }
  }

  private static List<String> headers(BoardView view) {
    var headers = new ArrayList<String>();
    headers.add("company");
    view.shown().forEach(column -> headers.add(column.header()));
    return headers;
  }

  private static List<Object> values(BoardView view, BoardRow row) {
    var values = new ArrayList<Object>();
    values.add(row.account().companyName());
    view.shown().forEach(column -> values.add(column.value(row)));
    return values;
  }

  /** All rows that the pages show, in their order. */
  private void each(BoardView view, Line line) throws IOException {
    var page = board.first(view.filter(), view.order(), view.down(), EXPORT_PAGE);
    while (true) {
      for (var row : page.rows()) {
        line.write(row);
      }
      if (page.next() == null) {
        return;
      }
      page = board.after(view.filter(), view.order(), view.down(), page.next(), EXPORT_PAGE);
    }
  }

  private static void onlyForCbp(PortalUser me) {
    if (!me.ofCbp()) {
      throw new NotFound("case board");
    }
  }

  private interface Line {
    void write(BoardRow row) throws IOException;
  }
}
