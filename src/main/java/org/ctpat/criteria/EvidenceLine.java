package org.ctpat.criteria;

import org.jspecify.annotations.Nullable;

/**
 * An answer with its evidence as it serves another country's programme.
 *
 * @param counterpart the section of that programme, null when none is known
 */
public record EvidenceLine(@Nullable Counterpart counterpart, ProfileView.CriterionAnswer answer) {}
