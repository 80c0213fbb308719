package org.ctpat.announcement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.ctpat.account.Audience;
import org.jspecify.annotations.Nullable;

/**
 * An announcement.
 *
 * @param effectiveOn from when it holds, if it says so
 * @param withdrawalReason why it was withdrawn; null while it holds
 */
public record Announcement(
    long id,
    String title,
    String text,
    @Nullable LocalDate effectiveOn,
    boolean mustAcknowledge,
    Audience audience,
    State state,
    String writtenBy,
    Instant writtenAt,
    @Nullable String publishedBy,
    @Nullable Instant publishedAt,
    @Nullable String withdrawnBy,
    @Nullable Instant withdrawnAt,
    @Nullable String withdrawalReason,
    List<File> files) {

  /** Not yet published, published, or withdrawn after that. */
  public enum State {
    DRAFT("Draft", "warn"),
    PUBLISHED("Published", "ok"),
    WITHDRAWN("Withdrawn", "plain");

    private final String label;
    private final String mark;

    State(String label, String mark) {
      this.label = label;
      this.mark = mark;
    }

    public String label() {
      return label;
    }

    /** Colour of its tag. */
    public String mark() {
      return mark;
    }
  }

  /** A file that comes with it. */
  public record File(String documentId, String fileName) {}
}
