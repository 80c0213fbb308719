package org.ctpat.risk;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.ctpat.audit.Actor;
import org.ctpat.audit.AuditEvent;
import org.ctpat.audit.AuditTrail;
import org.ctpat.document.CsvTable;
import org.ctpat.document.UploadRefused;
import org.ctpat.risk.ImportResult.RowError;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Parties and lanes of an assessment from and to CSV files (fact sheet section 12, step 1). */
@Service
@Transactional
public class SupplyChainImports {

  /** More rows belong into several files. */
  private static final int MAX_ROWS = 5_000;

  private final StoredAssessments assessments;
  private final AuditTrail trail;

  SupplyChainImports(StoredAssessments assessments, AuditTrail trail) {
    this.assessments = assessments;
    this.trail = trail;
  }

  /** What the file would bring, or what is wrong with it; changes nothing. */
  @Transactional(readOnly = true)
  public ImportResult check(String assessmentId, InputStream csv) {
    return tried(get(assessmentId), csv).result();
  }

  /** Takes the file over when nothing is wrong with it; else nothing. */
  public ImportResult apply(String assessmentId, InputStream csv, Actor by) {
    if (by.kind() == Actor.Kind.CBP) {
      throw new EditRefused("A risk assessment is the company's own: only the company changes it");
    }
    var assessment = get(assessmentId);
    var tried = tried(assessment, csv);
    var table = tried.table();
    if (!tried.result().accepted() || table == null) {
      return tried.result();
    }
    var result = new SupplyChainCsv(table).into(assessment);
    trail.record(
        new AuditEvent(
            assessment.accountNumber(),
            assessment.caseId(),
            result.what().equals("lanes") ? "Lanes imported" : "Parties imported",
            "Risk assessment " + assessmentId,
            by,
            Map.of(),
            Map.of("added", result.added(), "changed", result.changed())));
    return result;
  }

  private static Tried tried(RiskAssessment assessment, InputStream csv) {
    try {
      var table = CsvTable.read(csv, MAX_ROWS);
      var trial = assessment.trial();
      return new Tried(table, new SupplyChainCsv(table).into(trial));
    } catch (UploadRefused | EditRefused e) {
      var error = new RowError(0, "", String.valueOf(e.getMessage()));
      return new Tried(null, new ImportResult("file", 0, 0, List.of(), List.of(error)));
    }
  }

  private record Tried(@Nullable CsvTable table, ImportResult result) {}

  /** The parties as a file that can be changed and imported again. */
  @Transactional(readOnly = true)
  public String parties(String assessmentId) {
    return SupplyChainCsv.parties(get(assessmentId).view());
  }

  /** The lanes with their stops as a file that can be changed and imported again. */
  @Transactional(readOnly = true)
  public String lanes(String assessmentId) {
    return SupplyChainCsv.lanes(get(assessmentId).view());
  }

  private RiskAssessment get(String assessmentId) {
    return assessments
        .findById(assessmentId)
        .orElseThrow(() -> new UnknownAssessment(assessmentId));
  }
}
