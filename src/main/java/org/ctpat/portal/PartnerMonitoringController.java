package org.ctpat.portal;

import org.ctpat.partner.PartnerMonitoring;
import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The runs of the partner monitoring, for headquarters and process owners. */
@Controller
@RequestMapping("/partner-monitoring")
class PartnerMonitoringController {

  private final PartnerMonitoring monitoring;
  private final MessageSourceAccessor messages;

  PartnerMonitoringController(PartnerMonitoring monitoring, MessageSource messages) {
    this.monitoring = monitoring;
    this.messages = new MessageSourceAccessor(messages);
  }

  @GetMapping
  String runs(PortalUser me, Model page) {
    onlyForOwners(me);
    page.addAttribute("runs", monitoring.newest());
    return "portal/partner-monitoring";
  }

  @PostMapping
  String run(PortalUser me, RedirectAttributes say) {
    onlyForOwners(me);
    var run = monitoring.request(me.actor());
    say.addFlashAttribute("notice", messages.getMessage("monitoring.started", new Object[] {run}));
    return "redirect:/partner-monitoring";
  }

  private static void onlyForOwners(PortalUser me) {
    if (!me.ofCbp()) {
      throw new NotFound("partner monitoring");
    }
    if (!me.processOwner() && !me.headquarters()) {
      throw new NotAllowed("Process owners and headquarters run the partner monitoring.");
    }
  }
}
