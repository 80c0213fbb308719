package org.ctpat.portal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.ctpat.course.BuiltInCourses;
import org.ctpat.course.Learning;
import org.ctpat.document.Documents;
import org.ctpat.document.UploadRefused;
import org.ctpat.training.CheckData;
import org.ctpat.training.CheckKind;
import org.ctpat.training.Course;
import org.ctpat.training.CourseCatalogue;
import org.ctpat.training.Effectiveness;
import org.ctpat.training.JobFunction;
import org.ctpat.training.Occasion;
import org.ctpat.training.PersonData;
import org.ctpat.training.TrainingMatrix;
import org.ctpat.training.TrainingMatrix.Cell;
import org.ctpat.training.TrainingRefused;
import org.ctpat.training.Trainings;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The training page: people by course, import and export, occasions and checks of effectiveness.
 */
@Controller
@RequestMapping("/accounts/{number}/training")
class TrainingController {

  private static final String EVERYBODY = "ALL";
  private static final String IMPORT = "training import";

  private final AccountGate gate;
  private final Trainings trainings;
  private final Effectiveness effectiveness;
  private final CourseCatalogue courses;
  private final BuiltInCourses builtIn;
  private final Learning learning;
  private final Documents documents;
  private final Wording words;
  private final MessageSource messages;

  TrainingController(
      AccountGate gate,
      Trainings trainings,
      Effectiveness effectiveness,
      CourseCatalogue courses,
      BuiltInCourses builtIn,
      Learning learning,
      Documents documents,
      Wording words,
      MessageSource messages) {
    this.gate = gate;
    this.trainings = trainings;
    this.effectiveness = effectiveness;
    this.courses = courses;
    this.builtIn = builtIn;
    this.learning = learning;
    this.documents = documents;
    this.words = words;
    this.messages = messages;
  }

  @GetMapping
  String training(PortalUser me, @PathVariable String number, TrainingFilter filter, Model page) {
    page.addAttribute("account", gate.open(me, number));
    var matrix = trainings.matrix(number);
    var rows = filter.rows(matrix);
    page.addAttribute("matrix", matrix);
    page.addAttribute("found", rows.size());
    page.addAttribute("rows", filter.page(rows));
    page.addAttribute("columns", columns(matrix, filter));
    page.addAttribute("pages", Math.ceilDiv(rows.size(), TrainingFilter.PAGE));
    page.addAttribute("filter", filter);
    page.addAttribute(
        "sites",
        matrix.rows().stream().map(row -> row.person().site()).distinct().sorted().toList());
    page.addAttribute("courses", courses.all());
    page.addAttribute("functions", JobFunction.values());
    page.addAttribute("occasions", Occasion.values());
    page.addAttribute("kinds", CheckKind.values());
    page.addAttribute("standings", effectiveness.standing(number));
    page.addAttribute("checks", effectiveness.of(number));
    return "portal/training";
  }

  private static List<Course> columns(TrainingMatrix matrix, TrainingFilter filter) {
    return filter.course() == null || filter.course().isBlank()
        ? matrix.courses()
        : matrix.courses().stream().filter(c -> c.id().equals(filter.course())).toList();
  }

  /** The matrix as it is filtered and sorted, all pages of it. */
  @GetMapping("/matrix.csv")
  ResponseEntity<byte[]> matrix(PortalUser me, @PathVariable String number, TrainingFilter filter)
      throws IOException {
    gate.open(me, number);
    var matrix = trainings.matrix(number);
    var columns = columns(matrix, filter);
    var header = new ArrayList<>(List.of("employee_id", "name", "functions", "site", "started_on"));
    columns.forEach(course -> header.add(course.id()));
    var out = new StringWriter();
    try (var csv =
        CSVFormat.RFC4180.builder().setHeader(header.toArray(String[]::new)).get().print(out)) {
      for (var row : filter.rows(matrix)) {
        var person = row.person();
        var line = new ArrayList<Object>();
        line.add(Spreadsheet.text(person.employeeId()));
        line.add(Spreadsheet.text(person.name()));
        line.add(
            person.functions().stream().map(JobFunction::code).collect(Collectors.joining("|")));
        line.add(Spreadsheet.text(person.site()));
        line.add(person.startedOn());
        columns.forEach(course -> line.add(words(row.cells().get(course.id()))));
        csv.printRecord(line);
      }
    }
    return csv("training-matrix-" + number + ".csv", out.toString());
  }

