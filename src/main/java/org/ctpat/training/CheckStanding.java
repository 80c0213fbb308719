package org.ctpat.training;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Whether the effect of a course was checked (criterion 12.4, should).
 *
 * @param trained active people who have done the course
 * @param last last check, null when there was none
 * @param dueOn when the next check should be held, null while nobody has done the course
 * @param due whether that day has passed
 */
public record CheckStanding(
    Course course, int trained, @Nullable CheckView last, @Nullable LocalDate dueOn, boolean due) {}
