package org.ctpat.model;

import org.jspecify.annotations.Nullable;

/**
 * A process in the list of all.
 *
 * @param file name of the file that the newest version was deployed from
 * @param version newest version
 * @param versions how many are deployed
 * @param running instances, of all versions
 * @param troubled those of them that wait for an operator
 * @param median days from start to end of the instances that ended last, null when none did
 * @param ended how many of them were looked at
 */
public record ModelSummary(
    String id,
    String name,
    String file,
    int version,
    int versions,
    long running,
    long troubled,
    @Nullable Double median,
    int ended) {}
