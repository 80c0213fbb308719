package org.ctpat.portal;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import org.ctpat.bundle.Bundles;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Hands out the sealed bundle of an account, and checks bundles. */
@Controller
class BundleController {

  private final AccountGate gate;
  private final CaseBundle content;
  private final Bundles bundles;
  private final EasternTime eastern;

  BundleController(AccountGate gate, CaseBundle content, Bundles bundles, EasternTime eastern) {
    this.gate = gate;
    this.content = content;
    this.bundles = bundles;
    this.eastern = eastern;
  }

  @GetMapping("/accounts/{number}/bundle.zip")
  void bundle(PortalUser me, @PathVariable String number, HttpServletResponse response)
      throws IOException {
    var account = gate.open(me, number);
    if (!me.ofCbp() && !me.officer()) {
      throw new NotAllowed("An officer of the company may download the case bundle.");
    }
    bundles.recordDownload(number, me.actor());
    response.setContentType("application/zip");
    response.setHeader(
        "Content-Disposition",
        "attachment; filename=\"ctpat-%s-%s.zip\"".formatted(number, eastern.today()));
    content.write(account, me, response.getOutputStream());
  }

  @GetMapping("/bundles")
  String form(PortalUser me) {
    onlyForUsers(me);
    return "portal/bundles";
  }

  /** Compares an uploaded bundle with its manifest and seal; nothing of it is kept. */
  @PostMapping("/bundles")
  String check(PortalUser me, @RequestParam MultipartFile file, Model page) throws IOException {
    onlyForUsers(me);
    if (file.isEmpty()) {
      page.addAttribute("problem", "Choose the ZIP file of a case bundle.");
      return "portal/bundles";
    }
    var arriving = Files.createTempFile("bundle", ".zip");
    try {
      file.transferTo(arriving);
      page.addAttribute("check", bundles.check(arriving));
      page.addAttribute("fileName", file.getOriginalFilename());
    } finally {
      Files.deleteIfExists(arriving);
    }
    return "portal/bundles";
  }

  private static void onlyForUsers(PortalUser me) {
    if (!me.ofCbp() && !me.ofCompany()) {
      throw new NotFound("check of bundles");
    }
  }
}
