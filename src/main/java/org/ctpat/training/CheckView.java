package org.ctpat.training;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A check of effectiveness as stored; numbers are people. */
public record CheckView(
    String courseId,
    CheckKind kind,
    LocalDate heldOn,
    String peopleConcerned,
    int tookPart,
    int notPassed,
    boolean goalMet,
    String finding,
    @Nullable String evidenceDocumentId,
    String recordedBy) {}
