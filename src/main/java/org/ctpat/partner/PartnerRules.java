package org.ctpat.partner;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.ctpat.criteria.Crosswalk;
import org.ctpat.criteria.PartnerProgramme;
import org.ctpat.document.Documents;
import org.ctpat.task.FieldError;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a record of a partner and a proof must say. */
@Component
class PartnerRules {

  static final int LONGEST_TEXT = 4_000;
  private static final Pattern ACCOUNT = Pattern.compile("[0-9]{2}-[0-9]{6}");
  static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_NOTE = 2_000;

  private final PartnerRows partners;
  private final Documents documents;
  private final Crosswalk programmes;

  PartnerRules(PartnerRows partners, Documents documents, Crosswalk programmes) {
    this.partners = partners;
    this.documents = documents;
    this.programmes = programmes;
  }

  /** The programmes whose certificates count (fact sheet section 15). */
  List<PartnerProgramme> programmes() {
    return programmes.programmes();
  }

  static PartnerEntry normal(PartnerEntry entry) {
    var account = entry.partnerAccount();
    return new PartnerEntry(
        entry.name().strip().replaceAll("\\s+", " "),
        entry.country().strip().toUpperCase(Locale.ROOT),
        entry.role(),
        entry.direct(),
        account == null || account.isBlank() ? null : account.strip(),
        entry.risk(),
        entry.contractClauses().strip(),
        entry.openActions().strip(),
        entry.checkedOn(),
        entry.nextCheckOn());
  }

  /**
   * What is wrong with an entry by itself and beside the other records of the company.
   *
   * @param id of the record that the entry describes, null for a new one
   */
  List<FieldError> problems(String owner, PartnerEntry entry, @Nullable Long id, LocalDate today) {
    var problems = new ArrayList<FieldError>();
    if (entry.name().isEmpty() || entry.name().length() > LONGEST_NAME) {
      problems.add(new FieldError("name", "Give the partner's name, at most 200 characters."));
    }
    if (!COUNTRIES.contains(entry.country())) {
      problems.add(
          new FieldError("country", "Give the country as a code of two letters, such as MX."));
    }
    var account = entry.partnerAccount();
    if (account != null && !ACCOUNT.matcher(account).matches()) {
      problems.add(
          new FieldError(
              "partnerAccount",
              "A CTPAT account number has two digits, a hyphen and six digits, as in 10-000101."));
    } else if (account != null && account.equals(owner)) {
      problems.add(
          new FieldError(
              "partnerAccount", "That is your own account number: give your partner's."));
    }
    tooLong(problems, "contractClauses", entry.contractClauses());
    tooLong(problems, "openActions", entry.openActions());
    var checked = entry.checkedOn();
    if (checked != null && checked.isAfter(today)) {
      problems.add(new FieldError("checkedOn", "The last check lies today or earlier."));
    }
    var next = entry.nextCheckOn();
    if (next != null && checked != null && !next.isAfter(checked)) {
      problems.add(new FieldError("nextCheckOn", "The next check lies after the last one."));
    }
    if (problems.isEmpty()) {
      partners
          .findByOpenName(BusinessPartner.nameKey(owner, entry.name(), entry.country(), account))
          .filter(other -> id == null || other.id() != id)
          .ifPresent(
              other ->
                  problems.add(
                      new FieldError(
                          "name",
                          "%s is in your register already: change that record."
                              .formatted(other.name()))));
    }
    if (problems.isEmpty() && account != null) {
      partners
          .findByOpenAccount(owner + " " + account)
          .filter(other -> id == null || other.id() != id)
          .ifPresent(
              other ->
                  problems.add(
                      new FieldError(
                          "partnerAccount",
                          "Account %s is in your register already, as %s: change that record."
                              .formatted(account, other.name()))));
    }
    return problems;
  }

  private static void tooLong(List<FieldError> problems, String field, String text) {
    if (text.length() > LONGEST_TEXT) {
      problems.add(new FieldError(field, "Write at most 4,000 characters."));
    }
  }

  /** What is wrong with a proof that a company records. */
  List<FieldError> problems(String owner, ProofEntry proof, LocalDate today) {
    var problems = new ArrayList<FieldError>();
    if (proof.kind() == ProofKind.SVI) {
      problems.add(
          new FieldError(
              "kind",
              "A status verification comes by itself when both companies have agreed to it: ask your partner on the page Status verification."));
    }
    if (proof.kind() == ProofKind.AEO_CERTIFICATE
        && programmes().stream().noneMatch(p -> p.code().equals(proof.programme()))) {
      problems.add(
          new FieldError(
              "programme",
              "Choose the programme of the certificate: only programmes that CBP recognises count."));
    }
    if (proof.reference().isBlank() || proof.reference().length() > LONGEST_NAME) {
      problems.add(
          new FieldError(
              "reference",
              "Give the number of the certificate, or who confirmed it, at most 200 characters."));
    }
    if (proof.obtainedOn().isAfter(today)) {
      problems.add(new FieldError("obtainedOn", "The day of the proof lies today or earlier."));
    }
    var until = proof.validUntil();
    if (proof.kind().ends() && until == null) {
      problems.add(new FieldError("validUntil", "Give the last day on which the proof counts."));
    } else if (until != null && until.isBefore(proof.obtainedOn())) {
      problems.add(
          new FieldError("validUntil", "The last day lies not before the day of the proof."));
    }
    if (proof.note().length() > LONGEST_NOTE) {
      problems.add(new FieldError("note", "Write at most 2,000 characters."));
    }
    if (proof.files().stream().anyMatch(file -> documents.find(owner, file).isEmpty())) {
      problems.add(new FieldError("files", "A file was not kept: add it again."));
    }
    return problems;
  }
}
