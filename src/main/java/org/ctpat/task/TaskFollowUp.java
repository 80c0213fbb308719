package org.ctpat.task;

import java.time.LocalDate;

/**
 * When a person looks at a task again.
 *
 * @param note empty when nothing was noted
 */
public record TaskFollowUp(LocalDate on, String note) {}
