package org.ctpat.portal;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.AccountProfiles;
import org.ctpat.account.AccountView;
import org.ctpat.account.Certificates;
import org.ctpat.account.Staff;
import org.ctpat.account.StaffPerson;
import org.ctpat.appeal.Appeals;
import org.ctpat.application.ApplicationView;
import org.ctpat.application.Applications;
import org.ctpat.audit.AuditTrail;
import org.ctpat.bundle.Bundles;
import org.ctpat.bundle.SealedBundle;
import org.ctpat.criteria.SecurityProfiles;
import org.ctpat.deadline.Deadlines;
import org.ctpat.document.Document;
import org.ctpat.document.Documents;
import org.ctpat.enforcement.EnforcementView;
import org.ctpat.enforcement.Enforcements;
import org.ctpat.incident.Incidents;
import org.ctpat.notification.Letter;
import org.ctpat.notification.Letters;
import org.ctpat.renewal.AnnualReviews;
import org.ctpat.task.CaseProgress;
import org.ctpat.task.CaseStep;
import org.ctpat.task.CaseSteps;
import org.ctpat.task.EngineUnavailable;
import org.ctpat.task.FormSource;
import org.ctpat.task.Inbox;
import org.ctpat.task.TaskRefused;
import org.ctpat.validation.CorrectiveActions;
import org.ctpat.validation.Validations;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Puts the sealed bundle of an account together: a page to read offline, and beside it what was
 * answered, decided, written and kept, with the models, tables and forms that it ran on. A company
 * gets its own view, without what its page does not show. What is sealed in the database stays
 * sealed.
 */
@Component
class CaseBundle {

  private final Bundles bundles;
  private final AccountProfiles companies;
  private final Applications applications;
  private final Validations validations;
  private final CorrectiveActions actions;
  private final AnnualReviews reviews;
  private final Appeals appeals;
  private final Enforcements enforcements;
  private final Incidents incidents;
  private final Certificates certificates;
  private final SecurityProfiles profiles;
  private final Deadlines deadlines;
  private final Letters letters;
  private final Documents documents;
  private final AuditTrail audit;
  private final CaseSteps steps;
  private final CaseProgress progress;
  private final FormSource forms;
  private final Inbox inbox;
  private final Staff staff;
  private final EasternTime eastern;
  private final JsonMapper json;
  private final Clock clock;
  private final SpringTemplateEngine pages;

  CaseBundle(
      Bundles bundles,
      AccountProfiles companies,
      Applications applications,
      Validations validations,
      CorrectiveActions actions,
      AnnualReviews reviews,
      Appeals appeals,
      Enforcements enforcements,
      Incidents incidents,
      Certificates certificates,
      SecurityProfiles profiles,
      Deadlines deadlines,
      Letters letters,
      Documents documents,
      AuditTrail audit,
      CaseSteps steps,
      CaseProgress progress,
      FormSource forms,
      Inbox inbox,
      Staff staff,
      EasternTime eastern,
      JsonMapper json,
      Clock clock) {
    this.bundles = bundles;
    this.companies = companies;
    this.applications = applications;
    this.validations = validations;
    this.actions = actions;
    this.reviews = reviews;
    this.appeals = appeals;
    this.enforcements = enforcements;
    this.incidents = incidents;
    this.certificates = certificates;
    this.profiles = profiles;
    this.deadlines = deadlines;
    this.letters = letters;
    this.documents = documents;
    this.audit = audit;
    this.steps = steps;
    this.progress = progress;
    this.forms = forms;
    this.inbox = inbox;
    this.staff = staff;
    this.eastern = eastern;
    this.json = json.rebuild().enable(SerializationFeature.INDENT_OUTPUT).build();
    this.clock = clock;
    var resolver = new ClassLoaderTemplateResolver();
    resolver.setPrefix("templates/bundle/");
    resolver.setSuffix(".html");
    resolver.setTemplateMode(TemplateMode.HTML);
    resolver.setCharacterEncoding("UTF-8");
    pages = new SpringTemplateEngine();
    pages.setTemplateResolver(resolver);
  }

