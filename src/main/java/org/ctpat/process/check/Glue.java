package org.ctpat.process.check;

import java.util.Map;
import java.util.Set;

/**
 * What the code brings to the models.
 *
 * @param workers job type of each service task worker, with the names of the variables that it
 *     writes
 * @param listeners job types of the user task listeners
 * @param messages name of each message that the code publishes, with the names of the variables it
 *     carries
 * @param handledForms ids of the forms whose submissions a module takes
 * @param candidateGroups groups that people can belong to; those of members without the account
 *     number: {@code member-}
 */
public record Glue(
    Map<String, Set<String>> workers,
    Set<String> listeners,
    Map<String, Set<String>> messages,
    Set<String> handledForms,
    Set<String> candidateGroups) {}
