package org.ctpat.portal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.ctpat.document.Documents;
import org.ctpat.document.UploadRefused;
import org.ctpat.training.CompletionData;
import org.ctpat.training.CourseCatalogue;
import org.ctpat.training.JobFunction;
import org.ctpat.training.PersonData;
import org.ctpat.training.TrainingRefused;
import org.ctpat.training.Trainings;
import org.jspecify.annotations.Nullable;
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

/** The training page: people by course, recording, import and export. */
@Controller
@RequestMapping("/accounts/{number}/training")
class TrainingController {

  private final AccountGate gate;
  private final Trainings trainings;
  private final CourseCatalogue courses;
  private final Documents documents;

  TrainingController(
      AccountGate gate, Trainings trainings, CourseCatalogue courses, Documents documents) {
    this.gate = gate;
    this.trainings = trainings;
    this.courses = courses;
    this.documents = documents;
  }

  @GetMapping
  String training(
      PortalUser me,
      @PathVariable String number,
      @RequestParam(defaultValue = "") String person,
      @RequestParam(defaultValue = "") String course,
      Model page) {
    page.addAttribute("account", gate.open(me, number));
    page.addAttribute("matrix", trainings.matrix(number));
    page.addAttribute("courses", courses.all());
    page.addAttribute("functions", JobFunction.values());
    page.addAttribute("results", CompletionData.Result.values());
    page.addAttribute("chosenPerson", person);
    page.addAttribute("chosenCourse", course);
    return "portal/training";
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

  @PostMapping("/people/{employee}")
  String changePerson(
      PortalUser me,
      @PathVariable String number,
      @PathVariable String employee,
      @RequestParam String name,
      @RequestParam(required = false) @Nullable Set<JobFunction> functions,
      @RequestParam(defaultValue = "") String site,
      @RequestParam LocalDate startedOn,
      @RequestParam long version,
      RedirectAttributes say) {
    gate.openForCompany(me, number);
    try {
      var person =
          new PersonData(employee, name, functions == null ? Set.of() : functions, site, startedOn);
      trainings.updatePerson(number, person, version, me.actor());
      say.addFlashAttribute("notice", name + " is changed.");
    } catch (TrainingRefused e) {
      say.addFlashAttribute("problem", e.getMessage());
    }
    return "redirect:/accounts/" + number + "/training";
  }

  @PostMapping("/people/{employee}/retirement")
  String retire(
      PortalUser me,
      @PathVariable String number,
      @PathVariable String employee,
      RedirectAttributes say) {
    gate.openForCompany(me, number);
    try {
      trainings.retire(number, employee, me.actor());
      say.addFlashAttribute("notice", "The person no longer needs training; the records stay.");
    } catch (TrainingRefused e) {
      say.addFlashAttribute("problem", e.getMessage());
    }
    return "redirect:/accounts/" + number + "/training";
  }

  @PostMapping("/completions")
  String record(
      PortalUser me,
      @PathVariable String number,
      @RequestParam String employeeId,
      @RequestParam String courseId,
      @RequestParam LocalDate completedOn,
      @RequestParam int minutes,
      @RequestParam String trainer,
      @RequestParam(defaultValue = "") String topics,
      @RequestParam CompletionData.Result result,
      @RequestParam(defaultValue = "") String score,
      @RequestParam(required = false) @Nullable LocalDate nextDueOn,
      @RequestParam(required = false) @Nullable MultipartFile proof,
      RedirectAttributes say)
      throws IOException {
    gate.openForCompany(me, number);
    try {
      var document =
          proof == null || proof.isEmpty() ? null : keep(me, number, courseId, employeeId, proof);
      trainings.recordCompletion(
          number,
          new CompletionData(
              employeeId,
              courseId,
              completedOn,
              minutes,
              trainer,
              topics,
              result,
              score,
              document,
              nextDueOn),
          me.actor());
      say.addFlashAttribute("notice", "The training is recorded.");
    } catch (TrainingRefused | UploadRefused e) {
      say.addFlashAttribute("problem", e.getMessage());
    }
    return "redirect:/accounts/" + number + "/training";
  }

  private String keep(
      PortalUser me, String number, String courseId, String employeeId, MultipartFile proof)
      throws IOException {
    try (var content = proof.getInputStream()) {
      var name = proof.getOriginalFilename() == null ? "proof" : proof.getOriginalFilename();
      var purpose = "training " + courseId + " " + employeeId;
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
          keep(me, number, "proof", "", file);
          kept++;
        }
      }
      say.addFlashAttribute("notice", kept + " files are kept; name them in the CSV file.");
    } catch (UploadRefused e) {
      say.addFlashAttribute("problem", e.getMessage());
    }
    return "redirect:/accounts/" + number + "/training#import";
  }

  @PostMapping("/import")
  String importCsv(
      PortalUser me,
      @PathVariable String number,
      @RequestParam MultipartFile file,
      RedirectAttributes say)
      throws IOException {
    gate.openForCompany(me, number);
    try (var content = file.getInputStream()) {
      var result = trainings.importCsv(number, content, me.actor());
      say.addFlashAttribute("imported", result);
    } catch (TrainingRefused e) {
      say.addFlashAttribute("problem", e.getMessage());
    }
    return "redirect:/accounts/" + number + "/training#import";
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