  /** Writes the bundle; the stream stays open. */
  void write(AccountView account, PortalUser reader, OutputStream out) throws IOException {
    var number = account.number().value();
    var enforced = enforcements.of(number);
    var hidden =
        enforced.stream()
            .filter(each -> !reader.ofCbp() && each.confidential())
            .map(EnforcementView::caseId)
            .collect(Collectors.toSet());
    var all =
        steps.ofAccount(number).stream()
            .filter(step -> !hidden.contains(step.caseId()))
            .filter(step -> reader.ofCbp() || !step.formId().equals(Enforcements.CHECK_FORM))
            .toList();
    var sent = letters.of(number);
    var evidence = evidence(number, reader);
    var bundle = bundles.begin(out);
    var paths = new LinkedHashMap<String, String>();
    for (var document : evidence) {
      paths.put(
          document.id(),
          "evidence/%s-%s"
              .formatted(SealedBundle.safe(document.id()), SealedBundle.safe(document.fileName())));
    }
    bundle.add("index.html", page(account, reader, enforced, hidden, all, sent, evidence, paths));
    bundle.add("style.css", new ClassPathResource("templates/bundle/style.css").getInputStream());
    answers(bundle, number);
    for (var letter : sent) {
      bundle.add(path(letter), letter.subject() + "\n\n" + letter.text());
    }
    for (var step : all) {
      bundle.add(
          "tasks/%d-%s.json".formatted(step.key(), SealedBundle.safe(step.formId())),
          task(step, reader));
    }
    models(bundle, all);
    for (var document : evidence) {
      try (var content = documents.open(number, document.id())) {
        bundle.add(Objects.requireNonNull(paths.get(document.id())), content);
      }
    }
    trail(bundle, number, reader, hidden);
    bundles.seal(
        bundle, number, account.companyName(), reader.ofCbp() ? "CBP" : "company", reader.actor());
  }

  /** A company gets no files that people of CBP keep in its account. */
  private List<Document> evidence(String number, PortalUser reader) {
    var ofCbp = staff.all().stream().map(StaffPerson::id).collect(Collectors.toSet());
    return documents.of(number).stream()
        .filter(document -> reader.ofCbp() || !ofCbp.contains(document.uploadedBy()))
        .toList();
  }

  private static String path(Letter letter) {
    return "letters/%d-%s.txt".formatted(letter.id(), SealedBundle.safe(letter.template()));
  }

  private String page(
      AccountView account,
      PortalUser reader,
      List<EnforcementView> enforced,
      Set<String> hidden,
      List<CaseStep> all,
      List<Letter> sent,
      List<Document> evidence,
      Map<String, String> paths) {
    var number = account.number().value();
    var dates = deadlines.of(number);
    var values = new LinkedHashMap<String, Object>();
    values.put("account", account);
    values.put("forCbp", reader.ofCbp());
    values.put("reader", reader.name());
    values.put("now", clock.instant());
    values.put("eastern", eastern);
    values.put("company", companies.view(account.number()));
    values.put("status", audit.historyOfAction(number, "Status changed by ", 1_000).reversed());
    values.put("dates", reader.ofCbp() ? dates : enforcements.openToCompany(number, dates));
    values.put("applications", applications(number, reader));
    values.put("validations", validations.forAccount(number));
    values.put("actions", actions.forAccount(number));
    values.put("reviews", reviews.of(number));
    values.put("contested", appeals.decisionsOn(number));
    values.put(
        "enforced", enforced.stream().filter(each -> !hidden.contains(each.caseId())).toList());
    values.put("incidents", incidents.of(number));
    values.put("certificates", certificates.of(account.number()));
    values.put("snapshots", profiles.snapshots(number));
    values.put("steps", all);
    values.put("letters", sent);
    values.put(
        "letterPaths", sent.stream().collect(Collectors.toMap(Letter::id, CaseBundle::path)));
    values.put("evidence", evidence);
    values.put("paths", paths);
    return pages.process("index", new Context(Locale.US, values));
  }

  private List<ApplicationView> applications(String number, PortalUser reader) {
    return applications.forAccount(number).stream()
        .map(
            view ->
                reader.ofCbp()
                    ? applications.viewForCbp(view.caseId(), reader.actor()).orElse(view)
                    : view)
        .toList();
  }

  private void answers(SealedBundle bundle, String number) throws IOException {
    bundle.add(
        "answers/company.json",
        json.writeValueAsString(companies.view(AccountNumber.of(number)).toForm()));
    bundle.add("answers/security-profile.json", json.writeValueAsString(profiles.view(number)));
    for (var snapshot : profiles.snapshots(number)) {
      bundle.add(
          "answers/security-profile-%d-%s.json"
              .formatted(snapshot.id(), SealedBundle.safe(snapshot.reason())),
          snapshot.json());
    }
  }

