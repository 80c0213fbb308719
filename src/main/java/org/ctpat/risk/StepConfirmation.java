package org.ctpat.risk;

import jakarta.persistence.Embeddable;
import java.time.LocalDate;

/** Who confirmed a step last, and with which task. */
@Embeddable
record StepConfirmation(long taskKey, String confirmedBy, LocalDate confirmedOn) {}
