package org.ctpat.validation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A document that the notice of a validation asks for.
 *
 * @param asked in words, as the specialist wrote it
 * @param criteria ids of the criteria that it is to prove, such as {@code 6.1}; empty when it names
 *     none
 * @param documentIds the company's files
 * @param note where the team finds it, or why it is not available
 * @param remark what the specialist misses
 * @param evidence files that the security profile has for these criteria, and that are not among
 *     the company's files here
 */
public record DocumentRequest(
    long id,
    String asked,
    List<String> criteria,
    DocumentRequestState state,
    List<String> documentIds,
    @Nullable String note,
    @Nullable String remark,
    @Nullable String answeredBy,
    @Nullable Instant answeredAt,
    @Nullable String judgedBy,
    List<String> evidence) {}
