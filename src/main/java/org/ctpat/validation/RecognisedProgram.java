package org.ctpat.validation;

import java.time.YearMonth;

/**
 * A foreign programme with a mutual recognition arrangement (fact sheet section 15).
 *
 * @param code such as {@code MX}
 * @param signed month in which the arrangement was signed
 */
public record RecognisedProgram(String code, String partner, String program, YearMonth signed) {}