  private String words(@Nullable Cell cell) {
    if (cell == null) {
      return "";
    }
    return messages.getMessage(words.trainingKey(cell), null, Locale.US)
        + " "
        + messages.getMessage(
            words.trainingWhenKey(cell), new Object[] {words.trainingDate(cell)}, Locale.US);
  }

  @PostMapping("/people")
  String addPerson(
      PortalUser me,
      @PathVariable String number,
      @RequestParam String employeeId,
      @RequestParam String name,
      @RequestParam(required = false) @Nullable Set<JobFunction> functions,
      @RequestParam(defaultValue = "") String site,
      @RequestParam LocalDate startedOn,
      RedirectAttributes say) {
    gate.openForCompany(me, number);
    try {
      var person =
          new PersonData(
              employeeId, name, functions == null ? Set.of() : functions, site, startedOn);
      trainings.addPerson(number, person, me.actor());
      say.addFlashAttribute("notice", name + " is entered.");
    } catch (TrainingRefused e) {
      say.addFlashAttribute("problem", e.getMessage());
    }
    return "redirect:/accounts/" + number + "/training";
  }

  /** Makes a training due again, such as the refresher after an incident. */
  @PostMapping("/occasions")
  String require(
      PortalUser me,
      @PathVariable String number,
      @RequestParam Occasion occasion,
      @RequestParam LocalDate occurredOn,
      @RequestParam String reason,
      @RequestParam(defaultValue = "") String group,
      @RequestParam(defaultValue = "") String employees,
      RedirectAttributes say) {
    gate.openForCompany(me, number);
    try {
      var chosen = chosen(number, group, employees);
      trainings.require(number, chosen.employeeIds(), occasion, occurredOn, reason, me.actor());
      say.addFlashAttribute("notice", "The training is asked for anew of " + chosen.words() + ".");
    } catch (TrainingRefused e) {
      say.addFlashAttribute("problem", e.getMessage());
    }
    return "redirect:/accounts/" + number + "/training";
  }

  @PostMapping("/checks")
  String recordCheck(
      PortalUser me,
      @PathVariable String number,
      @RequestParam String courseId,
      @RequestParam CheckKind kind,
      @RequestParam LocalDate heldOn,
      @RequestParam(defaultValue = "") String group,
      @RequestParam(defaultValue = "") String employees,
      @RequestParam(defaultValue = "") String notPassed,
      @RequestParam(defaultValue = "") String finding,
      @RequestParam(required = false) @Nullable MultipartFile proof,
      RedirectAttributes say)
      throws IOException {
    gate.openForCompany(me, number);
    try {
      var chosen = chosen(number, group, employees);
      var document =
          proof == null || proof.isEmpty()
              ? null
              : keep(documents, me, number, "check of " + courseId, proof);
      effectiveness.record(
          number,
          new CheckData(
              courseId,
              kind,
              heldOn,
              chosen.words(),
              chosen.employeeIds(),
              Set.copyOf(ids(notPassed)),
              finding,
              document),
          me.actor());
      say.addFlashAttribute("notice", "The check is recorded.");
    } catch (TrainingRefused | UploadRefused e) {
      say.addFlashAttribute("problem", e.getMessage());
    }
    return "redirect:/accounts/" + number + "/training#checks";
  }

  /** People chosen by group or by employee numbers, and what to call them. */
  private record Chosen(List<String> employeeIds, String words) {}

  private Chosen chosen(String number, String group, String employees) {
    var named = ids(employees);
    if (!named.isEmpty()) {
      return new Chosen(
          named, named.size() <= 5 ? String.join(", ", named) : named.size() + " people");
    }
    var function =
        Arrays.stream(JobFunction.values()).filter(f -> f.name().equals(group)).findFirst();
    if (function.isEmpty() && !group.equals(EVERYBODY)) {
      throw new TrainingRefused("Choose a group, or give employee numbers");
    }
    var people =
        trainings.matrix(number).rows().stream()
            .map(TrainingMatrix.Row::person)
            .filter(p -> function.isEmpty() || p.functions().contains(function.get()))
            .map(p -> p.employeeId())
            .toList();
    return new Chosen(people, function.map(JobFunction::label).orElse("Everybody"));
  }

