package org.ctpat.training;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.ctpat.training.TrainingMatrix.Cell;

/**
 * Everything about one person's training.
 *
 * @param cells state of each course that is needed or done, by course id
 * @param done completed trainings, newest first
 */
public record PersonRecord(
    PersonView person, Map<String, Cell> cells, List<CompletionView> done, List<Asked> asked) {

  /** An occasion that asked for training. */
  public record Asked(Occasion occasion, LocalDate occurredOn, String reason) {}

  /** What is open now, musts and shoulds. */
  public List<Cell> gaps() {
    return person.active()
        ? cells.values().stream()
            .filter(cell -> !cell.level().isEmpty() && cell.state().open())
            .toList()
        : List.of();
  }
}
