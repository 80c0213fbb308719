package org.ctpat.account;

import java.util.List;
import org.ctpat.audit.Actor;

/**
 * A company profile names countries of origin that it did not name before.
 *
 * @param countries as the company wrote them
 */
public record OriginsAdded(String accountNumber, List<String> countries, Actor by) {}
