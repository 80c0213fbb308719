package org.ctpat.planning;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What the ranking reads of a member.
 *
 * @param dueOn when its validation is due by DL04 or DL05, null without a date
 * @param risk highest risk of a lane of the approved risk assessment: low, medium, high, or none
 * @param lanes cargo lanes of that assessment
 * @param incidents security incidents since the beginning of the cycle
 * @param changes changes of the company profile since then
 * @param overdueActions corrective actions not answered in time
 */
record MemberFacts(
    String accountNumber,
    String companyName,
    String entityType,
    String fieldOffice,
    @Nullable LocalDate dueOn,
    String risk,
    int lanes,
    int incidents,
    int changes,
    int overdueActions) {}
