package org.ctpat.task;

/** A submission was accepted and stored; it has to be handed to the engine. */
public record TaskSubmitted(long taskKey, long submissionId, int attempt) {}
