package org.ctpat.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ctpat.deadline.Deadline;
import org.ctpat.deadline.Deadlines;
import org.ctpat.document.Document;
import org.ctpat.document.Documents;
import org.ctpat.document.UploadRefused;
import org.ctpat.planning.WorkPlans;
import org.ctpat.task.Absences;
import org.ctpat.task.Drafts;
import org.ctpat.task.FieldError;
import org.ctpat.task.Inbox;
import org.ctpat.task.InboxEntry;
import org.ctpat.task.InboxTask;
import org.ctpat.task.NextSteps;
import org.ctpat.task.Person;
import org.ctpat.task.SubmissionRefused;
import org.ctpat.task.Submissions;
import org.ctpat.task.TaskFollowUps;
import org.ctpat.task.TaskRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.multipart.MultipartFile;

/** The page of a task: its form, drafts, files, handing in, and what comes next. */
@Controller
@RequestMapping("/tasks/{key}")
class TaskController {

  private static final int POLLS = 40;

  /** An uploaded file runs and loads nothing, and stands in no other page. */
  private static final String NOTHING_WITHIN =
      "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; base-uri 'none';"
          + " form-action 'none'; frame-ancestors 'none'";

  private static final String NO_SUCH_TASK =
      "There is no such task for your sign-in, and nothing was handed in. Your inbox lists the tasks that"
          + " wait for you.";

  private final Inbox inbox;
  private final TaskForms forms;
  private final Drafts drafts;
  private final Submissions submissions;
  private final Documents documents;
  private final Deadlines deadlines;
  private final AccountGate gate;
  private final Colleagues colleagues;
  private final TaskFollowUps followUps;
  private final Absences absences;
  private final NextSteps nextSteps;
  private final EasternTime eastern;
  private final Wording words;

  TaskController(
      Inbox inbox,
      TaskForms forms,
      Drafts drafts,
      Submissions submissions,
      Documents documents,
      Deadlines deadlines,
      AccountGate gate,
      Colleagues colleagues,
      TaskFollowUps followUps,
      Absences absences,
      NextSteps nextSteps,
      EasternTime eastern,
      Wording words) {
    this.inbox = inbox;
    this.forms = forms;
    this.drafts = drafts;
    this.submissions = submissions;
    this.documents = documents;
    this.deadlines = deadlines;
    this.gate = gate;
    this.colleagues = colleagues;
    this.followUps = followUps;
    this.absences = absences;
    this.nextSteps = nextSteps;
    this.eastern = eastern;
    this.words = words;
  }

  @GetMapping
  String task(PortalUser me, @PathVariable long key, Model page) {
    var task = inbox.get(key, me.person());
    switch (task.state()) {
      case SUBMITTED, COMPLETED -> {
        return "redirect:/tasks/" + key + "/handed-in";
      }
      case CANCELLED -> {
        place(me, task, page);
        page.addAttribute("task", task);
        page.addAttribute("draft", drafts.find(key, me.person()).orElse(null));
        return "portal/task-gone";
      }
      default -> {}
    }
    place(me, task, page);
    page.addAttribute("task", task);
    page.addAttribute("mayDo", me.person().mayDo(task));
    page.addAttribute("standsIn", standsIn(task, me));
    standing(me, task, page);
    page.addAttribute("again", followUps.find(key, me.person()).orElse(null));
    page.addAttribute("handTo", Colleagues.mayAssign(me) ? handTo(task, me) : List.of());
    page.addAttribute("nextSteps", nextSteps.after(task));
    page.addAttribute("why", why(task).orElse(null));
    page.addAttribute("workPage", WorkPage.of(task).orElse(null));
    page.addAttribute("refused", inbox.problem(key).orElse(null));
    page.addAttribute("glance", task.variables().get("caseGlance"));
    return "portal/task";
  }

  /** Where the task belongs: to a company's case, or for people of CBP to the whole programme. */
  private void place(PortalUser me, InboxTask task, Model page) {
    var href = words.place(task.accountNumber(), task.caseId());
    if (task.accountNumber().equals(WorkPlans.PROGRAMME)) {
      if (!me.ofCbp()) {
        throw new NotFound("task " + task.key());
      }
      page.addAttribute("place", new Place(href, task.caseId()));
      page.addAttribute("account", null);
      return;
    }
    var account = gate.open(me, task.accountNumber());
    page.addAttribute("place", new Place(href, account.companyName()));
    page.addAttribute("account", account);
  }

  /** A page with the name of what it shows. */
  record Place(String href, String name) {}

  private boolean standsIn(InboxTask task, PortalUser me) {
    return task.assignee() != null
        && absences.standsInFor(me.person()).containsKey(task.assignee());
  }

