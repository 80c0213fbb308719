package org.ctpat.portal;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.ctpat.account.EntityTypes;
import org.ctpat.account.FieldOffices;
import org.ctpat.account.MembershipStatus;
import org.ctpat.task.Inbox;
import org.ctpat.task.InboxEntry;
import org.ctpat.task.InboxNews;
import org.ctpat.task.InboxOrder;
import org.ctpat.task.InboxPage;
import org.ctpat.task.InboxStep;
import org.ctpat.task.InboxTask;
import org.ctpat.task.InboxView;
import org.ctpat.task.InboxViewRefused;
import org.ctpat.task.InboxViews;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The inbox: the tasks that a person may do, filtered, sorted, with the columns they chose, kept
 * filters, news of what changes meanwhile, and as CSV.
 */
@Controller
class InboxController {

  private static final int PAGE = 50;
  private static final int EXPORT_PAGE = 200;
  private static final int MOST_EXPORTED = 20_000;

  private final Inbox inbox;
  private final InboxViews views;
  private final Colleagues colleagues;
  private final EntityTypes types;
  private final FieldOffices offices;
  private final EasternTime eastern;
  private final MessageSourceAccessor messages;

  InboxController(
      Inbox inbox,
      InboxViews views,
      Colleagues colleagues,
      EntityTypes types,
      FieldOffices offices,
      EasternTime eastern,
      MessageSource messages) {
    this.inbox = inbox;
    this.views = views;
    this.colleagues = colleagues;
    this.types = types;
    this.offices = offices;
    this.eastern = eastern;
    this.messages = new MessageSourceAccessor(messages);
  }

  @GetMapping("/inbox")
  String inbox(
      PortalUser me,
      InboxQuery asked,
      @RequestParam(required = false) @Nullable Long view,
      @RequestParam(required = false) @Nullable String after,
      Model page) {
    var kept = views.of(me.person());
    var chosen = asked.isEmpty() ? chosen(kept, view) : null;
    var query = chosen == null ? asked : InboxQuery.parse(chosen.query());
    var columns = chosen == null ? columns(me) : InboxColumn.named(chosen.columns(), me);
    var filter = query.filter(me);
    var found = page(me, query, after);
    var names = colleagues.names(me);
    var steps = inbox.steps(me.person());
    page.addAttribute("tasks", found.entries());
    page.addAttribute("next", found.next());
    page.addAttribute("first", after == null);
    page.addAttribute("counts", inbox.counts(me.person(), filter));
    page.addAttribute("query", query);
    page.addAttribute("filter", filter);
    page.addAttribute("views", kept);
    page.addAttribute("chosen", chosen);
    page.addAttribute("columns", columns);
    page.addAttribute("withColumn", InboxColumn.WITH);
    page.addAttribute("allColumns", InboxColumn.of(me));
    page.addAttribute("names", names);
    page.addAttribute("orders", orders(me));
    page.addAttribute("steps", byForm(steps));
    page.addAttribute("processes", processes(steps));
    page.addAttribute("types", types.all());
    page.addAttribute("typeNames", typeNames());
    page.addAttribute("offices", offices.names());
    page.addAttribute("statuses", MembershipStatus.values());
    page.addAttribute("mayAssign", Colleagues.mayAssign(me));
    page.addAttribute("seen", seen(found.entries()));
    return "portal/inbox";
  }

  private static @Nullable InboxView chosen(List<InboxView> kept, @Nullable Long view) {
    return kept.stream()
        .filter(each -> view == null ? each.standard() : each.id() == view)
        .findFirst()
        .orElse(null);
  }

  private List<InboxColumn> columns(PortalUser me) {
    return views
        .columns(me.person())
        .map(names -> InboxColumn.named(names, me))
        .orElse(InboxColumn.USUAL);
  }

  private InboxPage page(PortalUser me, InboxQuery query, @Nullable String after) {
    try {
      return inbox.page(me.person(), query.filter(me), query.sorted(), after, PAGE);
    } catch (IllegalArgumentException e) {
      throw new BadRequest(e.getMessage());
    }
  }

  /** The orders to choose from: those of columns that the person may see. */
  private static List<InboxOrder> orders(PortalUser me) {
    var hidden =
        Arrays.stream(InboxColumn.values())
            .filter(column -> !InboxColumn.of(me).contains(column))
            .map(InboxColumn::order)
            .toList();
    return Arrays.stream(InboxOrder.values()).filter(order -> !hidden.contains(order)).toList();
  }