  /** A company gets the data of its own steps alone. */
  private String task(CaseStep step, PortalUser reader) {
    var values = new LinkedHashMap<String, Object>();
    values.put("task", Long.toString(step.key()));
    values.put("case", step.caseId());
    values.put("process", step.processId());
    values.put("element", step.elementId());
    values.put("name", step.name());
    values.put("form", step.formId());
    values.put("formKey", step.formKey() == null ? "" : step.formKey().toString());
    values.put("state", step.state().name());
    values.put("begunAt", step.begunAt().toString());
    values.put("endedAt", step.endedAt() == null ? "" : step.endedAt().toString());
    values.put("by", step.by() == null ? "" : step.by());
    values.put("dueRule", step.rule());
    values.put("allowedUntil", step.allowedUntil() == null ? "" : step.allowedUntil().toString());
    if (step.data() != null && (reader.ofCbp() || step.ofCompany())) {
      values.put("data", json.readTree(step.data()));
    }
    return json.writeValueAsString(values);
  }

  /**
   * The models in the versions that ran, the forms that the tasks had, and the decision tables as
   * the application carries them.
   */
  private void models(SealedBundle bundle, List<CaseStep> all) throws IOException {
    var kept = new LinkedHashSet<String>();
    var missing = new ArrayList<String>();
    for (var caseId :
        all.stream().map(CaseStep::caseId).collect(Collectors.toCollection(LinkedHashSet::new))) {
      try {
        for (var map : progress.of(caseId)) {
          var path =
              "models/%s-v%d.bpmn".formatted(SealedBundle.safe(map.processId()), map.version());
          if (kept.add(path)) {
            bundle.add(path, map.bpmn());
          }
        }
      } catch (EngineUnavailable e) {
        missing.add("The models of case " + caseId + ": the process engine did not answer.");
      }
    }
    for (var step : all) {
      var path =
          "models/%s-%s.form"
              .formatted(
                  SealedBundle.safe(step.formId()),
                  step.formKey() == null ? "current" : step.formKey());
      if (kept.add(path)) {
        try {
          var task = inbox.find(step.key());
          if (task.isPresent()) {
            bundle.add(path, forms.formJson(task.get()));
          }
        } catch (TaskRefused | EngineUnavailable e) {
          missing.add("The form " + step.formId() + ": " + e.getMessage());
        }
      }
    }
    for (Resource table :
        new PathMatchingResourcePatternResolver().getResources("classpath:bpmn/*.dmn")) {
      try (var content = table.getInputStream()) {
        bundle.add(
            "models/" + SealedBundle.safe(Objects.requireNonNull(table.getFilename())), content);
      }
    }
    if (!missing.isEmpty()) {
      bundle.add("models/MISSING.txt", String.join("\n", missing) + "\n");
    }
  }

  /**
   * The trail. For CBP with all that the hashes are computed from; for the company what its history
   * shows, so that the chain cannot be recomputed from it.
   */
  private void trail(SealedBundle bundle, String number, PortalUser reader, Set<String> hidden)
      throws IOException {
    bundle.add(
        "audit.csv",
        out -> {
          var csv =
              new CSVPrinter(
                  new OutputStreamWriter(out, StandardCharsets.UTF_8),
                  CSVFormat.RFC4180
                      .builder()
                      .setHeader(
                          "sequence", "at", "case", "action", "subject", "by", "kind", "hash")
                      .get());
          audit.export(
              number,
              entry -> {
                if (CaseController.shown(reader, hidden, entry)) {
                  try {
                    csv.printRecord(
                        entry.sequence(),
                        entry.at(),
                        entry.caseId(),
                        Spreadsheet.text(entry.action()),
                        Spreadsheet.text(entry.subject()),
                        Spreadsheet.text(entry.by().name()),
                        entry.by().kind(),
                        entry.hash());
                  } catch (IOException e) {
                    throw new UncheckedIOException(e);
                  }
                }
              });
          csv.flush();
        });
    if (reader.ofCbp()) {
      var lines = json.rebuild().disable(SerializationFeature.INDENT_OUTPUT).build();
      bundle.add(
          "audit.jsonl",
          out ->
              audit.export(
                  number,
                  entry -> {
                    try {
                      out.write(lines.writeValueAsBytes(entry));
                      out.write('\n');
                    } catch (IOException e) {
                      throw new UncheckedIOException(e);
                    }
                  }));
    }
  }
}
