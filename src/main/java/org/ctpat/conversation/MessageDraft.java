package org.ctpat.conversation;

import java.time.Instant;

/** What a person has typed and not sent yet. */
public record MessageDraft(String about, String text, boolean internal, Instant savedAt) {}
