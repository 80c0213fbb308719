/**
 * What a company and CBP write to each other about an account: messages with files, read state, and
 * notes that stay within CBP. Nothing is changed once it is sent.
 */
@org.jspecify.annotations.NullMarked
package org.ctpat.conversation;