  private static List<String> ids(String text) {
    return Arrays.stream(text.split("[\\s,;]+")).filter(id -> !id.isBlank()).distinct().toList();
  }

  static String keep(
      Documents documents, PortalUser me, String number, String purpose, MultipartFile file)
      throws IOException {
    try (var content = file.getInputStream()) {
      var name = file.getOriginalFilename() == null ? "proof" : file.getOriginalFilename();
      return documents.store(number, name, content, purpose, null, me.actor()).id();
    }
  }

  /** Keeps proofs that a CSV file of completions names. */
  @PostMapping("/proofs")
  String keepProofs(
      PortalUser me,
      @PathVariable String number,
      @RequestParam List<MultipartFile> files,
      RedirectAttributes say)
      throws IOException {
    gate.openForCompany(me, number);
    var kept = 0;
    try {
      for (var file : files) {
        if (!file.isEmpty()) {
          keep(documents, me, number, "training proof", file);
          kept++;
        }
      }
      say.addFlashAttribute("notice", kept + " files are kept; name them in the CSV file.");
    } catch (UploadRefused e) {
      say.addFlashAttribute("problem", e.getMessage());
    }
    return "redirect:/accounts/" + number + "/training#import";
  }

  /** Checks a file and leads to its preview; a file with errors is not kept. */
  @PostMapping("/import")
  String checkImport(
      PortalUser me,
      @PathVariable String number,
      @RequestParam MultipartFile file,
      RedirectAttributes say)
      throws IOException {
    gate.openForCompany(me, number);
    var content = file.getBytes();
    var preview = trainings.previewCsv(number, new ByteArrayInputStream(content));
    if (!preview.accepted()) {
      say.addFlashAttribute("refusedImport", preview);
      return "redirect:/accounts/" + number + "/training#import";
    }
    var kept =
        documents.store(
            number,
            preview.what() + ".csv",
            new ByteArrayInputStream(content),
            IMPORT,
            null,
            me.actor());
    return "redirect:/accounts/" + number + "/training/import/" + kept.id();
  }

  @GetMapping("/import/{document}")
  String previewImport(
      PortalUser me, @PathVariable String number, @PathVariable String document, Model page)
      throws IOException {
    page.addAttribute("account", gate.openForCompany(me, number));
    try (var content = importFile(number, document)) {
      page.addAttribute("preview", trainings.previewCsv(number, content));
    }
    page.addAttribute("document", document);
    return "portal/training-import";
  }

  @PostMapping("/import/{document}")
  String importCsv(
      PortalUser me,
      @PathVariable String number,
      @PathVariable String document,
      RedirectAttributes say)
      throws IOException {
    gate.openForCompany(me, number);
    try (var content = importFile(number, document)) {
      var result = trainings.importCsv(number, content, me.actor());
      say.addFlashAttribute("imported", result);
    }
    return "redirect:/accounts/" + number + "/training#import";
  }

  private InputStream importFile(String number, String document) {
    return documents
        .find(number, document)
        .filter(kept -> kept.purpose().equals(IMPORT))
        .map(kept -> documents.open(number, kept.id()))
        .orElseThrow(() -> new NotFound("import " + document));
  }

  /** A built-in course to read through, without its test. */
  @GetMapping("/courses/{course}")
  String course(
      PortalUser me, @PathVariable String number, @PathVariable String course, Model page) {
    page.addAttribute("account", gate.open(me, number));
    var text = builtIn.find(course).orElseThrow(() -> new NotFound("course " + course));
    page.addAttribute("text", text);
    page.addAttribute("course", courses.get(course));
    page.addAttribute("terms", learning.terms(text));
    return "portal/training-course";
  }

  @GetMapping("/people.csv")
  ResponseEntity<byte[]> people(PortalUser me, @PathVariable String number) {
    gate.open(me, number);
    return csv("people-" + number + ".csv", trainings.exportPeople(number));
  }

  @GetMapping("/completions.csv")
  ResponseEntity<byte[]> completions(PortalUser me, @PathVariable String number) {
    gate.open(me, number);
    return csv("trainings-" + number + ".csv", trainings.exportCompletions(number));
  }

  static ResponseEntity<byte[]> csv(String name, String content) {
    return ResponseEntity.ok()
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(name).build().toString())
        .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
        .body(content.getBytes(StandardCharsets.UTF_8));
  }
}
