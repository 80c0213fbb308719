package org.ctpat.portal;

import jakarta.servlet.http.HttpServletRequest;
import org.ctpat.account.Certificates;
import org.ctpat.notification.Letters;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Letters and certificates of an account as PDF, for whoever may see the account. */
@Controller
@RequestMapping("/accounts/{number}")
class PaperController {

  private final AccountGate gate;
  private final Letters letters;
  private final Certificates certificates;
  private final String publicAddress;

  PaperController(
      AccountGate gate,
      Letters letters,
      Certificates certificates,
      @Value("${ctpat.public-address:}") String publicAddress) {
    this.gate = gate;
    this.letters = letters;
    this.certificates = certificates;
    this.publicAddress = publicAddress.strip();
  }

  @GetMapping("/letters/{id}/pdf")
  ResponseEntity<byte[]> letter(PortalUser me, @PathVariable String number, @PathVariable long id) {
    gate.open(me, number);
    var letter = letters.find(number, id).orElseThrow(() -> new NotFound("letter " + id));
    return pdf("%s-%s.pdf".formatted(letter.caseId(), letter.template()), letters.pdf(letter));
  }

  @GetMapping("/certificates/{certificate}/pdf")
  ResponseEntity<byte[]> certificate(
      PortalUser me,
      @PathVariable String number,
      @PathVariable String certificate,
      HttpServletRequest request) {
    var account = gate.open(me, number);
    var address = base(request) + "/certificates/" + certificate;
    var paper =
        certificates
            .pdf(account.number(), certificate, address)
            .orElseThrow(() -> new NotFound("certificate " + certificate));
    return pdf(certificate + ".pdf", paper);
  }

  private String base(HttpServletRequest request) {
    return publicAddress.isEmpty()
        ? ServletUriComponentsBuilder.fromContextPath(request).toUriString()
        : publicAddress;
  }

  private static ResponseEntity<byte[]> pdf(String name, byte[] content) {
    return ResponseEntity.ok()
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(name).build().toString())
        .contentType(MediaType.APPLICATION_PDF)
        .body(content);
  }
}
