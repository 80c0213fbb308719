package org.ctpat.portal;

import java.util.EnumSet;
import java.util.Set;
import org.ctpat.status.ApiKeys;
import org.ctpat.status.ApiRight;
import org.ctpat.status.Refused;
import org.ctpat.status.Webhooks;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The keys and webhooks of the status service, for process owners and headquarters. */
@Controller
@RequestMapping("/status-service")
class StatusServiceController {

  private static final String PAGE = "redirect:/status-service";

  private final ApiKeys keys;
  private final Webhooks webhooks;

  StatusServiceController(ApiKeys keys, Webhooks webhooks) {
    this.keys = keys;
    this.webhooks = webhooks;
  }

  @GetMapping
  String page(PortalUser me, Model page) {
    onlyForOwners(me);
    page.addAttribute("keys", keys.all());
    page.addAttribute("rights", ApiRight.values());
    page.addAttribute("webhooks", webhooks.all());
    page.addAttribute("dead", webhooks.dead());
    return "portal/status-service";
  }

  @PostMapping("/keys")
  String create(
      PortalUser me,
      @RequestParam String name,
      @RequestParam(required = false) @Nullable Set<ApiRight> rights,
      @RequestParam(defaultValue = "") String account,
      @RequestParam(required = false) @Nullable Integer requestsPerMinute,
      RedirectAttributes say) {
    onlyForOwners(me);
    try {
      var made =
          keys.create(
              name,
              rights == null ? EnumSet.noneOf(ApiRight.class) : rights,
              account,
              requestsPerMinute,
              me.actor());
      say.addFlashAttribute("newKey", made.text());
      say.addFlashAttribute("newKeyName", made.key().name());
    } catch (Refused e) {
      say.addFlashAttribute("problem", e.getMessage());
    }
    return PAGE;
  }

  @PostMapping("/keys/{id}/revoke")
  String revoke(PortalUser me, @PathVariable long id, RedirectAttributes say) {
    onlyForOwners(me);
    return done(
        say,
        "The key is revoked; requests with it are refused from now.",
        () -> keys.revoke(id, me.actor()));
  }

  @PostMapping("/webhooks")
  String register(
      PortalUser me,
      @RequestParam String name,
      @RequestParam String address,
      RedirectAttributes say) {
    onlyForOwners(me);
    try {
      var made = webhooks.register(name, address, me.actor());
      say.addFlashAttribute("newSecret", made.secret());
      say.addFlashAttribute("newSecretName", made.webhook().name());
    } catch (Refused e) {
      say.addFlashAttribute("problem", e.getMessage());
    }
    return PAGE;
  }

  @PostMapping("/webhooks/{id}/end")
  String end(PortalUser me, @PathVariable long id, RedirectAttributes say) {
    onlyForOwners(me);
    return done(
        say, "Nothing is sent to the address any more.", () -> webhooks.end(id, me.actor()));
  }

  @PostMapping("/deliveries/{id}/again")
  String again(PortalUser me, @PathVariable long id, RedirectAttributes say) {
    onlyForOwners(me);
    return done(say, "The change is sent again.", () -> webhooks.again(id));
  }

  private static String done(RedirectAttributes say, String notice, Runnable step) {
    try {
      step.run();
      say.addFlashAttribute("notice", notice);
    } catch (Refused e) {
      say.addFlashAttribute("problem", e.getMessage());
    }
    return PAGE;
  }

  private static void onlyForOwners(PortalUser me) {
    if (!me.ofCbp()) {
      throw new NotFound("status service");
    }
    if (!me.processOwner() && !me.groups().contains("ctpat-headquarters")) {
      throw new NotAllowed("Process owners and headquarters run the status service.");
    }
  }
}
