package org.ctpat.demo.criteriatraining;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ctpat.audit.Actor;
import org.ctpat.demo.DemoCompany;
import org.ctpat.document.Document;
import org.ctpat.document.Documents;

/**
 * The evidence files of a demo company, each uploaded once into its account. Texts count their
 * dates from the day of the story: {@code {{today-3}}}.
 */
final class EvidenceFolder {

  private static final Pattern DAYS_AGO = Pattern.compile("\\{\\{today-([0-9]+)}}");

  private final Documents documents;
  private final DemoCompany company;
  private final String accountNumber;
  private final LocalDate today;
  private final Actor by;
  private final Map<String, String> uploaded;

  EvidenceFolder(
      Documents documents, DemoCompany company, String accountNumber, LocalDate today, Actor by) {
    this.documents = documents;
    this.company = company;
    this.accountNumber = accountNumber;
    this.today = today;
    this.by = by;
    this.uploaded =
        documents.of(accountNumber).stream()
            .collect(Collectors.toMap(Document::fileName, Document::id, (newest, older) -> newest));
  }

  /** The id of a file of the folder {@code evidence}, uploaded if need be. */
  String id(String fileName, String purpose) {
    return uploaded.computeIfAbsent(fileName, name -> upload(name, name, purpose));
  }

  /** The id of a further copy of a file under another name. */
  String copy(String fileName, String as, String purpose) {
    return uploaded.computeIfAbsent(as, name -> upload(fileName, name, purpose));
  }

  private String upload(String fileName, String as, String purpose) {
    var content = new ByteArrayInputStream(content("evidence/" + fileName, purpose));
    return documents.store(accountNumber, as, content, purpose, null, by).id();
  }

  private byte[] content(String file, String purpose) {
    if (!company.has(file)) {
      return "%s, %s%n%s%n"
          .formatted(company.name(), purpose, file)
          .getBytes(StandardCharsets.UTF_8);
    }
    if (!file.endsWith(".csv") && !file.endsWith(".txt")) {
      return company.bytes(file);
    }
    return DAYS_AGO
        .matcher(company.load(file))
        .replaceAll(days -> today.minusDays(Long.parseLong(days.group(1))).toString())
        .getBytes(StandardCharsets.UTF_8);
  }
}
