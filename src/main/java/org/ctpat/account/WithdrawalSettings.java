package org.ctpat.account;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What stays open in the sources on leaving the programme.
 *
 * @param suspendedWaits whether a company that leaves while it is suspended waits before it applies
 *     again (DL17), as one removed for non-response does; who leaves in good standing never waits
 */
@ConfigurationProperties("ctpat.withdrawal")
record WithdrawalSettings(@DefaultValue("true") boolean suspendedWaits) {}
