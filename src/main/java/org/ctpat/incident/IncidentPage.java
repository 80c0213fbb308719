package org.ctpat.incident;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of incidents, newest first.
 *
 * @param next where the next page begins, null on the last one
 */
public record IncidentPage(List<IncidentView> incidents, @Nullable Long next) {}
