package org.ctpat.portal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.ctpat.account.Audience;
import org.ctpat.account.EntityTypes;
import org.ctpat.account.FieldOffices;
import org.ctpat.account.MembershipStatus;
import org.ctpat.announcement.Announcement;
import org.ctpat.announcement.AnnouncementEntry;
import org.ctpat.announcement.AnnouncementRefused;
import org.ctpat.announcement.Announcements;
import org.ctpat.document.CsvTable;
import org.ctpat.document.Documents;
import org.ctpat.document.UploadRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
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

/** Announcements: members read and acknowledge them, headquarters and supervisors write them. */
@Controller
@RequestMapping("/announcements")
class AnnouncementController {

  private static final int PAGE = 50;
  private static final int CHUNK = 1_000;

  private final Announcements announcements;
  private final EntityTypes types;
  private final FieldOffices offices;
  private final Documents documents;

  AnnouncementController(
      Announcements announcements, EntityTypes types, FieldOffices offices, Documents documents) {
    this.announcements = announcements;
    this.types = types;
    this.offices = offices;
    this.documents = documents;
  }

  @GetMapping
  String all(PortalUser me, Model page) {
    if (me.accountNumber() != null) {
      page.addAttribute("mine", announcements.of(me.accountNumber()));
      return "portal/announcements";
    }
    forCbp(me);
    page.addAttribute("all", announcements.all());
    page.addAttribute("acknowledged", announcements.acknowledged());
    page.addAttribute("mayWrite", mayWrite(me));
    return "portal/announcements";
  }

  @GetMapping("/new")
  String write(PortalUser me, Model page) {
    forWriters(me);
    return form(page, null);
  }

  @GetMapping("/{id}/edit")
  String edit(PortalUser me, @PathVariable long id, Model page) {
    forWriters(me);
    return form(page, get(id));
  }

  private String form(Model page, @Nullable Announcement one) {
    page.addAttribute("one", one);
    page.addAttribute("types", types.all());
    page.addAttribute("offices", offices.names());
    page.addAttribute(
        "statuses", Arrays.stream(MembershipStatus.values()).filter(s -> !s.ended()).toList());
    page.addAttribute("reach", one == null ? null : announcements.reach(one.audience()));
    return "portal/announcement-edit";
  }

  @PostMapping
  String keep(
      PortalUser me,
      @RequestParam(required = false) @Nullable Long id,
      @RequestParam(defaultValue = "") String title,
      @RequestParam(defaultValue = "") String text,
      @RequestParam(required = false) @Nullable LocalDate effectiveOn,
      @RequestParam(defaultValue = "false") boolean mustAcknowledge,
      @RequestParam(required = false) @Nullable Set<String> type,
      @RequestParam(defaultValue = "") String countries,
      @RequestParam(required = false) @Nullable Set<String> office,
      @RequestParam(required = false) @Nullable Set<MembershipStatus> status,
      @RequestParam(required = false) @Nullable List<MultipartFile> files,
      RedirectAttributes say)
      throws IOException {
    forWriters(me);
    try {
      var audience =
          new Audience(
              type == null ? Set.of() : type,
              codes(countries),
              office == null ? Set.of() : office,
              status == null ? Set.of() : status);
      long kept =
          announcements.draft(
              id,
              new AnnouncementEntry(
                  title, text.replace("\r\n", "\n"), effectiveOn, mustAcknowledge, audience),
              me.actor());
      for (var file : files == null ? List.<MultipartFile>of() : files) {
        if (!file.isEmpty()) {
          try (var content = file.getInputStream()) {
            announcements.attach(
                kept,
                Objects.requireNonNullElse(file.getOriginalFilename(), "file"),
                content,
                me.actor());
          }
        }
      }
      say.addFlashAttribute("notice", "The draft is kept. Check whom it reaches, then publish it.");
      return "redirect:/announcements/" + kept + "/edit";
    } catch (AnnouncementRefused | UploadRefused | BadRequest e) {
      say.addFlashAttribute("problem", e.getMessage());
      say.addFlashAttribute("typedTitle", title);
      say.addFlashAttribute("typedText", text);
      return "redirect:/announcements/" + (id == null ? "new" : id + "/edit");
    }
  }

  private static Set<String> codes(String countries) {
    var codes =
        Arrays.stream(countries.split("[,; ]+"))
            .map(code -> code.strip().toUpperCase(Locale.ROOT))
            .filter(code -> !code.isEmpty())
            .collect(Collectors.toSet());
    var known = Set.of(Locale.getISOCountries());
    codes.stream()
        .filter(code -> !known.contains(code))
        .findFirst()
        .ifPresent(
            code -> {
              throw new BadRequest(
                  "“" + code + "” is no country: give two letters for each, such as US, MX, CA.");
            });
    return codes;
  }

  @PostMapping("/{id}/publication")
  String publish(PortalUser me, @PathVariable long id, RedirectAttributes say) {
    forWriters(me);
    return change(
        id,
        say,
        "It is published; the companies are being told.",
        () -> announcements.publish(id, me.actor()));
  }

