package org.ctpat.partner;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A proof to be recorded.
 *
 * @param programme code of the recognised programme, of an AEO certificate alone, such as {@code
 *     MX}
 * @param reference number of the certificate, or who confirmed by e-mail
 * @param validUntil last day
 * @param files ids of the company's documents
 */
public record ProofEntry(
    ProofKind kind,
    @Nullable String programme,
    String reference,
    LocalDate obtainedOn,
    @Nullable LocalDate validUntil,
    String note,
    List<String> files) {}
