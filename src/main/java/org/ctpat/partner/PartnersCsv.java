package org.ctpat.partner;

import java.io.InputStream;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.ctpat.document.CsvTable;
import org.ctpat.document.UploadRefused;
import org.ctpat.partner.PartnerImport.RowError;
import org.ctpat.risk.Level;
import org.ctpat.risk.PartyRole;
import org.jspecify.annotations.Nullable;

/** Partners with one proof each, from and to CSV files. */
final class PartnersCsv {

  static final List<String> COLUMNS =
      List.of(
          "name",
          "country",
          "role",
          "direct",
          "ctpat_account",
          "risk",
          "proof",
          "programme",
          "reference",
          "obtained_on",
          "valid_until",
          "contract_clauses",
          "open_actions",
          "checked_on",
          "next_check_on");

  private static final List<String> NEEDED = List.of("name", "country", "role");
  private static final Map<String, String> COLUMN_OF =
      Map.of(
          "partnerAccount", "ctpat_account",
          "kind", "proof",
          "obtainedOn", "obtained_on",
          "validUntil", "valid_until",
          "contractClauses", "contract_clauses",
          "openActions", "open_actions",
          "checkedOn", "checked_on",
          "nextCheckOn", "next_check_on");
  private static final int MAX_ROWS = 5_000;

  private final String owner;
  private final PartnerRules rules;
  private final LocalDate today;
  private final List<RowError> errors = new ArrayList<>();
  private final List<Row> rows = new ArrayList<>();

  private PartnersCsv(String owner, PartnerRules rules, LocalDate today) {
    this.owner = owner;
    this.rules = rules;
    this.today = today;
  }

  /** A row that can be taken over, with the record that it changes, if there is one. */
  record Row(PartnerEntry entry, @Nullable ProofEntry proof, @Nullable BusinessPartner known) {}

  record Read(PartnerImport result, List<Row> rows) {}

  static Read read(
      String owner,
      InputStream csv,
      PartnerRules rules,
      List<BusinessPartner> known,
      LocalDate today) {
    var reading = new PartnersCsv(owner, rules, today);
    try {
      reading.read(CsvTable.read(csv, MAX_ROWS), known);
    } catch (UploadRefused e) {
      reading.errors.add(new RowError(0, "", String.valueOf(e.getMessage())));
    }
    var added = (int) reading.rows.stream().filter(row -> row.known() == null).count();
    return new Read(
        new PartnerImport(added, reading.rows.size() - added, List.copyOf(reading.errors)),
        reading.rows);
  }

  private void read(CsvTable table, List<BusinessPartner> known) {
    var missing = NEEDED.stream().filter(column -> !table.columns().contains(column)).toList();
    var unknown = table.columns().stream().filter(column -> !COLUMNS.contains(column)).toList();
    if (!missing.isEmpty() || !unknown.isEmpty()) {
      errors.add(
          new RowError(
              1,
              "",
              (missing.isEmpty() ? "" : "Columns are missing: " + String.join(", ", missing) + ". ")
                  + (unknown.isEmpty()
                      ? ""
                      : "Columns are not known: " + String.join(", ", unknown) + ". ")
                  + "Possible are "
                  + String.join(", ", COLUMNS)
                  + "."));
      return;
    }
    var byKey = new HashMap<String, BusinessPartner>();
    known.forEach(partner -> byKey.put(key(partner.entry()), partner));
    var seen = new HashSet<String>();
    for (var row : table.rows()) {
      var before = errors.size();
      var entry = entry(row);
      var proof = proof(row);
      if (errors.size() > before) {
        continue;
      }
      var key = key(entry);
      var partner = byKey.get(key);
      if (!seen.add(key)) {
        error(row, "name", "This partner stands in the file twice.");
      }
      rules
          .problems(owner, entry, partner == null ? null : partner.id(), today)
          .forEach(problem -> error(row, column(problem.key()), problem.message()));
      if (proof != null) {
        rules
            .problems(owner, proof, today)
            .forEach(problem -> error(row, column(problem.key()), problem.message()));
      }
      if (errors.size() == before) {
        rows.add(new Row(entry, proof, partner));
      }
    }
    var accounts = new HashSet<String>();
    for (var row : rows) {
      var account = row.entry().partnerAccount();
      if (account != null && !accounts.add(account)) {
        errors.add(
            new RowError(0, "ctpat_account", "Account " + account + " stands in the file twice."));
      }
    }
  }

