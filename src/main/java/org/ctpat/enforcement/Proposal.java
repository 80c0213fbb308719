package org.ctpat.enforcement;

import org.ctpat.account.SuspensionGrounds;
import org.jspecify.annotations.Nullable;

/**
 * What a person of CBP writes to propose a suspension.
 *
 * @param grounds null when none is chosen
 * @param statement the facts, in sentences; the company reads them
 * @param knowinglyFalse whether the company gave false information knowingly (6 U.S.C. 967(b))
 * @param aggravated whether headquarters is asked to remove the member at once
 */
public record Proposal(
    @Nullable SuspensionGrounds grounds,
    String statement,
    boolean knowinglyFalse,
    boolean aggravated) {}
