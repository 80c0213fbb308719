package org.ctpat.demo.validation;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Objects;
import org.ctpat.audit.Actor;
import org.ctpat.demo.DemoCompany;
import org.ctpat.document.Document;
import org.ctpat.document.Documents;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Files of a company's folder {@code visits}, each uploaded once into the account that needs it.
 */
@Component
class VisitFiles {

  private final Documents documents;

  VisitFiles(Documents documents) {
    this.documents = documents;
  }

  List<String> ids(
      DemoCompany company,
      String accountNumber,
      @Nullable List<String> fileNames,
      String purpose,
      Actor by) {
    return Objects.requireNonNullElse(fileNames, List.<String>of()).stream()
        .map(name -> id(company, accountNumber, name, purpose, by))
        .toList();
  }

  private String id(
      DemoCompany company, String accountNumber, String name, String purpose, Actor by) {
    return documents.of(accountNumber).stream()
        .filter(document -> document.fileName().equals(name))
        .map(Document::id)
        .findFirst()
        .orElseGet(
            () ->
                documents
                    .store(
                        accountNumber,
                        name,
                        new ByteArrayInputStream(company.bytes("visits/" + name)),
                        purpose,
                        null,
                        by)
                    .id());
  }
}
