package org.ctpat.enforcement;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A goal of a reinstatement plan as the company writes it.
 *
 * @param text what will be reached, such that somebody else can see it
 * @param criterionId criterion that it meets, null when it concerns none
 * @param dueOn day by which it is reached, U.S. Eastern
 * @param documentIds files that show how
 * @param replaces number of a goal that was not reached and that this one takes the place of
 */
public record GoalEntry(
    String text,
    @Nullable String criterionId,
    @Nullable LocalDate dueOn,
    List<String> documentIds,
    @Nullable Integer replaces) {}
