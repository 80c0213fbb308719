package org.ctpat.announcement;

import java.time.LocalDate;
import org.ctpat.account.Audience;
import org.jspecify.annotations.Nullable;

/** What somebody writes as an announcement, and to whom. */
public record AnnouncementEntry(
    String title,
    String text,
    @Nullable LocalDate effectiveOn,
    boolean mustAcknowledge,
    Audience audience) {}
