package org.ctpat.task;

import java.time.Instant;
import java.util.Map;

/** What a person typed into a form without handing it in. */
public record Draft(Map<String, Object> data, Instant savedAt) {}
