package org.ctpat.deadline;

import java.time.LocalDate;

/** A due date has moved, since its clock stood still for a while. */
public record DueDateMoved(
    String accountNumber, String caseId, String ruleId, LocalDate from, LocalDate to) {}
