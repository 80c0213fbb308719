package org.ctpat.risk;

import java.time.Period;

/**
 * What the risk of a lane asks for, by decision {@code riskTreatment}.
 *
 * @param work work on the vulnerabilities of its parties, in words
 * @param lookAgainAfter period after which the lane is to be looked at again
 */
public record Treatment(Level risk, String work, Period lookAgainAfter) {}