  private List<Person> handTo(InboxTask task, PortalUser me) {
    return colleagues.of(me).stream()
        .filter(person -> person.mayDo(task) && !person.id().equals(task.assignee()))
        .toList();
  }

  /**
   * With whom the task is, for people who have it open; asked every few seconds. Nothing is swapped
   * while the page already says so.
   */
  @GetMapping("/claim")
  String claim(
      PortalUser me,
      @PathVariable long key,
      @RequestParam(defaultValue = "") String told,
      HttpServletResponse response,
      Model page) {
    var task = inbox.get(key, me.person());
    page.addAttribute("task", task);
    page.addAttribute("mayDo", me.person().mayDo(task));
    if (standing(me, task, page).equals(told)) {
      response.setHeader("HX-Reswap", "none");
    }
    return "portal/task :: claim";
  }

  /** Tells apart what the page can say of the task's standing. */
  private String standing(PortalUser me, InboxTask task, Model page) {
    var standing = inbox.standing(task.key(), me.person());
    var absence =
        standing.assignee() == null || !me.ofCbp() ? null : absences.today(standing.assignee());
    var told =
        standing.state() + " " + standing.assignee() + " " + (absence == null ? "" : absence.id());
    page.addAttribute("standing", standing);
    page.addAttribute("holder", colleagues.name(standing.assignee(), task.accountNumber()));
    page.addAttribute("absence", absence);
    page.addAttribute("origin", submissions.origin(task.key()).orElse(standing.closing()));
    page.addAttribute("told", told);
    return told;
  }

  private Optional<Deadline> why(InboxTask task) {
    return task.dueRule().isBlank()
        ? Optional.empty()
        : deadlines.find(task.caseId(), task.dueRule());
  }

  @GetMapping("/form")
  @ResponseBody
  TaskForms.FilledForm form(PortalUser me, @PathVariable long key) {
    return forms.fill(inbox.get(key, me.person()), me);
  }

  @PutMapping("/draft")
  @ResponseBody
  KeptDraft draft(PortalUser me, @PathVariable long key, @RequestBody Map<String, Object> data) {
    var draft = drafts.save(key, data, me.person());
    return new KeptDraft(
        eastern.time(draft.savedAt()),
        draft.savedAt(),
        forms.warnings(inbox.get(key, me.person()), data));
  }

  @PostMapping("/files")
  @ResponseBody
  TaskForms.FileName upload(
      PortalUser me,
      @PathVariable long key,
      @RequestParam String field,
      @RequestParam MultipartFile file)
      throws IOException {
    var task = inbox.get(key, me.person());
    if (!me.person().mayDo(task)) {
      throw new NotAllowed("The task is not one of yours.");
    }
    try (var content = file.getInputStream()) {
      var name = file.getOriginalFilename() == null ? "file" : file.getOriginalFilename();
      var purpose = task.name() + ", " + field;
      return forms.named(
          documents.store(task.accountNumber(), name, content, purpose, null, me.actor()), me);
    }
  }

  /**
   * Says until when a file's proof is valid; whoever uploaded it may.
   *
   * @param expiry the day as {@code expiresOn}, empty or missing for none
   */
  @PutMapping("/files/{id}/expiry")
  @ResponseBody
  TaskForms.FileName expire(
      PortalUser me,
      @PathVariable long key,
      @PathVariable String id,
      @RequestBody Map<String, String> expiry) {
    var task = inbox.get(key, me.person());
    var document = document(task, id);
    if (!me.person().mayDo(task) || !document.uploadedBy().equals(me.id())) {
      throw new NotAllowed("Whoever uploaded the file says until when it is valid.");
    }
    var day = expiry.get("expiresOn");
    try {
      return forms.named(
          documents.expire(
              task.accountNumber(),
              id,
              day == null || day.isBlank() ? null : LocalDate.parse(day),
              me.actor()),
          me);
    } catch (DateTimeParseException e) {
      throw new UploadRefused("Give the day as year, month and day, such as 2027-03-31.");
    }
  }

