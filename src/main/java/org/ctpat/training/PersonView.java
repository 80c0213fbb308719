package org.ctpat.training;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A person of a company as stored.
 *
 * @param version to be handed back with a change
 * @param retiredOn last day, null while active
 */
public record PersonView(
    String employeeId,
    String name,
    Set<JobFunction> functions,
    String site,
    LocalDate startedOn,
    boolean active,
    @Nullable LocalDate retiredOn,
    long version) {}