  private static String key(PartnerEntry entry) {
    return BusinessPartner.nameKey("", entry.name(), entry.country(), entry.partnerAccount());
  }

  private PartnerEntry entry(CsvTable.Row row) {
    var risk = row.get("risk");
    return PartnerRules.normal(
        new PartnerEntry(
            row.get("name"),
            row.get("country"),
            one(row, "role", PartyRole.values(), PartyRole.OTHER),
            direct(row),
            row.get("ctpat_account"),
            risk.isEmpty() ? null : one(row, "risk", Level.values(), Level.LOW),
            row.get("contract_clauses"),
            row.get("open_actions"),
            date(row, "checked_on"),
            date(row, "next_check_on")));
  }

  private boolean direct(CsvTable.Row row) {
    var text = row.get("direct").toLowerCase(Locale.ROOT);
    if (!List.of("", "yes", "no").contains(text)) {
      error(row, "direct", "Write yes when you have a contract with the partner, else no.");
    }
    return !text.equals("no");
  }

  /** The proof of a row; a status verification in an exported file is left where it is. */
  private @Nullable ProofEntry proof(CsvTable.Row row) {
    if (row.get("proof").isEmpty() || row.get("proof").equalsIgnoreCase(ProofKind.SVI.name())) {
      return null;
    }
    var obtained = date(row, "obtained_on");
    var programme = row.get("programme").toUpperCase(Locale.ROOT);
    return new ProofEntry(
        one(row, "proof", ProofKind.values(), ProofKind.CERTIFICATE),
        programme.isEmpty() ? null : programme,
        row.get("reference"),
        obtained == null ? today : obtained,
        date(row, "valid_until"),
        "",
        List.of());
  }

  private <E extends Enum<E>> E one(CsvTable.Row row, String column, E[] values, E otherwise) {
    var text = row.get(column).replace(' ', '_');
    var found =
        Arrays.stream(values).filter(value -> value.name().equalsIgnoreCase(text)).findFirst();
    if (found.isEmpty()) {
      error(
          row,
          column,
          "Write one of "
              + Arrays.stream(values)
                  .map(value -> value.name().toLowerCase(Locale.ROOT))
                  .collect(Collectors.joining(", "))
              + ".");
    }
    return found.orElse(otherwise);
  }

  private @Nullable LocalDate date(CsvTable.Row row, String column) {
    var text = row.get(column);
    try {
      return text.isEmpty() ? null : LocalDate.parse(text);
    } catch (DateTimeException e) {
      error(row, column, "'" + text + "' is no date: write year, month and day as in 2027-03-31.");
      return null;
    }
  }

  private void error(CsvTable.Row row, String column, String message) {
    errors.add(new RowError(row.line(), column, message));
  }

  private static String column(String field) {
    return COLUMN_OF.getOrDefault(field, field);
  }

  static String write(
      List<BusinessPartner> partners, Map<Long, List<PartnerProof>> proofs, LocalDate today) {
    return CsvTable.write(
        COLUMNS,
        partners.stream()
            .map(partner -> row(partner, proofs.getOrDefault(partner.id(), List.of()), today))
            .toList());
  }

  private static List<String> row(
      BusinessPartner partner, List<PartnerProof> proofs, LocalDate today) {
    var entry = partner.entry();
    var proof =
        proofs.stream()
            .filter(one -> one.good(today))
            .map(one -> one.view(today))
            .max(
                Comparator.comparing(
                    ProofView::validUntil, Comparator.nullsLast(Comparator.naturalOrder())));
    return List.of(
        entry.name(),
        entry.country(),
        entry.role().name().toLowerCase(Locale.ROOT),
        entry.direct() ? "yes" : "no",
        text(entry.partnerAccount()),
        entry.risk() == null ? "" : entry.risk().text(),
        proof.map(one -> one.kind().name().toLowerCase(Locale.ROOT)).orElse(""),
        proof.map(one -> text(one.programme())).orElse(""),
        proof.map(ProofView::reference).orElse(""),
        proof.map(one -> one.obtainedOn().toString()).orElse(""),
        proof.map(one -> text(one.validUntil())).orElse(""),
        entry.contractClauses(),
        entry.openActions(),
        text(entry.checkedOn()),
        text(entry.nextCheckOn()));
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }
}
