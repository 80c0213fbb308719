package org.ctpat.criteria;

import java.util.List;

/**
 * A document that a company can adapt.
 *
 * @param criteria ids of the criteria whose guidance names it
 */
public record GuidanceTemplate(String key, String title, String purpose, List<String> criteria) {}
