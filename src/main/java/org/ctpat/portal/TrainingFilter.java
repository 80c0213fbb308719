package org.ctpat.portal;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.ctpat.training.TrainingMatrix;
import org.ctpat.training.TrainingMatrix.Cell;
import org.ctpat.training.TrainingMatrix.Row;
import org.ctpat.training.TrainingMatrix.State;
import org.jspecify.annotations.Nullable;

/**
 * What the training matrix is narrowed down to and sorted by; empty or unknown values narrow
 * nothing.
 *
 * @param show {@code gaps}, {@code soon} or {@code complete}
 * @param sort {@code name}, {@code site}, {@code since} or {@code gaps}; by employee number without
 * @param page from 1
 */
record TrainingFilter(
    @Nullable String q,
    @Nullable String function,
    @Nullable String site,
    @Nullable String course,
    @Nullable String show,
    @Nullable String sort,
    @Nullable Integer page) {

  static final int PAGE = 50;

  List<Row> rows(TrainingMatrix matrix) {
    return matrix.rows().stream().filter(this::wanted).sorted(order()).toList();
  }

  List<Row> page(List<Row> rows) {
    var from = Math.min((number() - 1) * PAGE, rows.size());
    return rows.subList(from, Math.min(from + PAGE, rows.size()));
  }

  /** The page, from 1. */
  public int number() {
    return page == null || page < 1 ? 1 : page;
  }

  static int openMusts(Row row) {
    return (int)
        row.cells().values().stream().filter(cell -> cell.must() && cell.state().open()).count();
  }

  private boolean wanted(Row row) {
    var person = row.person();
    var text = given(q).toLowerCase(Locale.ROOT);
    return (person.name().toLowerCase(Locale.ROOT).contains(text)
            || person.employeeId().toLowerCase(Locale.ROOT).contains(text))
        && (given(function).isEmpty()
            || person.functions().stream().anyMatch(f -> f.name().equals(function)))
        && (given(site).isEmpty() || person.site().equals(site))
        && (given(course).isEmpty() || row.cells().containsKey(course))
        && shown(row);
  }

  private boolean shown(Row row) {
    var cells =
        row.cells().values().stream()
            .filter(cell -> given(course).isEmpty() || cell.courseId().equals(course))
            .toList();
    return switch (given(show)) {
      case "gaps" -> cells.stream().anyMatch(cell -> cell.must() && cell.state().open());
      case "soon" -> cells.stream().anyMatch(TrainingFilter::soon);
      case "complete" -> cells.stream().noneMatch(cell -> cell.must() && cell.state().open());
      default -> true;
    };
  }

  private static boolean soon(Cell cell) {
    return cell.state() == State.EXPIRES_SOON || cell.state() == State.NOT_DUE_YET;
  }

  private Comparator<Row> order() {
    Comparator<Row> byId = Comparator.comparing(row -> row.person().employeeId());
    return switch (given(sort)) {
      case "name" ->
          Comparator.<Row, String>comparing(
                  row -> row.person().name(), String.CASE_INSENSITIVE_ORDER)
              .thenComparing(byId);
      case "site" ->
          Comparator.<Row, String>comparing(row -> row.person().site()).thenComparing(byId);
      case "since" ->
          Comparator.<Row, LocalDate>comparing(row -> row.person().startedOn())
              .reversed()
              .thenComparing(byId);
      case "gaps" ->
          Comparator.<Row>comparingInt(TrainingFilter::openMusts).reversed().thenComparing(byId);
      default -> byId;
    };
  }

  private static String given(@Nullable String text) {
    return text == null ? "" : text.strip();
  }
}