  private static Map<String, String> byForm(List<InboxStep> steps) {
    var found = new LinkedHashMap<String, String>();
    steps.forEach(step -> found.putIfAbsent(step.formId(), step.name()));
    return found;
  }

  private List<String> processes(List<InboxStep> steps) {
    return steps.stream().map(InboxStep::processId).distinct().sorted().toList();
  }

  private Map<String, String> typeNames() {
    return types.all().stream().collect(Collectors.toMap(type -> type.code(), type -> type.name()));
  }

  private static String seen(List<InboxEntry> tasks) {
    return tasks.stream()
        .map(task -> task.key() + ":" + (task.assignee() == null ? "" : task.assignee()))
        .collect(Collectors.joining(","));
  }

  /**
   * What has changed since the list was shown; asked every few seconds. Nothing is swapped while
   * the page already says so.
   *
   * @param seen keys of the shown tasks with their assignees, as the page has them
   * @param total how many tasks the filter let through when the page was shown
   * @param told what the page says already
   */
  @GetMapping("/inbox/news")
  String news(
      PortalUser me,
      InboxQuery query,
      @RequestParam(defaultValue = "") String seen,
      @RequestParam(defaultValue = "0") long total,
      @RequestParam(defaultValue = "") String told,
      HttpServletResponse response,
      Model page) {
    var before = shown(seen);
    var news = inbox.news(me.person(), query.filter(me), before.keySet());
    var matching =
        news.tasks().stream()
            .filter(InboxNews.Shown::matches)
            .map(InboxNews.Shown::key)
            .collect(Collectors.toSet());
    var gone = before.keySet().stream().filter(key -> !matching.contains(key)).count();
    var added = Math.max(0, news.matching() - (total - gone));
    var names = colleagues.names(me);
    var taken =
        news.tasks().stream()
            .filter(task -> task.state() == InboxTask.State.OPEN)
            .filter(task -> !same(before.get(task.key()), task.assignee()))
            .toList();
    var over = news.tasks().stream().filter(task -> task.state() != InboxTask.State.OPEN).toList();
    var says = says(added, gone, taken, names, me);
    page.addAttribute("says", says);
    page.addAttribute("taken", taken);
    page.addAttribute("over", over);
    page.addAttribute("names", names);
    page.addAttribute("here", "/inbox?view=0&" + query.text());
    if (says.equals(told)) {
      response.setHeader("HX-Reswap", "none");
    }
    return "portal/inbox :: news";
  }

  private String says(
      long added,
      long gone,
      List<InboxNews.Shown> taken,
      Map<String, String> names,
      PortalUser me) {
    var parts = new ArrayList<String>();
    if (added > 0) {
      parts.add(messages.getMessage("inbox.news.added", new Object[] {added}));
    }
    if (gone > 0) {
      parts.add(messages.getMessage("inbox.news.gone", new Object[] {gone}));
    }
    for (var task : taken.subList(0, Math.min(3, taken.size()))) {
      var who = task.assignee();
      if (who == null) {
        parts.add(messages.getMessage("inbox.news.back", new Object[] {task.name()}));
      } else if (who.equals(me.id())) {
        parts.add(messages.getMessage("inbox.news.yours", new Object[] {task.name()}));
      } else {
        parts.add(
            messages.getMessage(
                "inbox.news.taken", new Object[] {names.getOrDefault(who, who), task.name()}));
      }
    }
    if (taken.size() > 3) {
      parts.add(messages.getMessage("inbox.news.more", new Object[] {taken.size() - 3}));
    }
    return String.join(" ", parts);
  }

  private static boolean same(@Nullable String before, @Nullable String now) {
    return (before == null ? "" : before).equals(now == null ? "" : now);
  }

  private static Map<Long, String> shown(String seen) {
    var found = new LinkedHashMap<Long, String>();
    for (var part : seen.split(",")) {
      var colon = part.indexOf(':');
      if (colon > 0 && part.substring(0, colon).matches("[0-9]{1,19}") && found.size() < PAGE) {
        try {
          found.put(Long.parseLong(part.substring(0, colon)), part.substring(colon + 1));
        } catch (NumberFormatException e) {
          throw new BadRequest("'" + part + "' names no task of a list.");
        }
      }
    }
    return found;
  }

