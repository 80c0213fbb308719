package org.ctpat.enforcement;

import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What stays open in the sources on suspension and removal.
 *
 * @param waitingTimeAfter events of {@code account-states.json} after which a removed company waits
 *     before it applies again (DL17); the fact sheet takes the one after non-response
 */
@ConfigurationProperties("ctpat.enforcement")
record EnforcementSettings(@DefaultValue("no_response_confirmed") Set<String> waitingTimeAfter) {}
