package org.ctpat.portal;

import java.util.Set;
import org.ctpat.course.CourseRefused;
import org.ctpat.course.Learning;
import org.ctpat.course.LinkRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Built-in courses by personal link: for people without a sign-in, by keyboard and on a phone. */
@Controller
@RequestMapping("/learn/{token}")
class LearnController {

  private final Learning learning;

  LearnController(Learning learning) {
    this.learning = learning;
  }

  @GetMapping
  String courses(@PathVariable String token, Model page) {
    var overview = learning.overview(token);
    page.addAttribute("token", token);
    page.addAttribute("overview", overview);
    page.addAttribute("learner", overview.learner());
    return "portal/learn";
  }

  @GetMapping("/{course}/pages/{part}")
  String part(
      @PathVariable String token,
      @PathVariable String course,
      @PathVariable int part,
      Model page,
      RedirectAttributes say) {
    try {
      var lesson = learning.part(token, course, part);
      page.addAttribute("token", token);
      page.addAttribute("lesson", lesson);
      page.addAttribute("learner", lesson.learner());
      return "portal/learn-page";
    } catch (CourseRefused e) {
      return toCourses(token, e, say);
    }
  }

  @PostMapping("/{course}/pages/{part}")
  String read(
      @PathVariable String token,
      @PathVariable String course,
      @PathVariable int part,
      RedirectAttributes say) {
    try {
      learning.read(token, course, part);
      var lesson = learning.part(token, course, part);
      return part < lesson.course().parts().size()
          ? "redirect:/learn/%s/%s/pages/%d".formatted(token, course, part + 1)
          : "redirect:/learn/%s/%s/test".formatted(token, course);
    } catch (CourseRefused e) {
      return toCourses(token, e, say);
    }
  }

  /** What the test is, before it begins. */
  @GetMapping("/{course}/test")
  String beforeTest(
      @PathVariable String token, @PathVariable String course, Model page, RedirectAttributes say) {
    try {
      var lesson = learning.part(token, course, 1);
      page.addAttribute("token", token);
      page.addAttribute("lesson", lesson);
      page.addAttribute("terms", learning.terms(lesson.course()));
      page.addAttribute("learner", lesson.learner());
      return "portal/learn-test";
    } catch (CourseRefused e) {
      return toCourses(token, e, say);
    }
  }

  @PostMapping("/{course}/test")
  String beginTest(
      @PathVariable String token, @PathVariable String course, RedirectAttributes say) {
    try {
      return next(token, course, learning.test(token, course).nextOpen());
    } catch (CourseRefused e) {
      return toCourses(token, e, say);
    }
  }

  @GetMapping("/{course}/test/{question}")
  String question(
      @PathVariable String token,
      @PathVariable String course,
      @PathVariable int question,
      Model page,
      RedirectAttributes say) {
    try {
      var test = learning.testUnderWay(token, course);
      if (question < 1 || question > test.questions().size()) {
        throw new NotFound("question " + question);
      }
      page.addAttribute("token", token);
      page.addAttribute("test", test);
      page.addAttribute("question", test.questions().get(question - 1));
      page.addAttribute("learner", test.learner());
      return "portal/learn-question";
    } catch (CourseRefused e) {
      return toCourses(token, e, say);
    }
  }

  @PostMapping("/{course}/test/{question}")
  String answer(
      @PathVariable String token,
      @PathVariable String course,
      @PathVariable int question,
      @RequestParam(required = false) @Nullable Set<Integer> chosen,
      RedirectAttributes say) {
    try {
      learning.answer(token, course, question, chosen == null ? Set.of() : chosen);
      return next(token, course, learning.testUnderWay(token, course).nextOpen());
    } catch (CourseRefused e) {
      say.addFlashAttribute("wrong", e.getMessage());
      return next(token, course, question);
    }
  }

  /** All answers before the test is handed in. */
  @GetMapping("/{course}/answers")
  String answers(
      @PathVariable String token, @PathVariable String course, Model page, RedirectAttributes say) {
    try {
      var test = learning.testUnderWay(token, course);
      page.addAttribute("token", token);
      page.addAttribute("test", test);
      page.addAttribute("learner", test.learner());
      return "portal/learn-answers";
    } catch (CourseRefused e) {
      return toCourses(token, e, say);
    }
  }

  @PostMapping("/{course}/result")
  String handIn(@PathVariable String token, @PathVariable String course, RedirectAttributes say) {
    try {
      learning.handIn(token, course);
      return "redirect:/learn/%s/%s/result".formatted(token, course);
    } catch (CourseRefused e) {
      return toCourses(token, e, say);
    }
  }

  @GetMapping("/{course}/result")
  String result(
      @PathVariable String token, @PathVariable String course, Model page, RedirectAttributes say) {
    try {
      var result = learning.result(token, course);
      page.addAttribute("token", token);
      page.addAttribute("result", result);
      page.addAttribute("learner", result.learner());
      return "portal/learn-result";
    } catch (CourseRefused e) {
      return toCourses(token, e, say);
    }
  }

  /** The link is of no use any more: tells why, and nothing about the person. */
  @ExceptionHandler
  ModelAndView refused(LinkRefused e) {
    var page = new ModelAndView("portal/learn-refused");
    page.addObject("reason", e.reason());
    page.setStatus(
        e.reason() == LinkRefused.Reason.UNKNOWN ? HttpStatus.NOT_FOUND : HttpStatus.GONE);
    return page;
  }

  private static String next(String token, String course, int open) {
    return open == 0
        ? "redirect:/learn/%s/%s/answers".formatted(token, course)
        : "redirect:/learn/%s/%s/test/%d".formatted(token, course, open);
  }

  private static String toCourses(String token, CourseRefused e, RedirectAttributes say) {
    say.addFlashAttribute("problem", e.getMessage());
    return "redirect:/learn/" + token;
  }
}
