package org.ctpat.renewal;

import jakarta.persistence.Embeddable;
import java.time.LocalDate;

/** A section that a person of the company confirmed, with what changed in words. */
@Embeddable
record Confirmation(String changes, String confirmedBy, LocalDate confirmedOn) {}