  /** The columns that the person sees from now on. */
  @PostMapping("/inbox/columns")
  String columns(
      PortalUser me,
      @RequestParam(required = false) @Nullable List<String> column,
      @RequestParam(defaultValue = "") String query) {
    views.chooseColumns(names(column, me), me.person());
    return "redirect:" + asked(query);
  }

  private static List<String> names(@Nullable List<String> columns, PortalUser me) {
    return columns == null
        ? List.of()
        : InboxColumn.named(columns, me).stream().map(InboxColumn::name).toList();
  }

  private static String asked(String query) {
    return "/inbox?view=0&" + InboxQuery.parse(query).text();
  }

  @PostMapping("/inbox/views")
  String keep(
      PortalUser me,
      @RequestParam String name,
      @RequestParam(defaultValue = "") String query,
      @RequestParam(defaultValue = "false") boolean standard,
      @RequestParam(required = false) @Nullable List<String> column,
      RedirectAttributes say) {
    try {
      var id =
          views.save(
              name, InboxQuery.parse(query).text(), names(column, me), standard, me.person());
      say.addFlashAttribute("notice", messages.getMessage("inbox.view.kept"));
      return "redirect:/inbox?view=" + id;
    } catch (InboxViewRefused e) {
      say.addFlashAttribute("problem", e.getMessage());
      return "redirect:" + asked(query);
    }
  }

  /** Renames a kept filter, has the inbox open with it or no longer, or deletes it. */
  @PostMapping("/inbox/views/{id}")
  String change(
      PortalUser me,
      @PathVariable long id,
      @RequestParam String act,
      @RequestParam(defaultValue = "") String name,
      RedirectAttributes say) {
    try {
      switch (act) {
        case "rename" -> views.rename(id, name, me.person());
        case "standard" -> views.standard(id, me.person());
        case "usual" -> views.standard(null, me.person());
        case "delete" -> views.delete(id, me.person());
        default -> throw new BadRequest("A filter can be renamed, opened with, or deleted.");
      }
      say.addFlashAttribute("notice", messages.getMessage("inbox.view." + act));
    } catch (InboxViewRefused e) {
      say.addFlashAttribute("problem", e.getMessage());
    }
    return "redirect:/inbox?view=" + (act.equals("delete") ? 0 : id);
  }

  /** What is shown, all pages of it. */
  @GetMapping("/inbox.csv")
  void export(PortalUser me, InboxQuery query, HttpServletResponse response) throws IOException {
    var columns = columns(me);
    var header = new ArrayList<>(List.of("step", "account", "company", "case", "due"));
    columns.forEach(column -> header.add(column.header()));
    response.setContentType("text/csv;charset=UTF-8");
    response.setHeader("Content-Disposition", "attachment; filename=\"inbox.csv\"");
    var names = colleagues.names(me);
    var format = CSVFormat.RFC4180.builder().setHeader(header.toArray(String[]::new)).get();
    try (var out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8);
        var csv = new CSVPrinter(out, format)) {
      String after = null;
      var written = 0;
      do {
        var some = inbox.page(me.person(), query.filter(me), query.sorted(), after, EXPORT_PAGE);
        for (var task : some.entries()) {
          csv.printRecord(row(task, columns, names));
        }
        written += some.entries().size();
        after = some.next();
      } while (after != null && written < MOST_EXPORTED);
    }
  }

  private List<String> row(InboxEntry task, List<InboxColumn> columns, Map<String, String> names) {
    var row = new ArrayList<String>();
    row.add(Spreadsheet.text(task.name()));
    row.add(task.accountNumber());
    row.add(Spreadsheet.text(task.company()));
    row.add(task.caseId());
    row.add(eastern.date(task.dueAt()));
    for (var column : columns) {
      row.add(
          switch (column) {
            case STATUS -> text(task.membershipStatus());
            case TYPE -> text(task.entityType());
            case OFFICE -> text(task.fieldOffice());
            case RULE -> task.dueRule();
            case AGE -> eastern.date(task.createdAt());
            case PRIORITY -> String.valueOf(task.priority());
            case AGAIN -> eastern.date(task.again());
            case WITH ->
                Spreadsheet.text(names.getOrDefault(text(task.assignee()), text(task.assignee())));
          });
    }
    return row;
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }
}
