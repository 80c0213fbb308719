package org.ctpat.training;

import java.time.LocalDate;
import java.util.Set;

/**
 * A person of a company as entered.
 *
 * @param employeeId the company's own number, letters, digits and {@code - _ . /}, at most 40
 *     characters
 * @param functions what the person does, at least one
 * @param startedOn first day in the present functions
 */
public record PersonData(
    String employeeId, String name, Set<JobFunction> functions, String site, LocalDate startedOn) {}
