package org.ctpat.portal;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Set;
import org.ctpat.course.BuiltInCourses;
import org.ctpat.course.Learning;
import org.ctpat.course.PersonalLinks;
import org.ctpat.document.Documents;
import org.ctpat.document.UploadRefused;
import org.ctpat.mail.MailRefused;
import org.ctpat.training.CompletionData;
import org.ctpat.training.CourseCatalogue;
import org.ctpat.training.JobFunction;
import org.ctpat.training.PersonData;
import org.ctpat.training.PersonRecord;
import org.ctpat.training.TrainingRefused;
import org.ctpat.training.Trainings;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The training of one person: gaps, trainings done, personal link. The employee number is a
 * parameter, since it may hold a slash.
 */
@Controller
@RequestMapping("/accounts/{number}/training/person")
class TrainingPersonController {

  private final AccountGate gate;
  private final Trainings trainings;
  private final CourseCatalogue courses;
  private final BuiltInCourses builtIn;
  private final Learning learning;
  private final PersonalLinks links;
  private final LinkMails linkMails;
  private final Documents documents;
  private final String publicAddress;

  TrainingPersonController(
      AccountGate gate,
      Trainings trainings,
      CourseCatalogue courses,
      BuiltInCourses builtIn,
      Learning learning,
      PersonalLinks links,
      LinkMails linkMails,
      Documents documents,
      @Value("${ctpat.public-address:}") String publicAddress) {
    this.gate = gate;
    this.trainings = trainings;
    this.courses = courses;
    this.builtIn = builtIn;
    this.learning = learning;
    this.links = links;
    this.linkMails = linkMails;
    this.documents = documents;
    this.publicAddress = publicAddress.strip();
  }

  @GetMapping
  String person(
      PortalUser me,
      @PathVariable String number,
      @RequestParam String employee,
      @RequestParam(defaultValue = "") String course,
      Model page) {
    page.addAttribute("account", gate.open(me, number));
    page.addAttribute("record", known(number, employee));
    page.addAttribute("courses", courses.all());
    page.addAttribute("builtIn", builtIn);
    page.addAttribute("functions", JobFunction.values());
    page.addAttribute("results", CompletionData.Result.values());
    page.addAttribute("chosenCourse", course);
    page.addAttribute("links", links.of(number, employee));
    page.addAttribute("taken", learning.taken(number, employee));
    return "portal/training-person";
  }

  private PersonRecord known(String number, String employee) {
    try {
      return trainings.record(number, employee);
    } catch (TrainingRefused e) {
      throw new NotFound("person " + employee);
    }
  }

  @PostMapping
  String change(
      PortalUser me,
      @PathVariable String number,
      @RequestParam String employee,
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
    return back(number, employee, "");
  }

  @PostMapping("/retirement")
  String retire(
      PortalUser me,
      @PathVariable String number,
      @RequestParam String employee,
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
      @RequestParam String employee,
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
          proof == null || proof.isEmpty()
              ? null
              : TrainingController.keep(
                  documents, me, number, "training " + courseId + " " + employee, proof);
      trainings.recordCompletion(
          number,
          new CompletionData(
              employee,
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
    return back(number, employee, "");
  }

  /** Issues a personal link: to be copied or sent, or to begin on this device at once. */
  @PostMapping("/links")
  String issueLink(
      PortalUser me,
      @PathVariable String number,
      @RequestParam String employee,
      @RequestParam(defaultValue = "false") boolean here,
      @RequestParam(defaultValue = "") String mailTo,
      RedirectAttributes say) {
    gate.openForCompany(me, number);
    var address =
        publicAddress.isEmpty()
            ? ServletUriComponentsBuilder.fromCurrentContextPath().toUriString()
            : publicAddress;
    try {
      var issued =
          linkMails.course(
              me, number, employee, here ? "" : mailTo, token -> address + "/learn/" + token);
      if (here) {
        return "redirect:/learn/" + issued.token();
      }
      say.addFlashAttribute("link", address + "/learn/" + issued.token());
      say.addFlashAttribute("linkExpiresAt", issued.expiresAt());
      if (!mailTo.isBlank()) {
        say.addFlashAttribute("notice", "The link is mailed to " + mailTo.strip() + ".");
      }
    } catch (TrainingRefused | MailRefused e) {
      say.addFlashAttribute("problem", e.getMessage());
    }
    return back(number, employee, "link");
  }

  @PostMapping("/links/{link}/revocation")
  String revokeLink(
      PortalUser me,
      @PathVariable String number,
      @PathVariable long link,
      @RequestParam String employee,
      RedirectAttributes say) {
    gate.openForCompany(me, number);
    try {
      links.revoke(number, link, me.actor());
      say.addFlashAttribute("notice", "The link is revoked.");
    } catch (TrainingRefused e) {
      say.addFlashAttribute("problem", e.getMessage());
    }
    return back(number, employee, "link");
  }

  private static String back(String number, String employee, String place) {
    var page =
        UriComponentsBuilder.fromPath("/accounts/{number}/training/person")
            .queryParam("employee", "{employee}")
            .encode()
            .buildAndExpand(number, employee)
            .toUriString();
    return "redirect:" + page + (place.isEmpty() ? "" : "#" + place);
  }
}
