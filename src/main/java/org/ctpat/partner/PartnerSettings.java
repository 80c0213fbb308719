package org.ctpat.partner;

import java.time.Period;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How business partners are watched; all of it is a design choice.
 *
 * @param chunk partners looked at, or dependent members told, in one transaction
 * @param remindBefore how long before its last day a proof expires soon
 * @param checkAgain when a partner is checked again unless the company says otherwise
 * @param linkLasts how long a link to a questionnaire leads there
 */
@ConfigurationProperties("ctpat.partners")
public record PartnerSettings(
    @DefaultValue("200") int chunk,
    @DefaultValue("30d") Period remindBefore,
    @DefaultValue("12m") Period checkAgain,
    @DefaultValue("30d") Period linkLasts) {}
