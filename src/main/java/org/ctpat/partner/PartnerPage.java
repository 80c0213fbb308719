package org.ctpat.partner;

import java.util.List;

/** Some partners of a company, of so many found on so many pages. */
public record PartnerPage(List<PartnerView> partners, long found, int pages) {}
