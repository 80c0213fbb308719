/**
 * Companies in the programme: entity type, identifiers, contacts, sites, agreement, membership
 * status, tier and benefits.
 */
@org.jspecify.annotations.NullMarked
package org.ctpat.account;
