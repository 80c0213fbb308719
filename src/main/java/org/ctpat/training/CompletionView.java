package org.ctpat.training;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A completed training as stored; for the values see {@link CompletionData}. */
public record CompletionView(
    String courseId,
    LocalDate completedOn,
    int minutes,
    String trainer,
    String topics,
    CompletionData.Result result,
    String score,
    @Nullable String evidenceDocumentId,
    @Nullable LocalDate nextDueOn,
    String recordedBy,
    Instant recordedAt) {}
