package org.ctpat.model;

/**
 * A deployed version.
 *
 * @param key process definition key in the engine
 * @param running instances of this version
 * @param troubled those of them that wait for an operator
 */
public record ModelVersion(
    long key, int version, String name, String file, long running, long troubled) {}
