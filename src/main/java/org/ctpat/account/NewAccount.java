package org.ctpat.account;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a company when its account is opened.
 *
 * @param entityType code of the entity type, such as {@code IMP}
 * @param officer the company officer; kind OFFICER
 * @param contact the point of contact, null when the officer is it
 */
public record NewAccount(
    String entityType, String companyName, Contact officer, @Nullable Contact contact) {}
