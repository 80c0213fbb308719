package org.ctpat.criteria;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A fact about a company on which criteria depend, as the company states it.
 *
 * @param key such as {@code cameras}
 * @param holds null while the company has not said anything: then the criteria are asked
 * @param whenNot why the criteria do not apply, when it does not hold
 * @param criteria criteria that do not apply when it does not hold
 */
public record CompanyFact(
    String key,
    String question,
    String whenNot,
    @Nullable Boolean holds,
    List<Criterion> criteria,
    @Nullable String statedBy,
    @Nullable Instant statedAt) {}
