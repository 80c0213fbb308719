package org.ctpat.conversation;

/**
 * A message to be sent.
 *
 * @param caseId case that it is about, empty for the account as a whole
 * @param about criterion or finding that it is about; may be empty
 * @param internal a note within CBP
 * @param sendKey the same when the same message is sent again, so that it is kept once
 */
public record NewMessage(
    String caseId, String about, String text, boolean internal, String sendKey) {}