  /** A file of the task's account: shown where browsers do that safely, else to be saved. */
  @GetMapping("/files/{id}")
  ResponseEntity<InputStreamResource> file(
      PortalUser me, @PathVariable long key, @PathVariable String id) {
    var task = inbox.get(key, me.person());
    var document = document(task, id);
    var inline = TaskForms.shownInline(document);
    return ResponseEntity.ok()
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            (inline ? ContentDisposition.inline() : ContentDisposition.attachment())
                .filename(document.fileName(), StandardCharsets.UTF_8)
                .build()
                .toString())
        .header("Content-Security-Policy", NOTHING_WITHIN)
        .contentType(MediaType.parseMediaType(document.contentType()))
        .contentLength(document.size())
        .body(new InputStreamResource(documents.open(task.accountNumber(), id)));
  }

  private Document document(InboxTask task, String id) {
    return documents.find(task.accountNumber(), id).orElseThrow(() -> new NotFound("file " + id));
  }

  @PostMapping("/submission")
  @ResponseBody
  Map<String, String> submit(
      PortalUser me, @PathVariable long key, @RequestBody Map<String, Object> data) {
    submissions.submit(key, data, me.person());
    return Map.of("next", "/tasks/" + key + "/handed-in");
  }

  @GetMapping("/handed-in")
  String handedIn(PortalUser me, @PathVariable long key, Model page) {
    var task = inbox.get(key, me.person());
    if (task.state() == InboxTask.State.OPEN && inbox.problem(key).isPresent()) {
      return "redirect:/tasks/" + key;
    }
    place(me, task, page);
    page.addAttribute("task", task);
    var origin = submissions.origin(key);
    page.addAttribute("origin", origin.orElse(null));
    // Somebody else was first: what this person had typed is shown, so that it is not lost.
    page.addAttribute("draft", drafts.find(key, me.person()).orElse(null));
    next(me, task, 0, page);
    return "portal/handed-in";
  }

  /**
   * What came of it so far; the page asks again until a next task is there or it has asked often
   * enough.
   */
  @GetMapping("/next")
  String next(
      PortalUser me,
      @PathVariable long key,
      @RequestParam(defaultValue = "0") int asked,
      Model page) {
    var task = inbox.get(key, me.person());
    page.addAttribute("task", task);
    next(me, task, asked, page);
    return "portal/handed-in :: next";
  }

  private void next(PortalUser me, InboxTask task, int asked, Model page) {
    var open =
        inbox.openOfAccount(task.accountNumber(), me.person()).stream()
            .filter(entry -> entry.key() != task.key())
            .toList();
    var mine = open.stream().filter(entry -> mayDo(me, entry)).toList();
    var refused = inbox.problem(task.key()).orElse(null);
    var settled = task.state() == InboxTask.State.COMPLETED && !open.isEmpty() || refused != null;
    page.addAttribute("mine", mine);
    page.addAttribute("others", open.stream().filter(entry -> !mayDo(me, entry)).toList());
    page.addAttribute("refused", refused);
    page.addAttribute("asked", asked + 1);
    page.addAttribute("waiting", !(settled && (!mine.isEmpty() || asked > 5)) && asked < POLLS);
  }

  private static boolean mayDo(PortalUser me, InboxEntry entry) {
    return entry.candidateGroups().stream().anyMatch(me.groups()::contains)
        || me.id().equals(entry.assignee());
  }

  @ExceptionHandler
  ResponseEntity<Problem> refused(SubmissionRefused e) {
    return ResponseEntity.unprocessableContent().body(new Problem(e.errors(), null));
  }

  @ExceptionHandler
  ResponseEntity<Problem> refused(UploadRefused e) {
    return ResponseEntity.unprocessableContent()
        .body(new Problem(List.of(new FieldError("", e.getMessage())), null));
  }

  @ExceptionHandler
  @Nullable ResponseEntity<Problem> refused(
      TaskRefused e,
      @Nullable PortalUser me,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    var unknown = e.reason() == TaskRefused.Reason.UNKNOWN;
    if (unknown || e.reason() == TaskRefused.Reason.NOT_YOURS) {
      if (request.getMethod().equals("GET")) {
        response.sendError(HttpServletResponse.SC_NOT_FOUND);
        return null;
      }
      // CBP sees every task and is told whose it is; others need not know that it exists.
      return !unknown && me != null && me.ofCbp()
          ? ResponseEntity.status(HttpStatus.FORBIDDEN)
              .body(new Problem(List.of(new FieldError("", e.getMessage())), null))
          : ResponseEntity.status(HttpStatus.NOT_FOUND)
              .body(new Problem(List.of(new FieldError("", NO_SUCH_TASK)), null));
    }
    var page = request.getRequestURI().replaceAll("/[a-z]+$", "");
    return ResponseEntity.status(HttpStatus.CONFLICT)
        .body(new Problem(List.of(new FieldError("", e.getMessage())), page));
  }

  /** When a draft was kept, and what looks unusual in it. */
  record KeptDraft(String savedAt, Instant at, List<FieldError> warnings) {}

  /**
   * Why something was refused.
   *
   * @param page where to go to see how things stand, if the form is of no more use
   */
  record Problem(List<FieldError> errors, @Nullable String page) {}
}
