package org.ctpat.training;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A check of effectiveness as entered.
 *
 * @param courseId course whose effect was checked
 * @param peopleConcerned person or group in words, such as "Drivers"
 * @param tookPart employee ids, at least one
 * @param notPassed employee ids of those who did not pass
 * @param finding what was seen, and what is done about it; needed when somebody did not pass
 */
public record CheckData(
    String courseId,
    CheckKind kind,
    LocalDate heldOn,
    String peopleConcerned,
    List<String> tookPart,
    Set<String> notPassed,
    String finding,
    @Nullable String evidenceDocumentId) {}
