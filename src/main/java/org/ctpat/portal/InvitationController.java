package org.ctpat.portal;

import org.ctpat.account.EntityType;
import org.ctpat.account.EntityTypes;
import org.ctpat.account.Invitations;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** CBP's invitations to companies of types that join by invitation only. */
@Controller
@RequestMapping("/invitations")
class InvitationController {

  private final Invitations invitations;
  private final EntityTypes types;

  InvitationController(Invitations invitations, EntityTypes types) {
    this.invitations = invitations;
    this.types = types;
  }

  @GetMapping
  String invitations(PortalUser me, Model page) {
    forCbp(me);
    page.addAttribute("invitations", invitations.newest());
    page.addAttribute("types", types.all().stream().filter(EntityType::invitation).toList());
    page.addAttribute("mayInvite", me.headquarters());
    return "portal/invitations";
  }

  @PostMapping
  String invite(
      PortalUser me,
      @RequestParam(defaultValue = "") String entityType,
      @RequestParam(defaultValue = "") String companyName,
      RedirectAttributes after) {
    forCbp(me);
    if (!me.headquarters()) {
      throw new NotAllowed("Only headquarters invites companies.");
    }
    try {
      var sent = invitations.invite(entityType, companyName, me.actor());
      after.addFlashAttribute(
          "notice",
          "%s is invited by number %s: send it the number."
              .formatted(sent.companyName(), sent.number()));
    } catch (IllegalArgumentException e) {
      after.addFlashAttribute("problem", e.getMessage());
    }
    return "redirect:/invitations";
  }

  private static void forCbp(PortalUser me) {
    if (!me.ofCbp()) {
      throw new NotFound("invitations");
    }
  }
}
