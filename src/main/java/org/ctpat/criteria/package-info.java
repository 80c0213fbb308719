/**
 * The minimum security criteria, and each company's security profile: answers and evidence by
 * criterion.
 */
@org.jspecify.annotations.NullMarked
package org.ctpat.criteria;
