package org.ctpat.training;

/**
 * A must course that a person lacks.
 *
 * @param employeeId empty when the company named nobody at all
 * @param text the gap in words, such as "E-024 Tom Nowak: TR07 … was due on 2027-01-04 and is
 *     missing"
 */
public record TrainingGap(String employeeId, String name, String courseId, String text) {}
