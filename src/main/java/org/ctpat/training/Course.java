package org.ctpat.training;

import java.util.List;

/**
 * A course of the training programme (criteria 12.1 to 12.10).
 *
 * @param id such as {@code TR06}
 * @param criteria criteria it serves
 * @param must whether the criteria say must or should
 * @param entityTypes codes of the entity types concerned, {@code *} for all
 * @param whenFirst when it is first due, in words
 * @param refresh how often it is repeated, in words
 * @param evidence what proves it
 */
public record Course(
    String id,
    String topic,
    List<String> criteria,
    boolean must,
    String audience,
    List<String> entityTypes,
    String whenFirst,
    String refresh,
    String evidence,
    String confidence,
    String source) {}
