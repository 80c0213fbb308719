package org.ctpat.task;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A submission on its way to the engine.
 *
 * @param action name under which to complete the task, which {@link TaskEvents#completing} knows it
 *     by
 * @param data variables to complete it with, null for keys of the form without a value
 */
public record HandIn(
    long taskKey,
    String action,
    String personId,
    @Nullable String assignee,
    Map<String, Object> data) {}
