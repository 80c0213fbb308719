package org.ctpat.validation;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The visit of one site.
 *
 * @param visitId such as {@code 10-000101-VAL-1-V2}
 * @param country two-letter code
 * @param visitOn agreed date, null before it is agreed
 * @param criteria ids of the criteria to be tested at this site
 * @param peopleMet functions and names as the specialist wrote them
 * @param facts what the kind of the validation asks for, once the visit is reported
 * @param conductedBy sign-in name of the specialist who reported the visit, null before
 */
public record SiteVisitView(
    String visitId,
    String siteId,
    String siteName,
    String country,
    boolean foreign,
    @Nullable LocalDate visitOn,
    List<String> criteria,
    @Nullable LocalTime startedAt,
    @Nullable LocalTime endedAt,
    @Nullable String peopleMet,
    @Nullable String summary,
    List<Fact> facts,
    @Nullable String conductedBy) {}
