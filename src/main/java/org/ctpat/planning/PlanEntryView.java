package org.ctpat.planning;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A member in the work plan.
 *
 * @param rank 1 for the most urgent
 * @param dueOn when its validation is due by DL04 or DL05, null without a date
 * @param points sum of the rows of decision {@code validationPriority} that fit
 * @param reasons those rows in words, with their points
 * @param byHand whether headquarters struck it out or added it
 * @param note why headquarters changed it, or why it was skipped
 * @param selectOn day on which its validation begins, null before the approval
 */
public record PlanEntryView(
    int rank,
    String accountNumber,
    String companyName,
    String entityType,
    String fieldOffice,
    @Nullable LocalDate dueOn,
    int points,
    List<String> reasons,
    EntryState state,
    boolean byHand,
    String note,
    @Nullable String changedBy,
    @Nullable LocalDate selectOn) {}
