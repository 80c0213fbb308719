/**
 * Mails to people of companies and of CBP: written with the change that they tell of, sent after it
 * from an outbox, at once or as a daily digest.
 */
@org.jspecify.annotations.NullMarked
package org.ctpat.mail;