  @PostMapping("/{id}/withdrawal")
  String withdraw(
      PortalUser me,
      @PathVariable long id,
      @RequestParam(defaultValue = "") String reason,
      RedirectAttributes say) {
    forWriters(me);
    return change(
        id, say, "It is withdrawn.", () -> announcements.withdraw(id, reason, me.actor()));
  }

  @PostMapping("/{id}/reminder")
  String remind(PortalUser me, @PathVariable long id, RedirectAttributes say) {
    forWriters(me);
    return change(
        id,
        say,
        "Those who have not acknowledged it are told again.",
        () -> announcements.remind(id, me.actor()));
  }

  @PostMapping("/{id}/acknowledgement")
  String acknowledge(PortalUser me, @PathVariable long id, RedirectAttributes say) {
    seen(me, id);
    var account = me.accountNumber();
    if (account == null) {
      throw new NotAllowed("Companies acknowledge announcements.");
    }
    return change(
        id,
        say,
        "Acknowledged for your company.",
        () -> announcements.acknowledge(id, account, me.actor()));
  }

  private static String change(long id, RedirectAttributes say, String done, Runnable change) {
    try {
      change.run();
      say.addFlashAttribute("notice", done);
    } catch (AnnouncementRefused e) {
      say.addFlashAttribute("problem", e.getMessage());
    }
    return "redirect:/announcements/" + id;
  }

  @GetMapping("/{id}")
  String one(
      PortalUser me,
      @PathVariable long id,
      @RequestParam(defaultValue = "") String after,
      Model page) {
    var one = seen(me, id);
    page.addAttribute("one", one);
    if (me.accountNumber() != null) {
      page.addAttribute(
          "mine",
          announcements.of(me.accountNumber()).stream()
              .filter(each -> each.announcement().id() == id)
              .findFirst()
              .orElse(null));
      return "portal/announcement";
    }
    var found = announcements.reached(id, after, PAGE + 1);
    var shown = found.stream().limit(PAGE).toList();
    page.addAttribute("reached", shown);
    page.addAttribute(
        "next", found.size() > PAGE ? shown.getLast().account().number().value() : null);
    page.addAttribute("first", after.isEmpty());
    page.addAttribute("reach", announcements.reach(one.audience()));
    page.addAttribute("acknowledged", announcements.acknowledged().getOrDefault(id, 0L));
    page.addAttribute("mayWrite", mayWrite(me));
    return "portal/announcement";
  }

  @GetMapping("/{id}/acknowledgements.csv")
  ResponseEntity<byte[]> csv(PortalUser me, @PathVariable long id) {
    forCbp(me);
    get(id);
    var rows = new ArrayList<List<String>>();
    var after = "";
    List<Announcements.Reached> chunk;
    do {
      chunk = announcements.reached(id, after, CHUNK);
      for (var each : chunk) {
        var acknowledged = each.acknowledged();
        after = each.account().number().value();
        rows.add(
            List.of(
                after,
                each.account().companyName(),
                each.account().entityType(),
                Objects.requireNonNullElse(each.account().fieldOffice(), ""),
                acknowledged == null ? "" : acknowledged.at().toString(),
                acknowledged == null ? "" : acknowledged.person()));
      }
    } while (chunk.size() == CHUNK);
    var csv =
        CsvTable.write(
            List.of("account", "company", "type", "office", "acknowledged_at", "acknowledged_by"),
            rows);
    return ResponseEntity.ok()
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename("announcement-%d.csv".formatted(id))
                .build()
                .toString())
        .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
        .body(csv.getBytes(StandardCharsets.UTF_8));
  }

  @GetMapping("/{id}/files/{document}")
  ResponseEntity<InputStreamResource> file(
      PortalUser me, @PathVariable long id, @PathVariable String document) {
    var file =
        seen(me, id).files().stream()
            .filter(each -> each.documentId().equals(document))
            .findFirst()
            .flatMap(each -> documents.find(Announcements.PROGRAMME, document))
            .orElseThrow(() -> new NotFound("file " + document));
    return ResponseEntity.ok()
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(file.fileName(), StandardCharsets.UTF_8)
                .build()
                .toString())
        .contentType(MediaType.parseMediaType(file.contentType()))
        .contentLength(file.size())
        .body(new InputStreamResource(documents.open(Announcements.PROGRAMME, document)));
  }

  /** The announcement, if this person may see it: a member what is published to its account. */
  private Announcement seen(PortalUser me, long id) {
    if (me.accountNumber() != null) {
      return announcements.of(me.accountNumber()).stream()
          .map(Announcements.Mine::announcement)
          .filter(one -> one.id() == id)
          .findFirst()
          .orElseThrow(() -> new NotFound("announcement " + id));
    }
    forCbp(me);
    return get(id);
  }

  private Announcement get(long id) {
    return announcements.find(id).orElseThrow(() -> new NotFound("announcement " + id));
  }

  private static boolean mayWrite(PortalUser me) {
    return me.headquarters() || me.supervisor();
  }

  private static void forCbp(PortalUser me) {
    if (!me.ofCbp()) {
      throw new NotFound("announcements of this kind");
    }
  }

  private static void forWriters(PortalUser me) {
    forCbp(me);
    if (!mayWrite(me)) {
      throw new NotAllowed("Headquarters and supervisors write announcements.");
    }
  }
}
