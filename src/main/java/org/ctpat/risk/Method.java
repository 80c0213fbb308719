package org.ctpat.risk;

import jakarta.persistence.Embeddable;
import java.time.LocalDate;

/**
 * How the company assesses risks, documented as step 5 of the guide asks.
 *
 * @param setUpOn date the process was set up
 * @param responsible responsible persons and substitutes, by function
 * @param due when an assessment is due, such as a new supplier
 * @param frequency how often
 * @param threats how threats are assessed and with which sources
 * @param vulnerabilities how vulnerabilities are assessed: survey, visit, proof of status
 * @param followUp how actions are followed up
 * @param training how staff are trained for it
 * @param oversight management oversight
 */
@Embeddable
public record Method(
    LocalDate setUpOn,
    String responsible,
    String due,
    String frequency,
    String threats,
    String vulnerabilities,
    String followUp,
    String training,
    String oversight) {}
