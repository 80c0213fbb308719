package org.ctpat.partner;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A proof of a partner's security.
 *
 * @param programme code of the recognised programme, of an AEO certificate alone
 * @param validUntil last day; null for a status verification, which ends with the consent
 * @param endedWhy why it counts no more before its last day
 * @param good whether it counts today
 */
public record ProofView(
    long id,
    ProofKind kind,
    @Nullable String programme,
    String reference,
    LocalDate obtainedOn,
    @Nullable LocalDate validUntil,
    String note,
    List<String> files,
    String recordedBy,
    @Nullable LocalDate endedOn,
    @Nullable String endedWhy,
    boolean good) {}
